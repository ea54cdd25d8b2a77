//! `POST /item/application/unlink`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    application_id: String,
}

/// What is answered: nothing but the id of the request.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/item/application/unlink";
    const SUMMARY: &'static str = "End the connection of an app with a login.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAccessToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox
            .unlink_application(&self.access_token, &self.application_id)?;
        Ok(Response {})
    }
}
