//! `POST /identity_verification/retry`

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::api::wire::person::check_person;
use crate::api::wire::verification::WireVerification;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::verifications::{Person, Strategy};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    client_user_id: String,
    is_shareable: Option<bool>,
    steps: Option<IgnoredAny>,
    strategy: Strategy,
    template_id: String,
    user: Option<Person>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/identity_verification/retry";
    const SUMMARY: &'static str = "Let somebody try again to be verified.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidUserIdentityData];
    type Response<'a> = WireVerification<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WireVerification<'a>, Error> {
        if (self.strategy == Strategy::Custom) != self.steps.is_some() {
            let rule = "provided with the strategy custom, and with no other";
            return Err(Error::invalid_field("steps", rule));
        }
        let person = self.user.unwrap_or_default();
        check_person(&person)?;
        call.sandbox.verification_template(&self.template_id)?;
        let base_url = call.base_url;
        let verification = call.sandbox.retry_verification(
            &self.client_user_id,
            &self.template_id,
            self.strategy,
            (person, self.is_shareable),
        )?;
        Ok(WireVerification::new(verification, base_url))
    }
}
