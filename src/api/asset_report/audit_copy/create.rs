//! `POST /asset_report/audit_copy/create`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::AuditCopyToken;

/// What is asked. Any `auditor_id` will do: an audit copy is read in the world that made it.
#[derive(Debug, Deserialize)]
pub struct Request {
    asset_report_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    audit_copy_token: AuditCopyToken,
}

impl Endpoint for Request {
    const PATH: &'static str = "/asset_report/audit_copy/create";
    const SUMMARY: &'static str = "Let somebody else read a report.";
    const ERRORS: &'static [ErrorCode] =
        &[ErrorCode::InvalidAssetReportToken, ErrorCode::InvalidParent];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let token = &self.asset_report_token;
        Ok(Response {
            audit_copy_token: call.sandbox.create_audit_copy(token)?,
        })
    }
}
