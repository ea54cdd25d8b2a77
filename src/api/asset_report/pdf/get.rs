//! `POST /asset_report/pdf/get`

use serde::Deserialize;

use crate::api::asset_report::READING;
use crate::api::asset_report::get::ReadingOptions;
use crate::api::wire::asset_report::print;
use crate::api::wire::pdf::Pdf;
use crate::api::{Call, Endpoint, Written};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::RequestId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    asset_report_token: String,
    #[serde(default)]
    options: Option<ReadingOptions>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/asset_report/pdf/get";
    const SUMMARY: &'static str = "Read a report of what the accounts of some Items hold as a PDF.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Pdf;

    fn handle(self, call: &mut Call<'_>) -> Result<Pdf, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let report = sandbox.asset_report(&self.asset_report_token)?;
        print(sandbox, report, ReadingOptions::reading(self.options))
    }

    fn write(answer: &Pdf, request_id: RequestId) -> serde_json::Result<Written> {
        Ok(answer.written(request_id))
    }
}
