//! `POST /transfer/refund/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireRefund;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    refund_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    refund: WireRefund,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/refund/get";
    const SUMMARY: &'static str = "Read a refund and how far it is.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let sandbox: &Sandbox = call.sandbox;
        Ok(Response {
            refund: WireRefund::new(sandbox, sandbox.transfer_refund(&self.refund_id)?),
        })
    }
}
