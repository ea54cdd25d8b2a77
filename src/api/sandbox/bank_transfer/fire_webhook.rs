//! `POST /sandbox/bank_transfer/fire_webhook`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode, rule};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    webhook: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/bank_transfer/fire_webhook";
    const SUMMARY: &'static str = "Tell a webhook that something has happened to bank transfers.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        if self.webhook.is_empty() {
            return Err(Error::invalid_field("webhook", rule::URL));
        }
        call.sandbox.tell_of_bank_transfer_events(self.webhook);
        Ok(Response {})
    }
}
