//! `POST /transfer/refund/cancel`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    refund_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/refund/cancel";
    const SUMMARY: &'static str = "Cancel a refund that is not on its way yet.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferNotCancellable];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.cancel_refund(&self.refund_id)?;
        Ok(Response {})
    }
}
