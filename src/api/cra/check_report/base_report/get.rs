//! `POST /cra/check_report/base_report/get`

use serde::{Deserialize, Serialize};

use crate::api::cra::{READING, Whom};
use crate::api::wire::check_report::{UserAttributes, WireReportItem};
use crate::api::wire::check_warning::WireCheckWarning;
use crate::api::wire::time::Exact;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    item_ids: Option<Vec<String>>,
    #[serde(flatten)]
    whom: Whom,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    report: Report<'a>,
    warnings: Vec<WireCheckWarning>,
}

#[derive(Debug, Serialize)]
struct Report<'a> {
    attributes: UserAttributes<'a>,
    client_report_id: Option<&'a str>,
    date_generated: Exact,
    days_requested: u16,
    items: Vec<WireReportItem<'a>>,
    report_id: Uuid,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/check_report/base_report/get";
    const SUMMARY: &'static str = "Read the accounts and transactions of a consumer report.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let user_id = self.whom.find(sandbox)?;
        let report = sandbox.check_report(&user_id)?;
        let mut items = sandbox.report_items(report);
        if let Some(named) = &self.item_ids {
            items.retain(|it| named.iter().any(|id| id == it.item.id.as_str()));
        }
        Ok(Response {
            report: Report {
                attributes: UserAttributes::new(&items),
                client_report_id: report.terms.client_report_id.as_deref(),
                date_generated: Exact(report.ready_at),
                days_requested: report.days(),
                items: items
                    .iter()
                    .map(|it| WireReportItem::new(sandbox, it, report.ready_at))
                    .collect(),
                report_id: report.id,
            },
            warnings: WireCheckWarning::all(report),
        })
    }
}
