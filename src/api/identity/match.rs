//! `POST /identity/match`

use serde::{Deserialize, Serialize};

use crate::api::accounts::AccountOptions;
use crate::api::wire::account::WireAccount;
use crate::api::wire::item::WireItem;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;
use crate::sandbox::{Claim, ClaimedAddress, Sandbox};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) access_token: String,
    #[serde(default)]
    pub(in crate::api) options: AccountOptions,
    #[serde(default)]
    pub(in crate::api) user: User,
}

/// What the app knows of the person.
#[derive(Debug, Default, Deserialize)]
pub(in crate::api) struct User {
    address: Option<Address>,
    email_address: Option<String>,
    legal_name: Option<String>,
    phone_number: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Address {
    city: Option<String>,
    country: Option<String>,
    postal_code: Option<String>,
    region: Option<String>,
    street: Option<String>,
}

impl User {
    fn claim(&self) -> Claim<'_> {
        Claim {
            name: self.legal_name.as_deref(),
            phone_number: self.phone_number.as_deref(),
            email: self.email_address.as_deref(),
            address: self.address.as_ref().map(|address| ClaimedAddress {
                city: address.city.as_deref(),
                country: address.country.as_deref(),
                postal_code: address.postal_code.as_deref(),
                region: address.region.as_deref(),
                street: address.street.as_deref(),
            }),
        }
    }
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    pub(in crate::api) accounts: Vec<WireAccount<'a>>,
    item: WireItem<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/identity/match";
    const SUMMARY: &'static str =
        "Say how well what the app knows of a person fits the owners of accounts.";
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
            .use_product(&self.access_token, Product::Identity)?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let claim = self.user.claim();
        let accounts = Sandbox::select_accounts(item, self.options.account_ids.as_deref())?
            .into_iter()
            .map(|account| WireAccount::matching(sandbox, item, account, &claim))
            .collect();
        Ok(Response {
            accounts,
            item: WireItem::new(sandbox, item),
        })
    }
}
