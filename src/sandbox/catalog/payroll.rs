//! What payroll providers know of people, and employers to search.
//! <https://plaid.com/docs/income/payroll-income/>

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::TestUser;
use super::bank_statement::BankStatement;

/// All of it.
#[derive(Debug, Default)]
pub struct Payrolls {
    /// By the name people sign in with; the first is whose data documents show.
    pub people: Vec<Payroll>,
    /// Employers, as `/employers/search` finds them.
    pub employers: Vec<Employer>,
    /// Names of employers whose payroll is likely, or unlikely, to be supported.
    pub prechecks: Vec<Precheck>,
    /// What is read in bank statements, whichever are sent.
    pub bank_statement: Option<BankStatement>,
}

/// An employer that can be searched.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Employer {
    /// Its name.
    pub name: String,
    /// City.
    pub city: String,
    /// Postal code.
    pub postal_code: String,
    /// State.
    pub region: String,
    /// Street and number.
    pub street: String,
}

/// How likely it is that the payroll of an employer is supported.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Precheck {
    /// The name that is sent.
    pub employer: String,
    /// `HIGH` or `LOW`.
    pub confidence: String,
}

/// One person.
#[derive(Debug)]
pub struct Payroll {
    /// What to type.
    pub username: String,
    /// The password.
    pub password: String,
    /// The last digits of the social security number.
    pub ssn_last_four: String,
    /// Who it is for Items.
    pub user: Arc<TestUser>,
    /// What documents show.
    pub facts: PayrollFacts,
}

/// What documents of a person show.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayrollFacts {
    /// The person.
    pub employee: Employee,
    /// Who employs them.
    pub employer: EmployerOfRecord,
    /// How often they are paid.
    pub pay_frequency: String,
    /// What they are paid.
    pub rate_of_pay: RateOfPay,
    /// The pay stubs there are, the newest first.
    pub pay_stubs: Vec<PayStubAge>,
    /// What every pay stub shows.
    pub pay_stub: PayStubFacts,
    /// What the form W-2 of last year shows.
    pub w2: W2Facts,
    /// What the employer says.
    pub employment: Employment,
}

/// How old a pay stub is.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayStubAge {
    /// Days since it was paid.
    pub days_ago: i64,
}

/// A postal address.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct PayrollAddress {
    city: Option<String>,
    country: Option<String>,
    postal_code: Option<String>,
    region: Option<String>,
    street: Option<String>,
}

/// A number of a taxpayer.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct TaxpayerId {
    id_mask: Option<String>,
    id_type: Option<String>,
}

/// The person on a document.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Employee {
    /// Where they live.
    pub address: PayrollAddress,
    /// Whether they are married.
    pub marital_status: Option<String>,
    /// Their name.
    pub name: Option<String>,
    /// Their number.
    pub taxpayer_id: TaxpayerId,
}

/// The employer on a document.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EmployerOfRecord {
    /// Where it is.
    pub address: PayrollAddress,
    /// Its name.
    pub name: Option<String>,
}

/// What a person is paid.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RateOfPay {
    pay_amount: Option<f64>,
    pay_rate: Option<String>,
}

impl RateOfPay {
    /// Nobody says.
    pub const UNKNOWN: &'static Self = &Self {
        pay_amount: None,
        pay_rate: None,
    };
}

/// What a pay stub shows besides its dates.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayStubFacts {
    /// What was held back.
    pub deductions: Deductions,
    /// What was earned.
    pub earnings: Earnings,
    /// All that was earned.
    pub gross_earnings: f64,
    /// What was paid out.
    pub net_pay: Line,
    /// What the cheque says.
    pub pay_amount: f64,
}

/// What was held back.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Deductions {
    /// One by one.
    pub breakdown: Vec<Line>,
    /// All of it.
    pub total: Total,
}

/// A line of a pay stub.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Line {
    /// `current_amount`
    pub current_amount: Option<f64>,
    /// `description`
    pub description: Option<String>,
    /// `iso_currency_code`
    #[serde(alias = "currency")]
    pub iso_currency_code: Option<String>,
    /// `unofficial_currency_code`
    pub unofficial_currency_code: Option<String>,
    /// `ytd_amount`
    pub ytd_amount: Option<f64>,
}

/// A sum on a pay stub.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Total {
    /// `current_amount`
    pub current_amount: Option<f64>,
    /// `iso_currency_code`
    #[serde(alias = "currency")]
    pub iso_currency_code: Option<String>,
    /// `unofficial_currency_code`
    pub unofficial_currency_code: Option<String>,
    /// `ytd_amount`
    pub ytd_amount: Option<f64>,
}

/// What was earned.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Earnings {
    /// One by one.
    pub breakdown: Vec<EarningsLine>,
    /// All of it.
    pub total: EarningsTotal,
}

/// A kind of earnings.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct EarningsLine {
    /// `canonical_description`
    pub canonical_description: Option<String>,
    /// `current_amount`
    pub current_amount: Option<f64>,
    /// `description`
    pub description: Option<String>,
    /// `hours`
    pub hours: Option<f64>,
    /// `iso_currency_code`
    #[serde(alias = "currency")]
    pub iso_currency_code: Option<String>,
    /// `rate`
    pub rate: Option<f64>,
    /// `unofficial_currency_code`
    pub unofficial_currency_code: Option<String>,
    /// `ytd_amount`
    pub ytd_amount: Option<f64>,
}

/// All earnings.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct EarningsTotal {
    /// `current_amount`
    pub current_amount: Option<f64>,
    /// `hours`
    pub hours: Option<f64>,
    /// `iso_currency_code`
    #[serde(alias = "currency")]
    pub iso_currency_code: Option<String>,
    /// `unofficial_currency_code`
    pub unofficial_currency_code: Option<String>,
    /// `ytd_amount`
    pub ytd_amount: Option<f64>,
}

/// What a form W-2 shows besides who and when.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct W2Facts {
    /// `allocated_tips`
    pub allocated_tips: Option<String>,
    /// Box 12.
    pub box_12: Vec<Box12>,
    /// Box 9.
    pub box_9: Option<String>,
    /// `dependent_care_benefits`
    pub dependent_care_benefits: Option<String>,
    /// `employer_id_number`
    pub employer_id_number: Option<String>,
    /// `federal_income_tax_withheld`
    pub federal_income_tax_withheld: Option<String>,
    /// `medicare_tax_withheld`
    pub medicare_tax_withheld: Option<String>,
    /// `medicare_wages_and_tips`
    pub medicare_wages_and_tips: Option<String>,
    /// `nonqualified_plans`
    pub nonqualified_plans: Option<String>,
    /// `other`
    pub other: Option<String>,
    /// `retirement_plan`
    pub retirement_plan: Option<String>,
    /// `social_security_tax_withheld`
    pub social_security_tax_withheld: Option<String>,
    /// `social_security_tips`
    pub social_security_tips: Option<String>,
    /// `social_security_wages`
    pub social_security_wages: Option<String>,
    /// By state.
    pub state_and_local_wages: Vec<StateWages>,
    /// `statutory_employee`
    pub statutory_employee: Option<String>,
    /// `third_party_sick_pay`
    pub third_party_sick_pay: Option<String>,
    /// `wages_tips_other_comp`
    pub wages_tips_other_comp: Option<String>,
}

/// A line of box 12.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Box12 {
    /// `amount`
    pub amount: Option<String>,
    /// `code`
    pub code: Option<String>,
}

/// Wages in a state.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct StateWages {
    /// `employer_state_id_number`
    pub employer_state_id_number: Option<String>,
    /// `local_income_tax`
    pub local_income_tax: Option<String>,
    /// `local_wages_tips`
    pub local_wages_tips: Option<String>,
    /// `locality_name`
    pub locality_name: Option<String>,
    /// `state`
    pub state: Option<String>,
    /// `state_income_tax`
    pub state_income_tax: Option<String>,
    /// `state_wages_tips`
    pub state_wages_tips: Option<String>,
}

/// What an employer says of a person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Employment {
    /// `FULL_TIME` and the like.
    pub employee_type: Option<String>,
    /// Their numbers there.
    pub platform_ids: PlatformIds,
    /// Since when.
    pub start_date: Date,
    /// Whether they still work there.
    pub status: String,
    /// What they are.
    pub title: String,
}

/// Numbers of a person at an employer.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PlatformIds {
    employee_id: Option<String>,
    payroll_id: Option<String>,
    position_id: Option<String>,
}

impl PlatformIds {
    /// Nobody says.
    pub const UNKNOWN: &'static Self = &Self {
        employee_id: None,
        payroll_id: None,
        position_id: None,
    };
}

impl EarningsLine {
    /// So many hours at a rate, in dollars.
    pub fn of(kind: &str, hours: Option<f64>, rate: Option<f64>, amount: Option<f64>) -> Self {
        Self {
            canonical_description: Some(kind.to_owned()),
            current_amount: amount,
            hours,
            iso_currency_code: Some("USD".to_owned()),
            rate,
            ..Self::default()
        }
    }
}

impl EarningsTotal {
    /// The sum of lines, as far as they say.
    pub fn of(lines: &[EarningsLine]) -> Self {
        let sum = |told: fn(&EarningsLine) -> Option<f64>| {
            let told = lines.iter().filter_map(told);
            told.reduce(|sum, it| sum + it)
                .map(|sum| (sum * 100.0).round() / 100.0)
        };
        Self {
            current_amount: sum(|it| it.current_amount),
            hours: sum(|it| it.hours),
            iso_currency_code: Some("USD".to_owned()),
            ..Self::default()
        }
    }
}
