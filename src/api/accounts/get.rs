//! `POST /accounts/get`

use serde::{Deserialize, Serialize};

use super::AccountOptions;
use crate::api::wire::account::WireAccount;
use crate::api::wire::item::WireItem;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) access_token: String,
    #[serde(default)]
    pub(in crate::api) options: AccountOptions,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    pub(in crate::api) accounts: Vec<WireAccount<'a>>,
    pub(in crate::api) item: WireItem<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/accounts/get";
    const SUMMARY: &'static str = "List the accounts of an Item, with balances of its last update.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        call.sandbox.read_accounts(&self.access_token)?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let accounts = Sandbox::select_accounts(item, self.options.account_ids.as_deref())?;
        Ok(Response {
            accounts: WireAccount::all(sandbox, item, accounts),
            item: WireItem::new(sandbox, item),
        })
    }
}
