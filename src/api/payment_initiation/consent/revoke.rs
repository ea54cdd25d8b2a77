//! `POST /payment_initiation/consent/revoke`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::ConsentId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    consent_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/payment_initiation/consent/revoke";
    const SUMMARY: &'static str = "End a consent to payments.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let id = ConsentId::parse(&self.consent_id)?;
        call.sandbox.revoke_consent(id)?;
        Ok(Response {})
    }
}
