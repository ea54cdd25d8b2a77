//! `POST /identity/documents/uploads/get`

use serde::{Deserialize, Serialize};

use crate::api::accounts::AccountOptions;
use crate::api::wire::account::WireAccount;
use crate::api::wire::item::WireItem;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    #[serde(default)]
    options: AccountOptions,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    accounts: Vec<WireAccount<'a>>,
    item: WireItem<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/identity/documents/uploads/get";
    const SUMMARY: &'static str =
        "Read whose accounts are, as bank statements show that were sent.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductNotReady,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let ids = self.options.account_ids.as_deref();
        let accounts = sandbox.proven_accounts(&self.access_token, ids)?;
        let item = sandbox.item(&self.access_token)?;
        Ok(Response {
            accounts: accounts
                .iter()
                .map(|it| WireAccount::proven(sandbox, item, it))
                .collect(),
            item: WireItem::new(sandbox, item),
        })
    }
}
