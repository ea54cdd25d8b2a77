//! `POST /user/third_party_token/remove`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    third_party_user_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    removed: bool,
}

impl Endpoint for Request {
    const PATH: &'static str = "/user/third_party_token/remove";
    const SUMMARY: &'static str = "Share a user with another client no longer.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidUserToken];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.end_sharing(&self.third_party_user_token)?;
        Ok(Response { removed: true })
    }
}
