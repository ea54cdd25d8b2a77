//! `POST /transactions/get`

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::api::wire::account::WireAccount;
use crate::api::wire::item::WireItem;
use crate::api::wire::transaction::{View, WireTransactions};
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
    pub(in crate::api) count: Option<usize>,
    pub(in crate::api) days_requested: Option<u16>,
    pub(in crate::api) include_original_description: Option<bool>,
    pub(in crate::api) offset: Option<usize>,
    pub(in crate::api) personal_finance_category_version: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    pub(in crate::api) accounts: Vec<WireAccount<'a>>,
    pub(in crate::api) item: WireItem<'a>,
    pub(in crate::api) total_transactions: usize,
    pub(in crate::api) transactions: WireTransactions<'a>,
}

/// Page length when none is asked for.
const COUNT: usize = 100;

impl Endpoint for Request {
    const PATH: &'static str = "/transactions/get";
    const SUMMARY: &'static str = "Read the transactions of an Item by date, newest first.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductNotReady,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let options = self.options;
        call.sandbox
            .start_transactions(&self.access_token, options.days_requested)?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let accounts = Sandbox::select_accounts(item, options.account_ids.as_deref())?;
        let page = (options.offset.unwrap_or(0), options.count.unwrap_or(COUNT));
        let window = sandbox.transactions_between(
            item,
            (self.start_date, self.end_date),
            &accounts,
            page,
        )?;
        let view = View::new(
            sandbox,
            options.include_original_description,
            options.personal_finance_category_version.as_deref(),
        );
        Ok(Response {
            accounts: WireAccount::all(sandbox, item, accounts),
            item: WireItem::new(sandbox, item),
            total_transactions: window.total,
            transactions: WireTransactions {
                view,
                transactions: window.transactions,
            },
        })
    }
}
