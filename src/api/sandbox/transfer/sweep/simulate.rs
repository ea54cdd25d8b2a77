//! `POST /sandbox/transfer/sweep/simulate`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    test_clock_id: Option<String>,
    webhook: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    sweep: Option<()>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/transfer/sweep/simulate";
    const SUMMARY: &'static str =
        "Sweep transfers to the funding account, which those of a ledger never are.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let clock = self.test_clock_id.as_deref();
        clock.map(|id| call.sandbox.test_clock(id)).transpose()?;
        if let Some(webhook) = self.webhook {
            call.sandbox.tell_of_transfer_events(webhook);
        }
        Ok(Response { sweep: None })
    }
}
