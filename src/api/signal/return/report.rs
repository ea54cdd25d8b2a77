//! `POST /signal/return/report`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) client_transaction_id: String,
    pub(in crate::api) return_code: String,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/signal/return/report";
    const SUMMARY: &'static str = "Report that a debit came back.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidField,
        ErrorCode::SignalTransactionNotInitiated,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox
            .report_return(&self.client_transaction_id, &self.return_code)?;
        Ok(Response {})
    }
}
