//! `POST /sandbox/transfer/refund/simulate`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireFailure;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    event_type: String,
    failure_reason: Option<WireFailure>,
    refund_id: String,
    test_clock_id: Option<String>,
    webhook: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/transfer/refund/simulate";
    const SUMMARY: &'static str = "Have the network move a refund on.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::SandboxTransferEventTransitionInvalid];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let failure = self.failure_reason.map(Into::into);
        call.sandbox.simulate_refund(
            &self.refund_id,
            &self.event_type,
            failure,
            self.test_clock_id.as_deref(),
        )?;
        if let Some(webhook) = self.webhook {
            call.sandbox.tell_of_transfer_events(webhook);
        }
        Ok(Response {})
    }
}
