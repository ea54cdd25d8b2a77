//! `POST /processor/token/permissions/set`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    processor_token: String,
    products: Vec<Product>,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/token/permissions/set";
    const SUMMARY: &'static str = "Change what a processor may read; nothing named is all of it.";
    const ERRORS: &'static [ErrorCode] =
        &[ErrorCode::InvalidProcessorToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox
            .set_processor_permissions(&self.processor_token, self.products)?;
        Ok(Response {})
    }
}
