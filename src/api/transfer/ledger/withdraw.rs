//! `POST /transfer/ledger/withdraw`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireSweep;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::transfers::Cents;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    amount: String,
    description: Option<String>,
    idempotency_key: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    sweep: WireSweep<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/ledger/withdraw";
    const SUMMARY: &'static str = "Empty the ledger to the funding account.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let amount = Cents::parse("amount", &self.amount)?;
        let id = call
            .sandbox
            .sweep_ledger(false, amount, self.description, self.idempotency_key)?
            .id
            .to_string();
        let sandbox: &Sandbox = call.sandbox;
        Ok(Response {
            sweep: WireSweep::new(sandbox, sandbox.sweep(&id)?),
        })
    }
}
