//! `POST /accounts/balance/get`

use serde::{Deserialize, Serialize};

use crate::api::accounts::AccountOptions;
use crate::api::wire::account::WireAccount;
use crate::api::wire::item::WireItem;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::product::Product;

/// What is asked. `options.min_last_updated_datetime` matters at no institution of the catalogue
/// but Capital One, and there only for accounts that are not depository.
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
    const PATH: &'static str = "/accounts/balance/get";
    const SUMMARY: &'static str = "Read balances from the institution now.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        call.sandbox
            .use_product(&self.access_token, Product::Balance)?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let accounts = Sandbox::select_accounts(item, self.options.account_ids.as_deref())?;
        Ok(Response {
            accounts: WireAccount::all(sandbox, item, accounts),
            item: WireItem::new(sandbox, item),
        })
    }
}
