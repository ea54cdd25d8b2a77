//! `POST /transfer/ledger/distribute`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::transfers::Cents;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    amount: String,
    from_ledger_id: String,
    idempotency_key: String,
    to_ledger_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/ledger/distribute";
    const SUMMARY: &'static str = "Move money between your ledger and that of a customer.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.distribute(
            &self.from_ledger_id,
            &self.to_ledger_id,
            Cents::parse("amount", &self.amount)?,
            self.idempotency_key,
        )?;
        Ok(Response {})
    }
}
