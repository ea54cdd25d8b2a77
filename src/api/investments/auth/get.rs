//! `POST /investments/auth/get`

use serde::{Deserialize, Serialize};

use crate::api::accounts::AccountOptions;
use crate::api::wire::account::WireAccount;
use crate::api::wire::investment::{WireHolding, WireSecurity};
use crate::api::wire::item::WireItem;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::AccountId;
use crate::sandbox::product::Product;
use crate::sandbox::{Account, Item, MoveNumbers, Sandbox};

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
    pub(in crate::api) data_sources: DataSources,
    pub(in crate::api) holdings: Vec<WireHolding<'a>>,
    pub(in crate::api) item: WireItem<'a>,
    pub(in crate::api) numbers: Numbers<'a>,
    pub(in crate::api) owners: Vec<WireOwner<'a>>,
    pub(in crate::api) securities: Vec<WireSecurity<'a>>,
}

/// Where the data is from.
#[derive(Debug, Serialize)]
pub(in crate::api) struct DataSources {
    holdings: &'static str,
    numbers: &'static str,
    owners: &'static str,
}

#[derive(Debug, Default, Serialize)]
pub(in crate::api) struct Numbers<'a> {
    acats: Vec<Acats<'a>>,
    aton: Vec<Aton>,
    retirement_401k: Vec<Retirement401k<'a>>,
}

#[derive(Debug, Serialize)]
struct Acats<'a> {
    account: String,
    account_id: AccountId,
    dtc_numbers: &'a [String],
}

#[derive(Debug, Serialize)]
struct Aton {
    account: String,
    account_id: AccountId,
}

#[derive(Debug, Serialize)]
struct Retirement401k<'a> {
    account: String,
    account_id: AccountId,
    plan: &'a str,
}

#[derive(Debug, Serialize)]
pub(in crate::api) struct WireOwner<'a> {
    account_id: AccountId,
    names: Vec<&'a str>,
}

impl DataSources {
    /// Nobody is asked to type what the institution does not tell.
    const INSTITUTION: Self = Self {
        holdings: "INSTITUTION",
        numbers: "INSTITUTION",
        owners: "INSTITUTION",
    };
}

impl<'a> Numbers<'a> {
    fn add(&mut self, account_id: AccountId, numbers: MoveNumbers<'a>) {
        match numbers {
            MoveNumbers::Acats {
                account,
                dtc_numbers,
            } => self.acats.push(Acats {
                account,
                account_id,
                dtc_numbers,
            }),
            MoveNumbers::Aton { account } => self.aton.push(Aton {
                account,
                account_id,
            }),
            MoveNumbers::Retirement401k { account, plan } => {
                self.retirement_401k.push(Retirement401k {
                    account,
                    account_id,
                    plan,
                });
            }
        }
    }
}

impl<'a> WireOwner<'a> {
    fn new(item: &'a Item, account: &Account) -> Self {
        let owners = item.template(account).owners.iter();
        Self {
            account_id: account.id,
            names: owners
                .flat_map(|owner| &owner.names)
                .map(String::as_str)
                .collect(),
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/investments/auth/get";
    const SUMMARY: &'static str =
        "Read what is needed to move what accounts hold to another broker.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::NoInvestmentAuthAccounts,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        call.sandbox
            .use_product(&self.access_token, Product::InvestmentsAuth)?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let accounts = Sandbox::select_accounts(item, self.options.account_ids.as_deref())?;
        let held = sandbox.movable(item, &accounts)?;
        let ids: Vec<&str> = held
            .iter()
            .map(|it| it.holding.security_id.as_str())
            .collect();
        let mut numbers = Numbers::default();
        for account in &accounts {
            if let Some(found) = sandbox.move_numbers(item, account) {
                numbers.add(account.id, found);
            }
        }
        Ok(Response {
            accounts: WireAccount::investing(sandbox, item, &accounts),
            data_sources: DataSources::INSTITUTION,
            item: WireItem::new(sandbox, item),
            numbers,
            owners: accounts
                .iter()
                .map(|account| WireOwner::new(item, account))
                .collect(),
            securities: WireSecurity::all(item, &ids),
            holdings: held.into_iter().map(WireHolding::new).collect(),
        })
    }
}
