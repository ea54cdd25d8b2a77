//! `POST /income/verification/precheck`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;
use crate::sandbox::income::Confidence;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    employer: Option<Employer>,
    transactions_access_token: Option<String>,
    transactions_access_tokens: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
struct Employer {
    name: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    confidence: Confidence,
    precheck_id: Uuid,
}

impl Endpoint for Request {
    const PATH: &'static str = "/income/verification/precheck";
    const SUMMARY: &'static str =
        "Ask whether the payroll of an employer is likely to be supported (deprecated).";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAccessToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let tokens = self.transactions_access_tokens.iter().flatten();
        for token in tokens.chain(&self.transactions_access_token) {
            call.sandbox.item(token)?;
        }
        let name = self.employer.and_then(|it| it.name).unwrap_or_default();
        Ok(Response {
            confidence: call.sandbox.precheck_employer(&name),
            precheck_id: call.sandbox.income_precheck(),
        })
    }
}
