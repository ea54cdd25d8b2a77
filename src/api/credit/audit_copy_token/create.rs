//! `POST /credit/audit_copy_token/create`

use serde::{Deserialize, Serialize};

use crate::api::credit::only;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::AuditCopyToken;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    report_tokens: Vec<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    audit_copy_token: AuditCopyToken,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/audit_copy_token/create";
    const SUMMARY: &'static str = "Let somebody else read an Asset Report.";
    const ERRORS: &'static [ErrorCode] =
        &[ErrorCode::InvalidAssetReportToken, ErrorCode::InvalidParent];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let token = only(&self.report_tokens)?;
        Ok(Response {
            audit_copy_token: call.sandbox.create_audit_copy(token)?,
        })
    }
}
