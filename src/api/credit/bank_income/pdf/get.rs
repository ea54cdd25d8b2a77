//! `POST /credit/bank_income/pdf/get`

use serde::Deserialize;

use crate::api::wire::bank_income::print;
use crate::api::wire::pdf::Pdf;
use crate::api::{Call, Endpoint, Written};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::RequestId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    user_id: Option<String>,
    user_token: Option<String>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/bank_income/pdf/get";
    const SUMMARY: &'static str = "Read what banks tell of what a user earns as a PDF.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::IncomeVerificationNotFound,
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Pdf;

    fn handle(self, call: &mut Call<'_>) -> Result<Pdf, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let user = sandbox.user(self.user_id.as_deref(), self.user_token.as_deref())?;
        Ok(print(sandbox, &sandbox.bank_income(&user.id)?))
    }

    fn write(answer: &Pdf, request_id: RequestId) -> serde_json::Result<Written> {
        Ok(answer.written(request_id))
    }
}
