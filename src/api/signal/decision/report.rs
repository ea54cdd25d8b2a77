//! `POST /signal/decision/report`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) client_transaction_id: String,
    pub(in crate::api) initiated: bool,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/signal/decision/report";
    const SUMMARY: &'static str = "Report whether a debit was made.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidField];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let id = &self.client_transaction_id;
        call.sandbox.report_decision(id, self.initiated)?;
        Ok(Response {})
    }
}
