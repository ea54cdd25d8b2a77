//! `POST /sandbox/item/reset_login`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    reset_login: bool,
}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/item/reset_login";
    const SUMMARY: &'static str = "Break the login of an Item until its user repairs it in Link.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAccessToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.reset_login(&self.access_token)?;
        Ok(Response { reset_login: true })
    }
}
