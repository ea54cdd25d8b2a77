//! `POST /user/third_party_token/create`

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::ThirdPartyUserToken;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    expiration_time: Option<Timestamp>,
    third_party_client_id: String,
    user_id: Option<String>,
    user_token: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    third_party_user_token: ThirdPartyUserToken,
}

impl Endpoint for Request {
    const PATH: &'static str = "/user/third_party_token/create";
    const SUMMARY: &'static str = "Share a user with another client for a while.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let (id, token) = (self.user_id.as_deref(), self.user_token.as_deref());
        let id = call.sandbox.user(id, token)?.id.clone();
        let client_id = &self.third_party_client_id;
        let shared = call
            .sandbox
            .share_user(&id, client_id, self.expiration_time)?;
        Ok(Response {
            third_party_user_token: shared,
        })
    }
}
