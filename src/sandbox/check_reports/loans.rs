//! Loans and applications for loans that lenders tell Plaid Check of.
//! <https://plaid.com/docs/api/products/check/>

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::errors::Error;
use crate::sandbox::Sandbox;

/// What lenders have told of in a world.
#[derive(Debug, Default)]
pub(super) struct Loans {
    applications: BTreeSet<String>,
    by_id: BTreeMap<String, Loan>,
}

#[derive(Debug)]
struct Loan {
    opened: Date,
    /// Nothing more is to be told of it.
    closed: bool,
}

/// A loan that begins.
#[derive(Debug)]
pub struct NewLoan {
    /// The lender's name for it.
    pub id: String,
    /// The token of whoever has it.
    pub user_token: String,
    /// When it was opened.
    pub opened: Date,
    /// From when on its first status holds.
    pub status_date: Date,
}

/// What has become of a loan.
#[derive(Debug)]
pub struct LoanUpdate {
    /// The lender's name for it.
    pub id: Option<String>,
    /// From when on its new statuses hold.
    pub status_dates: Vec<Date>,
    /// Of each payment the number of its period and by how many days it is late.
    pub payments: Vec<(i128, i128)>,
}

fn wrong(place: usize, field: &str, rule: &str) -> Error {
    Error::invalid_field(&format!("loans[{place}].{field}"), rule)
}

impl Loans {
    /// A loan that more may be told of.
    fn open(&self, place: usize, id: Option<&str>) -> Result<&Loan, Error> {
        let known = id.and_then(|id| self.by_id.get(id));
        let open = known.filter(|loan| !loan.closed);
        let rule = "the id of a loan that is registered and not unregistered";
        open.ok_or_else(|| wrong(place, "loan_id", rule))
    }
}

impl Sandbox {
    /// Notes applications for loans and how they were decided, each by its token and id.
    ///
    /// # Errors
    /// `INVALID_USER_TOKEN`; `INVALID_FIELD` for an application that is known already. Nothing is
    /// noted then.
    pub fn register_applications(
        &mut self,
        applications: Vec<(String, String)>,
    ) -> Result<(), Error> {
        let mut ids = BTreeSet::new();
        for (place, (token, id)) in applications.into_iter().enumerate() {
            self.user(None, Some(&token))?;
            let known = self.check_reports.loans.applications.contains(&id);
            if known || !ids.insert(id) {
                let field = format!("applications[{place}].application_id");
                let rule = "the id of an application that is not registered";
                return Err(Error::invalid_field(&field, rule));
            }
        }
        self.check_reports.loans.applications.append(&mut ids);
        Ok(())
    }

    /// Notes loans.
    ///
    /// # Errors
    /// `INVALID_USER_TOKEN`; `INVALID_FIELD` for a loan that is known already, or with a status
    /// from before it was opened. Nothing is noted then.
    pub fn register_loans(&mut self, loans: Vec<NewLoan>) -> Result<(), Error> {
        let mut new = BTreeMap::new();
        for (place, loan) in loans.into_iter().enumerate() {
            self.user(None, Some(&loan.user_token))?;
            if loan.status_date < loan.opened {
                let rule = "a date that is not before opened_date";
                return Err(wrong(place, "opened_with_status.date", rule));
            }
            let known = self.check_reports.loans.by_id.contains_key(&loan.id);
            let noted = Loan {
                opened: loan.opened,
                closed: false,
            };
            if known || new.insert(loan.id, noted).is_some() {
                let rule = "the id of a loan that is not registered";
                return Err(wrong(place, "loan_id", rule));
            }
        }
        self.check_reports.loans.by_id.append(&mut new);
        Ok(())
    }

    /// Notes what has become of loans.
    ///
    /// # Errors
    /// `INVALID_FIELD` for a loan that is not known or closed, for dates before it was opened, and
    /// for payments that cannot be.
    pub fn update_loans(&self, updates: &[LoanUpdate]) -> Result<(), Error> {
        for (place, update) in updates.iter().enumerate() {
            let loan = self.check_reports.loans.open(place, update.id.as_deref())?;
            let early = update.status_dates.iter().position(|it| *it < loan.opened);
            if let Some(at) = early {
                let field = format!("status_history[{at}].date");
                let rule = "a date that is not before the loan's opened_date";
                return Err(wrong(place, &field, rule));
            }
            for (at, (period, late)) in update.payments.iter().enumerate() {
                let (field, least) = match (period, late) {
                    (..=0, _) => ("period", 1),
                    (_, ..=-1) => ("days_past_due", 0),
                    _ => continue,
                };
                let field = format!("payment_history[{at}].{field}");
                let rule = format!("{least} or greater");
                return Err(wrong(place, &field, &rule));
            }
        }
        Ok(())
    }

    /// Notes that loans have ended, each with the day from which on its last status holds.
    ///
    /// # Errors
    /// `INVALID_FIELD` for a loan that is not known or closed, and for a day before it was opened.
    /// Nothing is noted then.
    pub fn unregister_loans(&mut self, loans: &[(String, Date)]) -> Result<(), Error> {
        let mut ids = BTreeSet::new();
        for (place, (id, date)) in loans.iter().enumerate() {
            let loan = self.check_reports.loans.open(place, Some(id))?;
            if *date < loan.opened {
                let rule = "a date that is not before the loan's opened_date";
                return Err(wrong(place, "closed_with_status.date", rule));
            }
            if !ids.insert(id) {
                return Err(wrong(place, "loan_id", "named once"));
            }
        }
        for id in ids {
            if let Some(loan) = self.check_reports.loans.by_id.get_mut(id) {
                loan.closed = true;
            }
        }
        Ok(())
    }
}
