//! `POST /identity_verification/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::page;
use crate::api::wire::verification::WireVerification;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    client_user_id: Option<String>,
    cursor: Option<String>,
    template_id: String,
    user_id: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    identity_verifications: Vec<WireVerification<'a>>,
    next_cursor: Option<String>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/identity_verification/list";
    const SUMMARY: &'static str = "List the verifications of somebody, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let user = sandbox.find_user(self.user_id.as_deref(), None)?;
        if user.is_none() && self.client_user_id.is_none() {
            return Err(Error::missing_fields(&["client_user_id"]));
        }
        let template = &sandbox.verification_template(&self.template_id)?.id;
        let theirs = sandbox.verifications(template).filter(|it| {
            let named = self.client_user_id.as_ref();
            named.is_none_or(|id| it.client_user_id == *id)
                && user.is_none_or(|user| it.user_id.as_ref() == Some(&user.id))
        });
        let (found, next_cursor) = page::backward(theirs, self.cursor.as_deref())?;
        Ok(Response {
            identity_verifications: found
                .into_iter()
                .map(|it| WireVerification::new(it, call.base_url))
                .collect(),
            next_cursor,
        })
    }
}
