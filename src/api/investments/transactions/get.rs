//! `POST /investments/transactions/get`

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::api::wire::account::WireAccount;
use crate::api::wire::investment::{WireInvestmentTransaction, WireSecurity};
use crate::api::wire::item::WireItem;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) access_token: String,
    pub(in crate::api) end_date: Date,
    #[serde(default)]
    pub(in crate::api) options: Options,
    pub(in crate::api) start_date: Date,
}

#[derive(Debug, Default, Deserialize)]
pub(in crate::api) struct Options {
    pub(in crate::api) account_ids: Option<Vec<String>>,
    pub(in crate::api) async_update: Option<bool>,
    pub(in crate::api) count: Option<usize>,
    pub(in crate::api) offset: Option<usize>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    pub(in crate::api) accounts: Vec<WireAccount<'a>>,
    pub(in crate::api) investment_transactions: Vec<WireInvestmentTransaction<'a>>,
    pub(in crate::api) item: WireItem<'a>,
    pub(in crate::api) securities: Vec<WireSecurity<'a>>,
    pub(in crate::api) total_investment_transactions: usize,
}

/// Page length when none is asked for.
const COUNT: usize = 100;

impl Endpoint for Request {
    const PATH: &'static str = "/investments/transactions/get";
    const SUMMARY: &'static str = "Read the investment transactions of an Item, newest first.";
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
        let later = self.options.async_update.unwrap_or_default();
        call.sandbox.use_investments(&self.access_token, later)?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let options = self.options;
        let accounts = Sandbox::select_accounts(item, options.account_ids.as_deref())?;
        let dates = (self.start_date, self.end_date);
        let page = (options.offset.unwrap_or(0), options.count.unwrap_or(COUNT));
        let window = sandbox.investment_transactions(item, &accounts, dates, page)?;
        let rows = window.transactions.iter();
        let ids: Vec<&str> = rows
            .filter_map(|it| it.row.security_id.as_deref())
            .collect();
        Ok(Response {
            accounts: WireAccount::investing(sandbox, item, &accounts),
            investment_transactions: window
                .transactions
                .iter()
                .map(WireInvestmentTransaction::new)
                .collect(),
            item: WireItem::new(sandbox, item),
            securities: WireSecurity::all(item, &ids),
            total_investment_transactions: window.total,
        })
    }
}
