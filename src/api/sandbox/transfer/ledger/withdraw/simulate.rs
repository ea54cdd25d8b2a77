//! `POST /sandbox/transfer/ledger/withdraw/simulate`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireFailure;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::transfers::SweepEvent;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    event_type: SweepEvent,
    failure_reason: Option<WireFailure>,
    sweep_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/transfer/ledger/withdraw/simulate";
    const SUMMARY: &'static str = "Have the network move a withdrawal on.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::SandboxTransferEventTransitionInvalid];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let failure = self.failure_reason.map(Into::into);
        call.sandbox
            .simulate_sweep(&self.sweep_id, false, self.event_type, failure)?;
        Ok(Response {})
    }
}
