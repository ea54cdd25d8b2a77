//! `POST /investments/holdings/get`

use serde::{Deserialize, Serialize};

use crate::api::accounts::AccountOptions;
use crate::api::wire::account::WireAccount;
use crate::api::wire::investment::{WireHolding, WireSecurity};
use crate::api::wire::item::WireItem;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::product::Product;

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
    pub(in crate::api) holdings: Vec<WireHolding<'a>>,
    pub(in crate::api) item: WireItem<'a>,
    pub(in crate::api) securities: Vec<WireSecurity<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/investments/holdings/get";
    const SUMMARY: &'static str = "Read what the accounts of an Item hold.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::NoInvestmentAccounts,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        call.sandbox
            .use_product(&self.access_token, Product::Investments)?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let accounts = Sandbox::select_accounts(item, self.options.account_ids.as_deref())?;
        let held = sandbox.held(item, &accounts)?;
        let ids: Vec<&str> = held
            .iter()
            .map(|it| it.holding.security_id.as_str())
            .collect();
        Ok(Response {
            accounts: WireAccount::investing(sandbox, item, &accounts),
            item: WireItem::new(sandbox, item),
            securities: WireSecurity::all(item, &ids),
            holdings: held.into_iter().map(WireHolding::new).collect(),
        })
    }
}
