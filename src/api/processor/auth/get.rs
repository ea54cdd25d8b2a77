//! `POST /processor/auth/get`

use serde::{Deserialize, Serialize};

use crate::api::accounts::AccountOptions;
use crate::api::auth::get;
use crate::api::auth::get::{Ach, Bacs, Eft, International};
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
    numbers: Numbers,
}

/// The numbers, by the system that uses them.
#[derive(Debug, Serialize)]
struct Numbers {
    ach: Option<Ach>,
    bacs: Option<Bacs>,
    eft: Option<Eft>,
    international: Option<International>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/auth/get";
    const SUMMARY: &'static str =
        "Read the account and routing numbers of the account a processor was lent.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccountId,
        ErrorCode::InvalidProcessorToken,
        ErrorCode::InvalidProduct,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::NoAuthAccounts,
        ErrorCode::ProductNotReady,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let lent = call
            .sandbox
            .lent_account(&self.processor_token, Some(Product::Auth))?;
        let read = get::Request {
            access_token: lent.access_token,
            options: AccountOptions::only(lent.account_id),
        };
        let read = read.handle(call)?;
        // Numbers are what it is for: an account that has none is of no use.
        let account = read.accounts.into_iter().next();
        let mut numbers = read.numbers;
        Ok(Response {
            account: account.ok_or(ErrorCode::NoAuthAccounts)?,
            numbers: Numbers {
                ach: numbers.ach.pop(),
                bacs: numbers.bacs.pop(),
                eft: numbers.eft.pop(),
                international: numbers.international.pop(),
            },
        })
    }
}
