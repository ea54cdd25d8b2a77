//! `POST /processor/signal/decision/report`

use serde::{Deserialize, Serialize};

use crate::api::signal::decision::report;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) processor_token: String,
    pub(in crate::api) client_transaction_id: String,
    pub(in crate::api) initiated: bool,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/signal/decision/report";
    const SUMMARY: &'static str =
        "Report whether a debit of the account a processor was lent was made.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidField,
        ErrorCode::InvalidProcessorToken,
        ErrorCode::InvalidProduct,
        ErrorCode::ItemNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox
            .lent_account(&self.processor_token, Some(Product::Signal))?;
        let told = report::Request {
            client_transaction_id: self.client_transaction_id,
            initiated: self.initiated,
        };
        told.handle(call)?;
        Ok(Response {})
    }
}
