//! `POST /processor/token/webhook/update`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    processor_token: String,
    webhook: Option<String>,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/token/webhook/update";
    const SUMMARY: &'static str = "Change where a processor is told of the account it was lent.";
    const ERRORS: &'static [ErrorCode] =
        &[ErrorCode::InvalidProcessorToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let webhook = self.webhook.filter(|url| !url.is_empty());
        call.sandbox
            .update_processor_webhook(&self.processor_token, webhook)?;
        Ok(Response {})
    }
}
