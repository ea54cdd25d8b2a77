//! `POST /cra/check_report/income_insights/get`

use serde::{Deserialize, Serialize};

use crate::api::cra::{READING, Whom};
use crate::api::wire::check_options::IncomeOptions;
use crate::api::wire::check_warning::WireCheckWarning;
use crate::api::wire::income_streams::{UserSummary, WireIncomeItem, WireStreams};
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;
use crate::sandbox::product::Product;

/// What is asked; of versions there is one, which the contract checks.
#[derive(Debug, Deserialize)]
pub struct Request {
    options: Option<IncomeOptions>,
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
    client_report_id: Option<&'a str>,
    days_requested: u16,
    generated_time: Seconds,
    income_streams: WireStreams<'a>,
    items: Vec<WireIncomeItem<'a>>,
    report_id: Uuid,
    user_summary: UserSummary,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/check_report/income_insights/get";
    const SUMMARY: &'static str = "Read the income in a consumer report.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let user_id = self.whom.find(sandbox)?;
        let report = sandbox.check_report(&user_id)?;
        let items = sandbox.report_items(report);
        let asked = report.is_for(Product::CraIncomeInsights);
        let options = self.options.filter(|_| !asked);
        let filter = options.and_then(|it| it.filter());
        let filter = filter.as_ref().or(report.terms.income.as_ref());
        let streams = sandbox.wanted_income(&items, filter);
        let told = items.iter();
        Ok(Response {
            report: Report {
                client_report_id: report.terms.client_report_id.as_deref(),
                days_requested: report.days(),
                generated_time: Seconds(report.ready_at),
                items: told
                    .map(|it| WireIncomeItem::new(sandbox, it, report.ready_at, true))
                    .collect(),
                report_id: report.id,
                user_summary: UserSummary::new(&streams, true),
                income_streams: WireStreams::new(sandbox, streams, true),
            },
            warnings: WireCheckWarning::all(report),
        })
    }
}
