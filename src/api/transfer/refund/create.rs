//! `POST /transfer/refund/create`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireRefund;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::transfers::Cents;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    amount: String,
    idempotency_key: String,
    transfer_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    refund: WireRefund,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/refund/create";
    const SUMMARY: &'static str = "Send money of a debit back.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let amount = Cents::parse("amount", &self.amount)?;
        let id = call
            .sandbox
            .create_refund(&self.transfer_id, amount, self.idempotency_key)?
            .id
            .to_string();
        let sandbox: &Sandbox = call.sandbox;
        Ok(Response {
            refund: WireRefund::new(sandbox, sandbox.transfer_refund(&id)?),
        })
    }
}
