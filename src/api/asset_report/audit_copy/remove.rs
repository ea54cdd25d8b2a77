//! `POST /asset_report/audit_copy/remove`

use serde::Deserialize;

use crate::api::asset_report::Removed;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    audit_copy_token: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/asset_report/audit_copy/remove";
    const SUMMARY: &'static str = "End somebody else's right to read a report.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAuditCopyToken];
    type Response<'a> = Removed;

    fn handle(self, call: &mut Call<'_>) -> Result<Removed, Error> {
        call.sandbox.remove_audit_copy(&self.audit_copy_token)?;
        Ok(Removed::DONE)
    }
}
