//! `POST /cra/loans/update`

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::check_reports::LoanUpdate;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    loans: Vec<Loan>,
}

#[derive(Debug, Deserialize)]
struct Loan {
    loan_id: Option<String>,
    #[serde(default)]
    payment_history: Vec<Payment>,
    #[serde(default)]
    status_history: Vec<Status>,
}

#[derive(Debug, Deserialize)]
struct Payment {
    days_past_due: i128,
    period: i128,
}

#[derive(Debug, Deserialize)]
struct Status {
    date: Date,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/loans/update";
    const SUMMARY: &'static str = "Tell what has become of loans.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let updates = self.loans.into_iter().map(|loan| {
            let payments = loan.payment_history.iter();
            LoanUpdate {
                id: loan.loan_id,
                status_dates: loan.status_history.iter().map(|it| it.date).collect(),
                payments: payments.map(|it| (it.period, it.days_past_due)).collect(),
            }
        });
        let updates: Vec<LoanUpdate> = updates.collect();
        call.sandbox.update_loans(&updates)?;
        Ok(Response {})
    }
}
