//! `POST /asset_report/audit_copy/get`

use serde::Deserialize;

use crate::api::asset_report::READING_COPY;
use crate::api::wire::asset_report::Answer;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::asset_reports::Reading;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    audit_copy_token: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/asset_report/audit_copy/get";
    const SUMMARY: &'static str = "Read a report that somebody else has shared.";
    const ERRORS: &'static [ErrorCode] = READING_COPY;
    type Response<'a> = Answer<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Answer<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let report = sandbox.audit_copy(&self.audit_copy_token)?;
        Answer::new(sandbox, report, Reading::default(), false)
    }
}
