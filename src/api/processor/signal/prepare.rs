//! `POST /processor/signal/prepare`

use serde::{Deserialize, Serialize};

use crate::api::signal::prepare;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) processor_token: String,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/signal/prepare";
    const SUMMARY: &'static str = "Have an account a processor was lent collect data for Signal.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccountId,
        ErrorCode::InvalidProcessorToken,
        ErrorCode::InvalidProduct,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let lent = call
            .sandbox
            .lent_account(&self.processor_token, Some(Product::Signal))?;
        let asked = prepare::Request {
            access_token: lent.access_token,
        };
        asked.handle(call)?;
        Ok(Response {})
    }
}
