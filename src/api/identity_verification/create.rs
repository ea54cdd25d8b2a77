//! `POST /identity_verification/create`

use serde::Deserialize;

use crate::api::wire::person::check_person;
use crate::api::wire::verification::WireVerification;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::verifications::{NewVerification, Person};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    client_user_id: Option<String>,
    gave_consent: bool,
    is_idempotent: Option<bool>,
    is_shareable: bool,
    template_id: String,
    user: Option<SentUser>,
    user_id: Option<String>,
}

#[derive(Debug, Deserialize)]
struct SentUser {
    client_user_id: Option<String>,
    #[serde(flatten)]
    person: Person,
}

impl Endpoint for Request {
    const PATH: &'static str = "/identity_verification/create";
    const SUMMARY: &'static str = "Begin to verify who somebody is.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserIdentityData,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = WireVerification<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WireVerification<'a>, Error> {
        let user = call.sandbox.find_user(self.user_id.as_deref(), None)?;
        let known = user.map(|user| user.client_user_id.clone());
        let user_id = user.map(|user| user.id.clone());
        let sent = self.user.as_ref().and_then(|it| it.client_user_id.clone());
        let client_user_id = self
            .client_user_id
            .or(sent)
            .or(known)
            .ok_or_else(|| Error::missing_fields(&["client_user_id"]))?;
        let person = self.user.map(|user| user.person).unwrap_or_default();
        check_person(&person)?;
        call.sandbox.verification_template(&self.template_id)?;
        if self.is_idempotent == Some(true) {
            let known = call
                .sandbox
                .last_verification(&client_user_id, &self.template_id);
            if let Some(id) = known.map(|it| it.id.clone()) {
                let verification = call.sandbox.verification(&id)?;
                return Ok(WireVerification::new(verification, call.base_url));
            }
        } else {
            call.sandbox
                .check_no_verification(&client_user_id, &self.template_id)?;
        }
        let base_url = call.base_url;
        let verification = call.sandbox.begin_verification_of(NewVerification {
            client_user_id,
            user_id,
            template_id: self.template_id,
            gave_consent: self.gave_consent,
            shareable: self.is_shareable,
            person,
            previous_attempt_id: None,
        })?;
        Ok(WireVerification::new(verification, base_url))
    }
}
