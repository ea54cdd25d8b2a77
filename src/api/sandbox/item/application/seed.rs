//! `POST /sandbox/item/application/seed`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::ItemId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    application_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    item_id: ItemId,
}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/item/application/seed";
    const SUMMARY: &'static str = "Connect another app with the login of an imported Item.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAccessToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let item_id = call
            .sandbox
            .seed_application(&self.access_token, &self.application_id)?;
        Ok(Response { item_id })
    }
}
