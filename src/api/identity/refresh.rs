//! `POST /identity/refresh`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) access_token: String,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/identity/refresh";
    const SUMMARY: &'static str =
        "Ask for fresh owners. Those of the Sandbox never change, so no webhook follows.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox
            .use_product(&self.access_token, Product::Identity)?;
        Ok(Response {})
    }
}
