//! `POST /user/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::UserId;
use crate::sandbox::users::Identity;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    user_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    client_user_id: &'a str,
    created_at: Seconds,
    identity: Option<&'a Identity>,
    updated_at: Seconds,
    user_id: &'a UserId,
}

impl Endpoint for Request {
    const PATH: &'static str = "/user/get";
    const SUMMARY: &'static str = "Read what was told of a user.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let user = call.sandbox.user(Some(&self.user_id), None)?;
        Ok(Response {
            client_user_id: &user.client_user_id,
            created_at: Seconds(user.created_at),
            identity: user.identity.as_ref(),
            updated_at: Seconds(user.updated_at),
            user_id: &user.id,
        })
    }
}
