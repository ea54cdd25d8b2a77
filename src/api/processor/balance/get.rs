//! `POST /processor/balance/get`

use serde::{Deserialize, Serialize};

use crate::api::accounts::AccountOptions;
use crate::api::accounts::balance::get;
use crate::api::processor::one;
use crate::api::wire::account::WireAccount;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    processor_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    account: WireAccount<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/balance/get";
    const SUMMARY: &'static str =
        "Read the balance of the account a processor was lent from the institution now.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccountId,
        ErrorCode::InvalidProcessorToken,
        ErrorCode::InvalidProduct,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let lent = call
            .sandbox
            .lent_account(&self.processor_token, Some(Product::Balance))?;
        let read = get::Request {
            access_token: lent.access_token,
            options: AccountOptions::only(lent.account_id),
        };
        let read = read.handle(call)?;
        Ok(Response {
            account: one(read.accounts)?,
        })
    }
}
