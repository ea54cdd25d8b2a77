//! `POST /cra/monitoring_insights/get`

use serde::{Deserialize, Serialize};

use crate::api::cra::Whom;
use crate::api::wire::check_report::WireReportAccount;
use crate::api::wire::monitoring::WireMonitoring;
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{ItemId, Uuid};
use crate::sandbox::{Item, Sandbox};

/// How far the accounts are looked back.
const DAYS: u16 = 180;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    #[serde(flatten)]
    whom: Whom,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    items: Vec<Monitored<'a>>,
    user_insights_id: Uuid,
}

#[derive(Debug, Serialize)]
struct Monitored<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    accounts: Option<Vec<WireReportAccount<'a>>>,
    date_generated: Seconds,
    insights: Option<WireMonitoring>,
    institution_id: &'a str,
    institution_name: &'a str,
    item_id: ItemId,
    status: Status,
}

#[derive(Debug, Serialize)]
struct Status {
    /// Why there is nothing, if so.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    status_code: &'static str,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/monitoring_insights/get";
    const SUMMARY: &'static str = "Read what has happened in a user's accounts.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::ConsumerReportProductNotReady,
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let user_id = self.whom.find(call.sandbox)?;
        call.sandbox.monitored_items(&user_id)?;
        let user_insights_id = call.sandbox.next_insights_id();
        let sandbox: &Sandbox = call.sandbox;
        let items = sandbox.monitored_items(&user_id)?.into_iter();
        Ok(Response {
            items: items.map(|item| monitored(sandbox, item)).collect(),
            user_insights_id,
        })
    }
}

fn monitored<'a>(sandbox: &'a Sandbox, item: &'a Item) -> Monitored<'a> {
    let now = sandbox.now();
    let report = sandbox.report_item(item, now, DAYS, false);
    let institution = sandbox.institution(&item.institution_id);
    let error = item.error();
    let works = error.is_none();
    let accounts = || {
        let accounts = report.accounts.iter();
        let told = accounts.map(|it| WireReportAccount::new(sandbox, &report, it));
        told.collect()
    };
    Monitored {
        accounts: works.then(accounts),
        date_generated: Seconds(now),
        insights: works.then(|| WireMonitoring::new(sandbox, &report)),
        institution_id: &item.institution_id,
        institution_name: institution.map_or("", |it| it.name.as_str()),
        item_id: item.id,
        status: Status {
            reason: error.map(|it| it.code.as_str()),
            status_code: if works { "AVAILABLE" } else { "FAILED" },
        },
    }
}
