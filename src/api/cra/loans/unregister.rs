//! `POST /cra/loans/unregister`

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    loans: Vec<Loan>,
}

#[derive(Debug, Deserialize)]
struct Loan {
    closed_with_status: Status,
    loan_id: String,
}

#[derive(Debug, Deserialize)]
struct Status {
    date: Date,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/loans/unregister";
    const SUMMARY: &'static str = "Tell that loans have ended.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let loans = self.loans.into_iter();
        let loans = loans.map(|it| (it.loan_id, it.closed_with_status.date));
        let loans: Vec<(String, Date)> = loans.collect();
        call.sandbox.unregister_loans(&loans)?;
        Ok(Response {})
    }
}
