//! `POST /transfer/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireTransfer;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    authorization_id: Option<String>,
    transfer_id: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    transfer: WireTransfer<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/get";
    const SUMMARY: &'static str = "Read a transfer and how far it is.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::MissingFields];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let transfer = match (&self.transfer_id, &self.authorization_id) {
            (Some(id), _) => sandbox.transfer(id)?,
            (None, Some(id)) => sandbox.transfer_of_authorization(id)?,
            (None, None) => return Err(Error::missing_fields(&["transfer_id"])),
        };
        Ok(Response {
            transfer: WireTransfer::new(sandbox, transfer),
        })
    }
}
