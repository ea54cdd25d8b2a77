//! `POST /item/public_token/create`

use serde::{Deserialize, Serialize};

use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::PublicToken;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    expiration: Seconds,
    public_token: PublicToken,
}

impl Endpoint for Request {
    const PATH: &'static str = "/item/public_token/create";
    const SUMMARY: &'static str = "Make a public token for an Item that exists.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAccessToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let (public_token, expires_at) = call.sandbox.create_public_token(&self.access_token)?;
        Ok(Response {
            expiration: Seconds(expires_at),
            public_token,
        })
    }
}
