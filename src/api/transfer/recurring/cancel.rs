//! `POST /transfer/recurring/cancel`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    recurring_transfer_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/recurring/cancel";
    const SUMMARY: &'static str = "Have a recurring transfer make no more transfers.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferNotCancellable];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox
            .cancel_recurring_transfer(&self.recurring_transfer_id)?;
        Ok(Response {})
    }
}
