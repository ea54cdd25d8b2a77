//! What is owed on an account of a custom user: what it says, and what follows from the day.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{
    Apr, AprType, CreditLiability, LoanStanding, LoanStatus, Place, PslfStatus, Repayment,
    RepaymentPlan, StudentLiability,
};

/// Least payment of a month unless a loan says another, in dollars.
const MINIMUM_PAYMENT: f64 = 25.0;
const DAYS_A_YEAR: f64 = 365.0;

/// A credit card of a custom user.
#[derive(Debug, Clone, Default)]
pub struct CustomCredit {
    /// Rates, in per cent.
    pub aprs: Vec<(AprType, f64)>,
    /// Whether a payment is late.
    pub is_overdue: Option<bool>,
    /// The last payment.
    pub last_payment_amount: Option<f64>,
    /// The least payment of a month.
    pub minimum_payment_amount: Option<f64>,
}

/// A student loan of a custom user.
#[derive(Debug, Clone, Default)]
pub struct CustomStudent {
    /// Number of the account.
    pub account_number: String,
    /// The day it is paid back, where it is not computed.
    pub expected_payoff_date: Option<Date>,
    /// Who vouches for it.
    pub guarantor: Option<String>,
    /// Months after which interest is added to what bears interest.
    pub grace_months: Option<i32>,
    /// Rate, in per cent.
    pub nominal_apr: f64,
    /// Whether a payment is late.
    pub is_overdue: Option<bool>,
    /// The last payment.
    pub last_payment_amount: Option<f64>,
    /// Its name.
    pub loan_name: Option<String>,
    /// How it stands until when, where that does not follow from the day.
    pub loan_status: Option<(Option<LoanStanding>, Option<Date>)>,
    /// The least payment of a month.
    pub minimum_payment_amount: Option<f64>,
    /// When it was lent.
    pub origination_date: Option<Date>,
    /// What payments name.
    pub payment_reference_number: Option<String>,
    /// What was lent.
    pub principal: f64,
    /// The day loans of public servants may be forgiven, payments made, and payments to come.
    pub pslf_status: (Option<Date>, Option<u32>, Option<u32>),
    /// How it is paid back, in words.
    pub plan_description: Option<String>,
    /// How it is paid back.
    pub plan: Option<Repayment>,
    /// Months before it is paid back, and months it takes.
    pub months: Option<(i32, i32)>,
    /// Number among the loans of a person.
    pub sequence_number: Option<String>,
    /// City, country, postal code, region and street of who collects payments.
    pub servicer_address: Option<[Option<String>; 5]>,
}

impl CustomCredit {
    /// What is owed on a day, with `balance` on the account.
    pub(in crate::sandbox) fn on(&self, today: Date, balance: Option<f64>) -> CreditLiability {
        let aprs = self.aprs.iter().map(|(apr_type, percentage)| Apr {
            apr_percentage: *percentage,
            apr_type: *apr_type,
            balance_subject_to_apr: None,
            interest_charge_amount: None,
        });
        CreditLiability {
            aprs: aprs.collect(),
            is_overdue: Some(self.is_overdue.unwrap_or_default()),
            last_payment_amount: self.last_payment_amount,
            last_payment_date: None,
            last_statement_balance: balance,
            last_statement_issue_date: Some(today),
            minimum_payment_amount: self.minimum_payment_amount,
            next_payment_due_date: today.checked_add(1.month()).ok(),
        }
    }
}

impl CustomStudent {
    /// What is owed on a day.
    pub(in crate::sandbox) fn on(&self, today: Date) -> StudentLiability {
        let issued = today.first_of_month();
        let interest = self.interest(issued);
        let payoff = self
            .expected_payoff_date
            .or_else(|| self.after(self.paid_back()?));
        let [city, country, postal_code, region, street] =
            self.servicer_address.clone().unwrap_or_else(servicer);
        let (eligible, made, remaining) = self.pslf_status;
        let number = &self.account_number;
        StudentLiability {
            account_number: Some(number.clone()),
            disbursement_dates: self.origination_date.map(|date| vec![date]),
            expected_payoff_date: payoff,
            guarantor: Some(or(&self.guarantor, "DEPT OF ED")),
            interest_rate_percentage: self.nominal_apr,
            is_overdue: Some(self.is_overdue.unwrap_or_default()),
            last_payment_amount: self.last_payment_amount,
            last_payment_date: None,
            last_statement_balance: Some(cents(self.principal + interest)),
            last_statement_issue_date: Some(issued),
            loan_name: Some(or(&self.loan_name, "Consolidation")),
            loan_status: self.status(today, payoff),
            minimum_payment_amount: self.minimum_payment_amount.or(Some(MINIMUM_PAYMENT)),
            next_payment_due_date: issued.checked_add(1.month()).ok(),
            origination_date: self.origination_date,
            origination_principal_amount: Some(self.principal),
            outstanding_interest_amount: Some(cents(interest)),
            payment_reference_number: Some(or(&self.payment_reference_number, number)),
            pslf_status: PslfStatus {
                estimated_eligibility_date: eligible,
                payments_made: made,
                payments_remaining: remaining,
            },
            repayment_plan: RepaymentPlan {
                description: Some(or(&self.plan_description, "Standard Repayment")),
                kind: self.plan.or(Some(Repayment::Standard)),
            },
            sequence_number: Some(or(&self.sequence_number, "1")),
            servicer_address: Place {
                city,
                country,
                postal_code,
                region,
                street,
            },
            ytd_interest_paid: Some(0.0),
            ytd_principal_paid: Some(0.0),
        }
    }

    /// Months from when it was lent until it is paid back.
    fn paid_back(&self) -> Option<i32> {
        let (before, paying) = self.months?;
        Some(before.saturating_add(paying))
    }

    /// The day so many months after it was lent; none beyond the calendar.
    fn after(&self, months: i32) -> Option<Date> {
        let months = jiff::Span::new().try_months(months).ok()?;
        self.origination_date?.checked_add(months).ok()
    }

    /// Interest that has accrued by a day. It bears interest itself after the months of grace.
    fn interest(&self, day: Date) -> f64 {
        let Some(lent) = self.origination_date else {
            return 0.0;
        };
        let simple = |amount: f64, from: Date| {
            let days = (day - from).get_days().max(0);
            amount * self.nominal_apr / 100.0 * f64::from(days) / DAYS_A_YEAR
        };
        let grace = self.grace_months.and_then(|months| self.after(months));
        match grace.filter(|end| *end < day) {
            Some(end) => {
                let days = (end - lent).get_days().max(0);
                let until = self.principal * self.nominal_apr / 100.0 * f64::from(days);
                let until = until / DAYS_A_YEAR;
                until + simple(self.principal + until, end)
            }
            None => simple(self.principal, lent),
        }
    }

    fn status(&self, today: Date, payoff: Option<Date>) -> LoanStatus {
        if let Some((kind, end_date)) = self.loan_status {
            return LoanStatus { end_date, kind };
        }
        let begin = self.months.and_then(|(before, _)| self.after(before));
        if begin.is_some_and(|begin| begin <= today) {
            return LoanStatus {
                end_date: payoff,
                kind: Some(LoanStanding::Repayment),
            };
        }
        LoanStatus {
            end_date: None,
            kind: Some(LoanStanding::InSchool),
        }
    }
}

fn or(said: &Option<String>, usual: &str) -> String {
    said.clone().unwrap_or_else(|| usual.to_owned())
}

fn cents(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0
}

/// Who collects payments, unless a loan says another.
fn servicer() -> [Option<String>; 5] {
    ["San Matias", "US", "99415", "CA", "123 Relaxation Road"].map(|it| Some(it.to_owned()))
}
