//! `POST /user/create`

use serde::{Deserialize, Serialize};

use crate::api::wire::person::{ReportIdentity, SentIdentity};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{UserId, UserToken};
use crate::sandbox::users::UserApi;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    client_user_id: String,
    consumer_report_user_identity: Option<ReportIdentity>,
    identity: Option<SentIdentity>,
    with_upgraded_user: Option<bool>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    user_id: UserId,
    /// Only with the older API for users.
    #[serde(skip_serializing_if = "Option::is_none")]
    user_token: Option<UserToken>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/user/create";
    const SUMMARY: &'static str = "Tell of a user, whom Items and reports can belong to.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidUserIdentityData];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let upgraded = self.with_upgraded_user == Some(true) || self.identity.is_some();
        let identity = match (self.identity, self.consumer_report_user_identity) {
            (Some(identity), _) => Some(identity.checked()?),
            (None, Some(identity)) => Some(identity.checked()?),
            (None, None) => None,
        };
        let upgraded = upgraded || call.sandbox.client().is_some_and(|it| it.upgraded_users);
        let api = if upgraded {
            UserApi::Id
        } else {
            UserApi::Token
        };
        let user = call
            .sandbox
            .create_user(api, &self.client_user_id, identity);
        Ok(Response {
            user_id: user.id.clone(),
            user_token: user.token,
        })
    }
}
