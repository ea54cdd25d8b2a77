//! `POST /bank_transfer/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::bank_transfer::WireBankTransfer;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    bank_transfer_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    bank_transfer: WireBankTransfer<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/bank_transfer/get";
    const SUMMARY: &'static str = "Read a bank transfer and how far it is.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let found = call.sandbox.bank_transfer(&self.bank_transfer_id)?;
        Ok(Response {
            bank_transfer: WireBankTransfer::new(found),
        })
    }
}
