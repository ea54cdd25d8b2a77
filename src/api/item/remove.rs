//! `POST /item/remove`

use serde::{Deserialize, Serialize};

use crate::api::{ApiVersion, Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
}

/// What is answered: nothing but the request id, since the version of 2020.
#[derive(Debug, Serialize)]
pub struct Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<bool>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/item/remove";
    const SUMMARY: &'static str = "Remove an Item; its access token stops working at once.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAccessToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.remove_item(&self.access_token)?;
        Ok(Response {
            removed: (call.version < ApiVersion::Of2020).then_some(true),
        })
    }
}
