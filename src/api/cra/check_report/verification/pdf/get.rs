//! `POST /cra/check_report/verification/pdf/get`

use serde::Deserialize;

use crate::api::cra::{READING, Whom};
use crate::api::wire::pdf::Pdf;
use crate::api::wire::report_print::{Part, print};
use crate::api::{Call, Endpoint, Written};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::RequestId;

/// What is asked; `report_requested` is the older way.
#[derive(Debug, Deserialize)]
pub struct Request {
    report_requested: Option<ReportType>,
    reports_requested: Option<Vec<ReportType>>,
    #[serde(flatten)]
    whom: Whom,
}

/// A report for home lenders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ReportType {
    Voa,
    EmploymentRefresh,
    Income,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/check_report/verification/pdf/get";
    const SUMMARY: &'static str = "Read what home lenders need of a consumer report, as a PDF.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Pdf;

    fn handle(self, call: &mut Call<'_>) -> Result<Pdf, Error> {
        let one = self.report_requested.map(|it| vec![it]);
        let Some(mut wanted) = self.reports_requested.or(one) else {
            return Err(Error::missing_fields(&["reports_requested"]));
        };
        wanted.sort_unstable();
        wanted.dedup();
        if !matches!(wanted[..], [_] | [ReportType::Voa, ReportType::Income]) {
            let rule = "one of voa, employment_refresh and income, or voa with income";
            return Err(Error::invalid_field("reports_requested", rule));
        }
        let user_id = self.whom.find(call.sandbox)?;
        let report = call.sandbox.check_report(&user_id)?;
        let days = report.terms.employment_days.unwrap_or(report.days());
        let parts = wanted.iter().map(|it| match it {
            ReportType::Voa => Part::Assets,
            ReportType::EmploymentRefresh => Part::Employment(days),
            ReportType::Income => Part::Income,
        });
        let parts: Vec<Part> = parts.collect();
        Ok(print(call.sandbox, report, "Home Lending Report", &parts))
    }

    fn write(answer: &Pdf, request_id: RequestId) -> serde_json::Result<Written> {
        Ok(answer.written(request_id))
    }
}
