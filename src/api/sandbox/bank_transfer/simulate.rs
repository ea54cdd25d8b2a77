//! `POST /sandbox/bank_transfer/simulate`

use serde::{Deserialize, Serialize};

use crate::api::wire::bank_transfer::WireBankFailure;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    bank_transfer_id: String,
    event_type: String,
    failure_reason: Option<WireBankFailure>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/bank_transfer/simulate";
    const SUMMARY: &'static str = "Have the network move a bank transfer or a micro-deposit on.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::SandboxBankTransferEventTransitionInvalid];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let failure = self.failure_reason.map(Into::into);
        let (id, event) = (&self.bank_transfer_id, &self.event_type);
        call.sandbox.simulate_bank_transfer(id, event, failure)?;
        Ok(Response {})
    }
}
