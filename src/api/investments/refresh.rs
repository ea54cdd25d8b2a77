//! `POST /investments/refresh`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/investments/refresh";
    const SUMMARY: &'static str =
        "Ask for fresh investments. Those of the Sandbox never change, so no webhook follows.";
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
            .use_product(&self.access_token, Product::Investments)?;
        Ok(Response {})
    }
}
