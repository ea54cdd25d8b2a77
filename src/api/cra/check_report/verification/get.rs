//! `POST /cra/check_report/verification/get`

use serde::{Deserialize, Serialize};

use crate::api::cra::{READING, Whom};
use crate::api::wire::check_options::EmploymentOptions;
use crate::api::wire::check_warning::WireCheckWarning;
use crate::api::wire::verification_report::WireVerificationReport;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    employment_refresh_options: Option<EmploymentOptions>,
    reports_requested: Vec<ReportType>,
    #[serde(flatten)]
    whom: Whom,
}

/// A report for home lenders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum ReportType {
    EmploymentRefresh,
    Income,
    Voa,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    report: WireVerificationReport<'a>,
    warnings: Vec<WireCheckWarning>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/check_report/verification/get";
    const SUMMARY: &'static str = "Read what home lenders need of a consumer report.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let wants = |kind| self.reports_requested.contains(&kind);
        let days = self.employment_refresh_options.as_ref();
        let days = days.map(EmploymentOptions::days);
        if wants(ReportType::EmploymentRefresh) && days.is_none() {
            let rule = "provided when reports_requested contains EMPLOYMENT_REFRESH";
            return Err(Error::invalid_field("employment_refresh_options", rule));
        }
        let user_id = self.whom.find(sandbox)?;
        let report = sandbox.check_report(&user_id)?;
        let days = days.filter(|_| wants(ReportType::EmploymentRefresh));
        let parts = (wants(ReportType::Voa), days, wants(ReportType::Income));
        Ok(Response {
            report: WireVerificationReport::new(sandbox, report, parts),
            warnings: WireCheckWarning::all(report),
        })
    }
}
