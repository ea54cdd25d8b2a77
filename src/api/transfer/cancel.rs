//! `POST /transfer/cancel`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    transfer_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/cancel";
    const SUMMARY: &'static str = "Cancel a transfer that is not on its way yet.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferNotCancellable];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.cancel_transfer(&self.transfer_id)?;
        Ok(Response {})
    }
}
