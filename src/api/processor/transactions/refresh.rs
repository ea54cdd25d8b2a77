//! `POST /processor/transactions/refresh`

use serde::{Deserialize, Serialize};

use crate::api::transactions::refresh;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    processor_token: String,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/transactions/refresh";
    const SUMMARY: &'static str =
        "Look for new transactions of the account a processor was lent at the bank.";
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
            .lent_account(&self.processor_token, Some(Product::Transactions))?;
        let read = refresh::Request {
            access_token: lent.access_token,
        };
        read.handle(call)?;
        Ok(Response {})
    }
}
