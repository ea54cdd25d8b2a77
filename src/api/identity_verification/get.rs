//! `POST /identity_verification/get`

use serde::Deserialize;

use crate::api::wire::verification::WireVerification;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    identity_verification_id: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/identity_verification/get";
    const SUMMARY: &'static str = "Read how the verification of somebody stands.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = WireVerification<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WireVerification<'a>, Error> {
        let verification = call.sandbox.verification(&self.identity_verification_id)?;
        Ok(WireVerification::new(verification, call.base_url))
    }
}
