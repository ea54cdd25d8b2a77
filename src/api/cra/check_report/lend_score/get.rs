//! `POST /cra/check_report/lend_score/get`

use serde::{Deserialize, Serialize};

use crate::api::cra::{READING, Whom};
use crate::api::wire::check_insights::WireLendScore;
use crate::api::wire::check_options::LendScoreOptions;
use crate::api::wire::check_warning::WireCheckWarning;
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;
use crate::sandbox::product::Product;

/// What is asked; options are read if the report was not made with the product.
#[derive(Debug, Deserialize)]
pub struct Request {
    options: Option<LendScoreOptions>,
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
    generated_time: Seconds,
    lend_score: WireLendScore,
    report_id: Uuid,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/check_report/lend_score/get";
    const SUMMARY: &'static str =
        "Read how likely a user is to pay back, and what speaks against it.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let user_id = self.whom.find(call.sandbox)?;
        let report = call.sandbox.check_report(&user_id)?;
        let options = self
            .options
            .filter(|_| !report.is_for(Product::CraLendScore));
        let version = options.and_then(|it| it.version());
        let items = call.sandbox.report_items(report);
        let findings = call.sandbox.findings(&items);
        let score = findings.lend_score(version.unwrap_or(report.terms.lend_score));
        Ok(Response {
            report: Report {
                generated_time: Seconds(report.ready_at),
                lend_score: WireLendScore::new(score),
                report_id: report.id,
            },
            warnings: WireCheckWarning::all(report),
        })
    }
}
