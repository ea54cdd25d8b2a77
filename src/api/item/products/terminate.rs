//! `POST /item/products/terminate`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked; for which reason is of no consequence.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
}

/// What is answered: nothing but the id of the request.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/item/products/terminate";
    const SUMMARY: &'static str = "End all products of an Item, and its access token with them.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAccessToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.remove_item(&self.access_token)?;
        Ok(Response {})
    }
}
