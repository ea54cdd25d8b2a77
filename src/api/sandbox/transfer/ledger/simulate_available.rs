//! `POST /sandbox/transfer/ledger/simulate_available`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    ledger_id: Option<String>,
    originator_client_id: Option<String>,
    test_clock_id: Option<String>,
    webhook: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/transfer/ledger/simulate_available";
    const SUMMARY: &'static str = "Make all that is on its way to the ledger available.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferOriginatorNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.release_ledgers(
            self.ledger_id.as_deref(),
            self.originator_client_id.as_deref(),
            self.test_clock_id.as_deref(),
        )?;
        if let Some(webhook) = self.webhook {
            call.sandbox.tell_of_transfer_events(webhook);
        }
        Ok(Response {})
    }
}
