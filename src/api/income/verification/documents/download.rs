//! `POST /income/verification/documents/download`

use serde::Deserialize;

use crate::api::income::READING;
use crate::api::wire::payroll_document::Archive;
use crate::api::{Call, Endpoint, Written};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::RequestId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: Option<String>,
    document_id: Option<String>,
    income_verification_id: Option<String>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/income/verification/documents/download";
    const SUMMARY: &'static str =
        "Read pay stubs and tax forms as PDFs in an archive (deprecated).";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Archive;

    fn handle(self, call: &mut Call<'_>) -> Result<Archive, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let (id, token) = (&self.income_verification_id, &self.access_token);
        let found = sandbox.verified_payroll(id.as_deref(), token.as_deref())?;
        let archive = Archive::of(&found, self.document_id.as_deref());
        archive.ok_or(ErrorCode::IncomeVerificationNotFound.into())
    }

    fn write(answer: &Archive, _: RequestId) -> serde_json::Result<Written> {
        Ok(answer.written())
    }
}
