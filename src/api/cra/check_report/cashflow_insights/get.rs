//! `POST /cra/check_report/cashflow_insights/get`

use serde::{Deserialize, Serialize};

use crate::api::cra::{READING, Whom};
use crate::api::wire::check_insights::WireFindings;
use crate::api::wire::check_options::CashflowOptions;
use crate::api::wire::check_warning::WireCheckWarning;
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;
use crate::sandbox::product::Product;

/// What is asked; options are read if the report was not made with the product.
#[derive(Debug, Deserialize)]
pub struct Request {
    options: Option<CashflowOptions>,
    #[serde(flatten)]
    whom: Whom,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    report: Report,
    warnings: Vec<WireCheckWarning>,
}

#[derive(Debug, Serialize)]
struct Report {
    attributes: WireFindings,
    generated_time: Seconds,
    report_id: Uuid,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/check_report/cashflow_insights/get";
    const SUMMARY: &'static str = "Read attributes of what moves on the accounts of a report.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let user_id = self.whom.find(call.sandbox)?;
        let report = call.sandbox.check_report(&user_id)?;
        let product = Product::CraCashflowInsights;
        call.sandbox.check_product(report, product)?;
        let options = self.options.filter(|_| !report.is_for(product));
        let version = options.and_then(|it| it.version());
        let items = call.sandbox.report_items(report);
        let findings = call.sandbox.findings(&items);
        let version = version.unwrap_or(report.terms.cashflow);
        Ok(Response {
            report: Report {
                attributes: WireFindings(findings.cash_flow(version)),
                generated_time: Seconds(report.ready_at),
                report_id: report.id,
            },
            warnings: WireCheckWarning::all(report),
        })
    }
}
