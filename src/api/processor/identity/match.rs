//! `POST /processor/identity/match`

use serde::{Deserialize, Serialize};

use crate::api::accounts::AccountOptions;
use crate::api::identity::r#match;
use crate::api::processor::one;
use crate::api::wire::account::WireAccount;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) processor_token: String,
    #[serde(default)]
    pub(in crate::api) user: r#match::User,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    account: WireAccount<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/identity/match";
    const SUMMARY: &'static str =
        "Say how well a person fits the owners of the account a processor was lent.";
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
            .lent_account(&self.processor_token, Some(Product::Identity))?;
        let read = r#match::Request {
            access_token: lent.access_token,
            options: AccountOptions::only(lent.account_id),
            user: self.user,
        };
        let read = read.handle(call)?;
        Ok(Response {
            account: one(read.accounts)?,
        })
    }
}
