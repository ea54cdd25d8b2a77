//! `POST /credit/audit_copy_token/update`

use serde::{Deserialize, Serialize};

use crate::api::credit::only;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    audit_copy_token: String,
    report_tokens: Vec<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    updated: bool,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/audit_copy_token/update";
    const SUMMARY: &'static str = "Let somebody else read another report instead.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAssetReportToken,
        ErrorCode::InvalidAuditCopyToken,
        ErrorCode::InvalidParent,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let report = only(&self.report_tokens)?;
        call.sandbox
            .update_audit_copy(&self.audit_copy_token, report)?;
        Ok(Response { updated: true })
    }
}
