//! `POST /transfer/recurring/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer_recurring::WireRecurringTransfer;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    recurring_transfer_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    recurring_transfer: WireRecurringTransfer<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/recurring/get";
    const SUMMARY: &'static str = "Read a recurring transfer and which transfers it has made.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let recurring = sandbox.recurring_transfer(&self.recurring_transfer_id)?;
        Ok(Response {
            recurring_transfer: WireRecurringTransfer::new(sandbox, recurring),
        })
    }
}
