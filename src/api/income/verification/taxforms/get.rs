//! `POST /income/verification/taxforms/get`

use serde::{Deserialize, Serialize};

use crate::api::income::READING;
use crate::api::wire::payroll_document::{OlderMetadata, OlderTaxForm};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: Option<String>,
    income_verification_id: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    document_metadata: Vec<OlderMetadata>,
    taxforms: Vec<OlderTaxForm<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/income/verification/taxforms/get";
    const SUMMARY: &'static str = "Read tax forms (deprecated).";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let (id, token) = (&self.income_verification_id, &self.access_token);
        let found = sandbox.verified_payroll(id.as_deref(), token.as_deref())?;
        let forms = found.accounts.into_iter().flat_map(|it| it.w2s);
        let forms: Vec<_> = forms.collect();
        Ok(Response {
            document_metadata: forms
                .iter()
                .map(|it| OlderMetadata::of_w2(it.document))
                .collect(),
            taxforms: forms.iter().map(OlderTaxForm::new).collect(),
        })
    }
}
