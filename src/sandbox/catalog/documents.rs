//! Documents about what a person earns, as a custom user or an uploaded file has them.
//! <https://plaid.com/docs/income/document-income/#testing-document-income>

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::payroll::{Deductions, Earnings, Employee, EmployerOfRecord, Line, W2Facts};
use crate::sandbox::named::named;

/// What a custom user's payroll has.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OwnDocuments {
    /// Pay stubs.
    pub pay_stubs: Vec<OwnPayStub>,
    /// Forms W-2.
    pub w2s: Vec<OwnW2>,
}

/// A pay stub.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OwnPayStub {
    /// What was held back.
    pub deductions: Deductions,
    /// What was earned.
    pub earnings: Earnings,
    /// The person.
    pub employee: Employee,
    /// Who employs them.
    pub employer: EmployerOfRecord,
    /// What was paid out.
    pub net_pay: Line,
    /// For which time.
    pub period: OwnPeriod,
}

/// The time that a pay stub is for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OwnPeriod {
    /// Where the money went.
    pub distribution: Vec<Distribution>,
    /// Its last day.
    pub end: Option<Date>,
    /// All that was earned, in dollars.
    pub gross_earnings: Option<f64>,
    /// What the cheque says, in dollars.
    pub pay_amount: Option<f64>,
    /// When it was paid.
    pub pay_date: Option<Date>,
    /// How often the person is paid.
    pub pay_frequency: Option<String>,
    /// Its first day.
    pub start: Option<Date>,
}

/// Where a part of the money went.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Distribution {
    account_name: Option<String>,
    bank_name: Option<String>,
    current_amount: Option<f64>,
    #[serde(alias = "currency")]
    iso_currency_code: Option<String>,
    mask: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    unofficial_currency_code: Option<String>,
}

/// A form W-2.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OwnW2 {
    /// The person.
    pub employee: Employee,
    /// Who employs them.
    pub employer: EmployerOfRecord,
    /// What else it shows.
    pub facts: W2Facts,
    /// Its year.
    pub tax_year: Option<String>,
}

named! {
    /// How the look for fraud in a document ended.
    pub enum RiskStatus {
        PasswordProtected = "PASSWORD_PROTECTED",
        ProcessingComplete = "PROCESSING_COMPLETE",
        ProcessingError = "PROCESSING_ERROR",
        VirusDetected = "VIRUS_DETECTED",
    }
}

/// A file that says what is to be read in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Upload {
    /// As a pay stub.
    pub pay_stub: Option<OwnPayStub>,
    /// As a form W-2.
    pub w2: Option<OwnW2>,
    /// Whether nothing can be read in it.
    pub unreadable: bool,
    /// How the look for fraud ended.
    pub risk_status: RiskStatus,
    /// From 0, likely genuine, to 100, likely a fraud.
    pub risk_score: f64,
    /// What speaks for fraud.
    pub risk_signals: Vec<DocumentSignal>,
}

/// Something that speaks for fraud.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocumentSignal {
    actual_value: Option<String>,
    expected_value: Option<String>,
    field: Option<String>,
    has_fraud_risk: Option<bool>,
    institution_metadata: Option<RiskInstitution>,
    page_number: Option<u32>,
    signal_description: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RiskInstitution {
    item_id: String,
}
