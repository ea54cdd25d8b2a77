//! `POST /cra/loans/register`

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::check_reports::NewLoan;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    loans: Vec<Loan>,
}

/// A loan; what else is told of it is checked by the contract.
#[derive(Debug, Deserialize)]
struct Loan {
    loan_id: String,
    opened_date: Date,
    opened_with_status: Status,
    user_token: String,
}

#[derive(Debug, Deserialize)]
struct Status {
    date: Date,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/loans/register";
    const SUMMARY: &'static str = "Tell of loans to users.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidUserToken, ErrorCode::UserNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let loans = self.loans.into_iter().map(|loan| NewLoan {
            id: loan.loan_id,
            user_token: loan.user_token,
            opened: loan.opened_date,
            status_date: loan.opened_with_status.date,
        });
        call.sandbox.register_loans(loans.collect())?;
        Ok(Response {})
    }
}
