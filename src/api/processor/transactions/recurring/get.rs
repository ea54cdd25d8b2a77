//! `POST /processor/transactions/recurring/get`

use serde::{Deserialize, Serialize};

use crate::api::transactions::recurring::get;
use crate::api::wire::stream::WireStream;
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    #[serde(default)]
    options: get::Options,
    processor_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    inflow_streams: Vec<WireStream<'a>>,
    outflow_streams: Vec<WireStream<'a>>,
    personal_finance_category_version: &'static str,
    updated_datetime: Seconds,
}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/transactions/recurring/get";
    const SUMMARY: &'static str =
        "Read which transactions of the account a processor was lent come again and again.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccountId,
        ErrorCode::InvalidProcessorToken,
        ErrorCode::InvalidProduct,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductNotReady,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let lent = call
            .sandbox
            .lent_account(&self.processor_token, Some(Product::Transactions))?;
        let read = get::Request {
            access_token: lent.access_token,
            account_ids: Some(vec![lent.account_id.to_string()]),
            options: self.options,
        };
        let read = read.handle(call)?;
        Ok(Response {
            inflow_streams: read.inflow_streams,
            outflow_streams: read.outflow_streams,
            personal_finance_category_version: read.personal_finance_category_version,
            updated_datetime: read.updated_datetime,
        })
    }
}
