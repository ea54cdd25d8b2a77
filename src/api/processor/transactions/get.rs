//! `POST /processor/transactions/get`

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::api::processor::one;
use crate::api::transactions::get;
use crate::api::wire::account::WireAccount;
use crate::api::wire::transaction::WireTransactions;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    end_date: Date,
    #[serde(default)]
    options: get::Options,
    processor_token: String,
    start_date: Date,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    account: WireAccount<'a>,
    total_transactions: usize,
    transactions: WireTransactions<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/transactions/get";
    const SUMMARY: &'static str =
        "Read the transactions of the account a processor was lent by date, newest first.";
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
            end_date: self.end_date,
            options: get::Options {
                account_ids: Some(vec![lent.account_id.to_string()]),
                ..self.options
            },
            start_date: self.start_date,
        };
        let read = read.handle(call)?;
        Ok(Response {
            account: one(read.accounts)?,
            total_transactions: read.total_transactions,
            transactions: read.transactions,
        })
    }
}
