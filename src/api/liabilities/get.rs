//! `POST /liabilities/get`

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::api::accounts::AccountOptions;
use crate::api::wire::account::WireAccount;
use crate::api::wire::item::WireItem;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::{CreditLiability, MortgageLiability, StudentLiability};
use crate::sandbox::ids::AccountId;
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
    pub(in crate::api) item: WireItem<'a>,
    pub(in crate::api) liabilities: Liabilities<'a>,
}

/// By kind; a kind that no account is of is null.
#[derive(Debug, Serialize)]
pub(in crate::api) struct Liabilities<'a> {
    credit: Option<Vec<Entry<Cow<'a, CreditLiability>>>>,
    mortgage: Option<Vec<Entry<Cow<'a, MortgageLiability>>>>,
    student: Option<Vec<Entry<Cow<'a, StudentLiability>>>>,
}

#[derive(Debug, Serialize)]
struct Entry<T> {
    account_id: AccountId,
    #[serde(flatten)]
    liability: T,
}

impl<T> Entry<T> {
    fn all(owed: Vec<(AccountId, T)>) -> Option<Vec<Self>> {
        let entries = owed.into_iter().map(|(account_id, liability)| Self {
            account_id,
            liability,
        });
        Some(entries.collect()).filter(|entries: &Vec<Self>| !entries.is_empty())
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/liabilities/get";
    const SUMMARY: &'static str = "Read what is owed on the accounts of an Item.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::NoLiabilityAccounts,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        call.sandbox
            .use_product(&self.access_token, Product::Liabilities)?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let chosen = Sandbox::select_accounts(item, self.options.account_ids.as_deref())?;
        let owed = sandbox.owed(item, &chosen)?;
        Ok(Response {
            accounts: WireAccount::all(sandbox, item, chosen),
            item: WireItem::new(sandbox, item),
            liabilities: Liabilities {
                credit: Entry::all(owed.credit),
                mortgage: Entry::all(owed.mortgage),
                student: Entry::all(owed.student),
            },
        })
    }
}
