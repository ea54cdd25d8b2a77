//! `POST /bank_transfer/cancel`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    bank_transfer_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/bank_transfer/cancel";
    const SUMMARY: &'static str = "Cancel a bank transfer that is not on its way yet.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::BankTransferNotCancellable];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.cancel_bank_transfer(&self.bank_transfer_id)?;
        Ok(Response {})
    }
}
