//! `POST /asset_report/audit_copy/pdf/get`

use serde::Deserialize;

use crate::api::asset_report::READING_COPY;
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
    audit_copy_token: String,
    #[serde(default)]
    options: Option<ReadingOptions>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/asset_report/audit_copy/pdf/get";
    const SUMMARY: &'static str = "Read a report that somebody else has shared as a PDF.";
    const ERRORS: &'static [ErrorCode] = READING_COPY;
    type Response<'a> = Pdf;

    fn handle(self, call: &mut Call<'_>) -> Result<Pdf, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let report = sandbox.audit_copy(&self.audit_copy_token)?;
        print(sandbox, report, ReadingOptions::reading(self.options))
    }

    fn write(answer: &Pdf, request_id: RequestId) -> serde_json::Result<Written> {
        Ok(answer.written(request_id))
    }
}
