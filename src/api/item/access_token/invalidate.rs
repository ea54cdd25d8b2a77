//! `POST /item/access_token/invalidate`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::AccessToken;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    new_access_token: AccessToken,
}

impl Endpoint for Request {
    const PATH: &'static str = "/item/access_token/invalidate";
    const SUMMARY: &'static str = "Give an Item a new access token; the old one stops working.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAccessToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let new_access_token = call.sandbox.rotate_access_token(&self.access_token)?;
        Ok(Response { new_access_token })
    }
}
