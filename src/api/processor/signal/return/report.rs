//! `POST /processor/signal/return/report`

use serde::{Deserialize, Serialize};

use crate::api::signal::r#return::report;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) processor_token: String,
    pub(in crate::api) client_transaction_id: String,
    pub(in crate::api) return_code: String,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/signal/return/report";
    const SUMMARY: &'static str =
        "Report that a debit of the account a processor was lent came back.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidField,
        ErrorCode::InvalidProcessorToken,
        ErrorCode::InvalidProduct,
        ErrorCode::ItemNotFound,
        ErrorCode::SignalTransactionNotInitiated,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox
            .lent_account(&self.processor_token, Some(Product::Signal))?;
        let told = report::Request {
            client_transaction_id: self.client_transaction_id,
            return_code: self.return_code,
        };
        told.handle(call)?;
        Ok(Response {})
    }
}
