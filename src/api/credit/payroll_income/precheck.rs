//! `POST /credit/payroll_income/precheck`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::income::Confidence;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_tokens: Option<Vec<String>>,
    employer: Option<Employer>,
    user_id: Option<String>,
    user_token: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Employer {
    name: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    confidence: Confidence,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/payroll_income/precheck";
    const SUMMARY: &'static str =
        "Ask whether the payroll of an employer is likely to be supported.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let user = call
            .sandbox
            .user(self.user_id.as_deref(), self.user_token.as_deref())?;
        let user_id = user.id.clone();
        let _ = user_id;
        for token in self.access_tokens.iter().flatten() {
            call.sandbox.item(token)?;
        }
        let name = self.employer.and_then(|it| it.name).unwrap_or_default();
        Ok(Response {
            confidence: call.sandbox.precheck_employer(&name),
        })
    }
}
