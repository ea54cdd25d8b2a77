//! `POST /item/remove`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/item/remove";
    const SUMMARY: &'static str = "Remove an Item; its access token stops working at once.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAccessToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.remove_item(&self.access_token)?;
        Ok(Response {})
    }
}
