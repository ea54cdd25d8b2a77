//! `POST /auth/get`

use serde::{Deserialize, Serialize};

use crate::api::accounts::AccountOptions;
use crate::api::wire::account::WireAccount;
use crate::api::wire::item::WireItem;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::account::AccountNumbers;
use crate::sandbox::ids::AccountId;
use crate::sandbox::product::Product;
use crate::sandbox::{Account, Item, Sandbox};

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
    pub(in crate::api) numbers: Numbers,
}

#[derive(Debug, Default, Serialize)]
pub(in crate::api) struct Numbers {
    pub(in crate::api) ach: Vec<Ach>,
    pub(in crate::api) bacs: Vec<Bacs>,
    pub(in crate::api) eft: Vec<Eft>,
    pub(in crate::api) international: Vec<International>,
}

#[derive(Debug, Serialize)]
pub(in crate::api) struct Ach {
    account: String,
    account_id: AccountId,
    is_tokenized_account_number: bool,
    routing: String,
    wire_routing: Option<String>,
}

#[derive(Debug, Serialize)]
pub(in crate::api) struct Bacs {
    account: String,
    account_id: AccountId,
    sort_code: String,
}

#[derive(Debug, Serialize)]
pub(in crate::api) struct Eft {
    account: String,
    account_id: AccountId,
    branch: String,
    institution: String,
}

#[derive(Debug, Serialize)]
pub(in crate::api) struct International {
    account_id: AccountId,
    bic: String,
    iban: String,
}

impl Numbers {
    fn add(&mut self, account_id: AccountId, numbers: AccountNumbers, tokenized: bool) {
        match numbers {
            AccountNumbers::Ach {
                account,
                routing,
                wire_routing,
            } => self.ach.push(Ach {
                account,
                account_id,
                is_tokenized_account_number: tokenized,
                routing,
                wire_routing,
            }),
            AccountNumbers::Eft {
                account,
                institution,
                branch,
            } => {
                self.eft.push(Eft {
                    account,
                    account_id,
                    branch,
                    institution,
                });
            }
            AccountNumbers::Bacs { account, sort_code } => {
                self.bacs.push(Bacs {
                    account,
                    account_id,
                    sort_code,
                });
            }
            AccountNumbers::International { iban, bic } => {
                self.international.push(International {
                    account_id,
                    bic,
                    iban,
                });
            }
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/auth/get";
    const SUMMARY: &'static str = "Read the account and routing numbers of an Item.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::NoAuthAccounts,
        ErrorCode::ProductNotReady,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        call.sandbox
            .use_product(&self.access_token, Product::Auth)?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let chosen = Sandbox::select_accounts(item, self.options.account_ids.as_deref())?;
        let (accounts, numbers) = with_numbers(sandbox, item, chosen);
        if accounts.is_empty() && self.options.account_ids.is_none() {
            return Err(ErrorCode::NoAuthAccounts.into());
        }
        Ok(Response {
            accounts: WireAccount::all(sandbox, item, accounts),
            item: WireItem::new(sandbox, item),
            numbers,
        })
    }
}

/// The accounts that have numbers, and these.
fn with_numbers<'a>(
    sandbox: &Sandbox,
    item: &Item,
    chosen: Vec<&'a Account>,
) -> (Vec<&'a Account>, Numbers) {
    let institution = sandbox.institution(&item.institution_id);
    let tokenized = institution.is_some_and(|it| it.tokenized_account_numbers);
    let mut accounts = Vec::new();
    let mut numbers = Numbers::default();
    for account in chosen {
        if let Some(found) = sandbox.account_numbers(item, account) {
            accounts.push(account);
            numbers.add(account.id, found, tokenized);
        }
    }
    (accounts, numbers)
}
