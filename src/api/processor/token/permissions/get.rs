//! `POST /processor/token/permissions/get`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    processor_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    products: &'a [Product],
}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/token/permissions/get";
    const SUMMARY: &'static str = "Read what a processor may read; all of it if nothing is named.";
    const ERRORS: &'static [ErrorCode] =
        &[ErrorCode::InvalidProcessorToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let products = call.sandbox.processor_permissions(&self.processor_token)?;
        Ok(Response { products })
    }
}
