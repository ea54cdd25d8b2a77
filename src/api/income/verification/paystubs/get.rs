//! `POST /income/verification/paystubs/get`

use serde::{Deserialize, Serialize};

use crate::api::income::READING;
use crate::api::wire::payroll_document::{OlderMetadata, OlderPayStub};
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
    paystubs: Vec<OlderPayStub<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/income/verification/paystubs/get";
    const SUMMARY: &'static str = "Read pay stubs (deprecated).";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let (id, token) = (&self.income_verification_id, &self.access_token);
        let found = sandbox.verified_payroll(id.as_deref(), token.as_deref())?;
        let stubs = found.accounts.into_iter().flat_map(|it| it.pay_stubs);
        let stubs: Vec<_> = stubs.collect();
        Ok(Response {
            document_metadata: stubs
                .iter()
                .map(|it| OlderMetadata::of_pay_stub(it.document))
                .collect(),
            paystubs: stubs.into_iter().map(OlderPayStub::new).collect(),
        })
    }
}
