//! What is owed on an account, as `/liabilities/get` tells it.
//! <https://plaid.com/docs/api/products/liabilities/>

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What is owed on an account. Amounts are in dollars, rates in per cent.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Liability {
    /// A credit card.
    Credit(CreditLiability),
    /// A mortgage.
    Mortgage(MortgageLiability),
    /// A student loan.
    Student(StudentLiability),
}

/// What is owed on a credit card.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CreditLiability {
    aprs: Vec<Apr>,
    is_overdue: Option<bool>,
    last_payment_amount: Option<f64>,
    last_payment_date: Option<Date>,
    last_statement_balance: Option<f64>,
    last_statement_issue_date: Option<Date>,
    minimum_payment_amount: Option<f64>,
    next_payment_due_date: Option<Date>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Apr {
    apr_percentage: f64,
    apr_type: AprType,
    balance_subject_to_apr: Option<f64>,
    interest_charge_amount: Option<f64>,
}

#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum AprType {
    BalanceTransferApr,
    CashApr,
    PurchaseApr,
    Special,
}

/// What is owed on a mortgage.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MortgageLiability {
    account_number: Option<String>,
    current_late_fee: Option<f64>,
    escrow_balance: Option<f64>,
    has_pmi: Option<bool>,
    has_prepayment_penalty: Option<bool>,
    interest_rate: InterestRate,
    last_payment_amount: Option<f64>,
    last_payment_date: Option<Date>,
    loan_term: Option<String>,
    loan_type_description: Option<String>,
    maturity_date: Option<Date>,
    next_monthly_payment: Option<f64>,
    next_payment_due_date: Option<Date>,
    origination_date: Option<Date>,
    origination_principal_amount: Option<f64>,
    past_due_amount: Option<f64>,
    property_address: Place,
    ytd_interest_paid: Option<f64>,
    ytd_principal_paid: Option<f64>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct InterestRate {
    percentage: Option<f64>,
    #[serde(rename = "type")]
    kind: Option<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Place {
    city: Option<String>,
    country: Option<String>,
    postal_code: Option<String>,
    region: Option<String>,
    street: Option<String>,
}

/// What is owed on a student loan.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StudentLiability {
    account_number: Option<String>,
    disbursement_dates: Option<Vec<Date>>,
    expected_payoff_date: Option<Date>,
    guarantor: Option<String>,
    interest_rate_percentage: f64,
    is_overdue: Option<bool>,
    last_payment_amount: Option<f64>,
    last_payment_date: Option<Date>,
    last_statement_balance: Option<f64>,
    last_statement_issue_date: Option<Date>,
    loan_name: Option<String>,
    loan_status: LoanStatus,
    minimum_payment_amount: Option<f64>,
    next_payment_due_date: Option<Date>,
    origination_date: Option<Date>,
    origination_principal_amount: Option<f64>,
    outstanding_interest_amount: Option<f64>,
    payment_reference_number: Option<String>,
    pslf_status: PslfStatus,
    repayment_plan: RepaymentPlan,
    sequence_number: Option<String>,
    servicer_address: Place,
    ytd_interest_paid: Option<f64>,
    ytd_principal_paid: Option<f64>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct LoanStatus {
    end_date: Option<Date>,
    #[serde(rename = "type")]
    kind: Option<LoanStanding>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct PslfStatus {
    estimated_eligibility_date: Option<Date>,
    payments_made: Option<u32>,
    payments_remaining: Option<u32>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RepaymentPlan {
    description: Option<String>,
    #[serde(rename = "type")]
    kind: Option<Repayment>,
}

/// How a student loan stands.
#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum LoanStanding {
    Cancelled,
    #[serde(rename = "charged off")]
    ChargedOff,
    Claim,
    Consolidated,
    Deferment,
    Delinquent,
    Discharged,
    Extension,
    Forbearance,
    #[serde(rename = "in grace")]
    InGrace,
    #[serde(rename = "in military")]
    InMilitary,
    #[serde(rename = "in school")]
    InSchool,
    #[serde(rename = "not fully disbursed")]
    NotFullyDisbursed,
    Other,
    #[serde(rename = "paid in full")]
    PaidInFull,
    Refunded,
    Repayment,
    Transferred,
    #[serde(rename = "pending idr")]
    PendingIdr,
}

/// How a student loan is paid back.
#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
enum Repayment {
    #[serde(rename = "extended graduated")]
    ExtendedGraduated,
    #[serde(rename = "extended standard")]
    ExtendedStandard,
    #[serde(rename = "graduated")]
    Graduated,
    #[serde(rename = "income-contingent repayment")]
    IncomeContingent,
    #[serde(rename = "income-based repayment")]
    IncomeBased,
    #[serde(rename = "income-sensitive repayment")]
    IncomeSensitive,
    #[serde(rename = "interest-only", alias = "interest only")]
    InterestOnly,
    #[serde(rename = "other")]
    Other,
    #[serde(rename = "pay as you earn")]
    PayAsYouEarn,
    #[serde(rename = "revised pay as you earn")]
    RevisedPayAsYouEarn,
    #[serde(rename = "standard")]
    Standard,
    #[serde(rename = "saving on a valuable education")]
    Saving,
}
