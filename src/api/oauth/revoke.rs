//! `POST /oauth/revoke`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    token: String,
}

/// What is answered: nothing but the id of the request.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/oauth/revoke";
    const SUMMARY: &'static str = "Have a token and all derived from it work no more.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.revoke_token(&self.token);
        Ok(Response {})
    }
}
