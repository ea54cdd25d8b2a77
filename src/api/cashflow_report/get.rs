//! `POST /cashflow_report/get`

use serde::{Deserialize, Serialize};

use super::{COUNT, Options, READING};
use crate::api::wire::account::WireAccount;
use crate::api::wire::cashflow_report::WireCashflowTransaction;
use crate::api::wire::item::WireItem;
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::cashflow_reports::CashflowRequest;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    count: Option<usize>,
    #[serde(default)]
    cursor: String,
    days_requested: u16,
    #[serde(default)]
    options: Options,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    accounts: Vec<WireAccount<'a>>,
    has_more: bool,
    item: WireItem<'a>,
    last_successful_update_time: Seconds,
    next_cursor: String,
    total_transactions: usize,
    transactions: Vec<WireCashflowTransaction<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cashflow_report/get";
    const SUMMARY: &'static str = "Read the transactions of a Cashflow Report, the newest first.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let (item, report) = sandbox.cashflow_report(&self.access_token)?;
        let accounts = Sandbox::select_accounts(item, self.options.account_ids.as_deref())?;
        let asked = CashflowRequest {
            days: Some(self.days_requested),
            count: self.count.unwrap_or(COUNT),
            cursor: &self.cursor,
        };
        let page = sandbox.cashflow_transactions(item, report, &accounts, &asked)?;
        let told = accounts.iter();
        Ok(Response {
            accounts: told
                .map(|account| WireAccount::with_owners(sandbox, item, account))
                .collect(),
            has_more: page.has_more,
            item: WireItem::new(sandbox, item),
            last_successful_update_time: Seconds(report.ready_at),
            next_cursor: page.next_cursor,
            total_transactions: page.total,
            transactions: WireCashflowTransaction::all(sandbox, &page.transactions),
        })
    }
}
