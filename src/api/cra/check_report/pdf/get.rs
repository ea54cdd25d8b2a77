//! `POST /cra/check_report/pdf/get`

use serde::Deserialize;

use crate::api::cra::{READING, Whom};
use crate::api::wire::pdf::Pdf;
use crate::api::wire::report_print::{Part, print};
use crate::api::{Call, Endpoint, Written};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::RequestId;
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    #[serde(default)]
    add_ons: Vec<AddOn>,
    #[serde(flatten)]
    whom: Whom,
}

/// What comes on top of the Base Report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AddOn {
    CraIncomeInsights,
    CraPartnerInsights,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/check_report/pdf/get";
    const SUMMARY: &'static str = "Read a consumer report as a PDF.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Pdf;

    fn handle(self, call: &mut Call<'_>) -> Result<Pdf, Error> {
        let user_id = self.whom.find(call.sandbox)?;
        let report = call.sandbox.check_report(&user_id)?;
        let mut parts = vec![Part::Base];
        if self.add_ons.contains(&AddOn::CraIncomeInsights) {
            parts.push(Part::Income);
        }
        if self.add_ons.contains(&AddOn::CraPartnerInsights) {
            call.sandbox
                .check_product(report, Product::CraPartnerInsights)?;
            parts.push(Part::Partner);
        }
        Ok(print(call.sandbox, report, "Consumer Report", &parts))
    }

    fn write(answer: &Pdf, request_id: RequestId) -> serde_json::Result<Written> {
        Ok(answer.written(request_id))
    }
}
