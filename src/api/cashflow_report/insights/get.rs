//! `POST /cashflow_report/insights/get`

use serde::{Deserialize, Serialize};

use crate::api::cashflow_report::READING;
use crate::api::wire::account::WireAccount;
use crate::api::wire::cashflow_report::WireCashflowInsights;
use crate::api::wire::item::WireItem;
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    account_insights: WireCashflowInsights,
    accounts: Vec<WireAccount<'a>>,
    item: WireItem<'a>,
    last_generated_time: Seconds,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cashflow_report/insights/get";
    const SUMMARY: &'static str = "Read what the accounts of a Cashflow Report come to each month.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let (item, report) = sandbox.cashflow_report(&self.access_token)?;
        let told = sandbox.report_item(item, report.ready_at, report.days, false);
        let accounts = item.accounts.iter();
        Ok(Response {
            account_insights: WireCashflowInsights::new(&told),
            accounts: accounts
                .map(|account| WireAccount::with_owners(sandbox, item, account))
                .collect(),
            item: WireItem::new(sandbox, item),
            last_generated_time: Seconds(report.ready_at),
        })
    }
}
