//! `POST /processor/account/get`

use serde::{Deserialize, Serialize};

use crate::api::accounts::AccountOptions;
use crate::api::accounts::get;
use crate::api::processor::one;
use crate::api::wire::account::WireAccount;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    processor_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    account: WireAccount<'a>,
    institution_id: &'a str,
}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/account/get";
    const SUMMARY: &'static str = "Read which account a processor was lent.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccountId,
        ErrorCode::InvalidProcessorToken,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let lent = call.sandbox.lent_account(&self.processor_token, None)?;
        let read = get::Request {
            access_token: lent.access_token,
            options: AccountOptions::only(lent.account_id),
        };
        let read = read.handle(call)?;
        Ok(Response {
            account: one(read.accounts)?,
            institution_id: read.item.institution_id.unwrap_or_default(),
        })
    }
}
