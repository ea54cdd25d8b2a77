//! `POST /user/update`

use serde::{Deserialize, Serialize};

use crate::api::wire::person::{ReportIdentity, SentIdentity};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::users::Identity;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    consumer_report_user_identity: Option<ReportIdentity>,
    identity: Option<SentIdentity>,
    user_id: Option<String>,
    user_token: Option<String>,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/user/update";
    const SUMMARY: &'static str = "Change what was told of a user.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
        ErrorCode::InvalidUserIdentityData,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let (id, token) = (self.user_id.as_deref(), self.user_token.as_deref());
        let id = call.sandbox.user(id, token)?.id.clone();
        let change = match (self.identity, self.consumer_report_user_identity) {
            (Some(identity), _) => identity.checked()?,
            (None, Some(identity)) => identity.checked()?,
            (None, None) => Identity::default(),
        };
        call.sandbox.update_user(&id, change);
        Ok(Response {})
    }
}
