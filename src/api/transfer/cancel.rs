//! `POST /transfer/cancel`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    originator_client_id: Option<String>,
    transfer_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/cancel";
    const SUMMARY: &'static str = "Cancel a transfer that is not on its way yet.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::TransferNotCancellable,
        ErrorCode::TransferOriginatorNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let owner = call.sandbox.owner(self.originator_client_id.as_deref())?;
        let transfer = call.sandbox.transfer(&self.transfer_id)?;
        if owner.is_some() && transfer.order.owner != owner {
            return Err(Error::id_not_found("transfer_id"));
        }
        call.sandbox.cancel_transfer(&self.transfer_id)?;
        Ok(Response {})
    }
}
