//! `POST /sandbox/transactions/create`

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::WantedTransaction;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    transactions: Vec<Transaction>,
}

#[derive(Debug, Deserialize)]
struct Transaction {
    amount: f64,
    date_posted: Date,
    date_transacted: Date,
    description: String,
    iso_currency_code: Option<String>,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/transactions/create";
    const SUMMARY: &'static str =
        "Make transactions on the depository account of an Item of user_transactions_dynamic.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let wanted = self.transactions.into_iter().map(|it| WantedTransaction {
            transacted: it.date_transacted,
            posted: it.date_posted,
            amount: it.amount,
            description: it.description,
            currency: it.iso_currency_code,
        });
        call.sandbox
            .make_transactions(&self.access_token, wanted.collect())?;
        Ok(Response {})
    }
}
