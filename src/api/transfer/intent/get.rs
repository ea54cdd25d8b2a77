//! `POST /transfer/intent/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer_intent::WireIntentResult;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    transfer_intent_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    transfer_intent: WireIntentResult<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/intent/get";
    const SUMMARY: &'static str = "Read an intent and what has become of it.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        Ok(Response {
            transfer_intent: WireIntentResult::new(
                sandbox,
                sandbox.intent(&self.transfer_intent_id)?,
            ),
        })
    }
}
