//! `POST /income/verification/create`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode, rule};
use crate::sandbox::ids::Uuid;

/// What is asked. Items of bank accounts, which `options` may name, add nothing here.
#[derive(Debug, Deserialize)]
pub struct Request {
    webhook: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    income_verification_id: Uuid,
}

impl Endpoint for Request {
    const PATH: &'static str = "/income/verification/create";
    const SUMMARY: &'static str = "Begin a verification of income, for a link token (deprecated).";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        if !self.webhook.starts_with("http://") && !self.webhook.starts_with("https://") {
            return Err(Error::invalid_field("webhook", rule::URL));
        }
        Ok(Response {
            income_verification_id: call.sandbox.create_income_verification(self.webhook),
        })
    }
}
