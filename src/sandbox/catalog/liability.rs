//! What is owed on an account, as `/liabilities/get` tells it.
//! <https://plaid.com/docs/api/products/liabilities/>

mod custom;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::sandbox::named::named;

pub use custom::{CustomCredit, CustomStudent};

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
    /// A credit card of a custom user.
    #[serde(skip)]
    CustomCredit(CustomCredit),
    /// A student loan of a custom user.
    #[serde(skip)]
    CustomStudent(CustomStudent),
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

named! {
    /// What a rate of a credit card applies to.
    pub enum AprType {
        BalanceTransfer = "balance_transfer_apr",
        Cash = "cash_apr",
        Purchase = "purchase_apr",
        Special = "special",
    }
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

named! {
    /// How a student loan stands.
    pub enum LoanStanding {
        Cancelled = "cancelled",
        ChargedOff = "charged off",
        Claim = "claim",
        Consolidated = "consolidated",
        Deferment = "deferment",
        Delinquent = "delinquent",
        Discharged = "discharged",
        Extension = "extension",
        Forbearance = "forbearance",
        InGrace = "in grace",
        InMilitary = "in military",
        InSchool = "in school",
        NotFullyDisbursed = "not fully disbursed",
        Other = "other",
        PaidInFull = "paid in full",
        Refunded = "refunded",
        Repayment = "repayment",
        Transferred = "transferred",
        PendingIdr = "pending idr",
    }
}

named! {
    /// How a student loan is paid back.
    pub enum Repayment {
        ExtendedGraduated = "extended graduated",
        ExtendedStandard = "extended standard",
        Graduated = "graduated",
        IncomeContingent = "income-contingent repayment",
        IncomeBased = "income-based repayment",
        IncomeSensitive = "income-sensitive repayment",
        InterestOnly = "interest-only",
        Other = "other",
        PayAsYouEarn = "pay as you earn",
        RevisedPayAsYouEarn = "revised pay as you earn",
        Standard = "standard",
        Saving = "saving on a valuable education",
    }
}
