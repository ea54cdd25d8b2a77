//! `POST /beta/credit/v1/bank_employment/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::bank_employment::WireBankEmployment;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    user_token: Option<String>,
}

/// What is answered: the newest report, which is the only one that is kept.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    bank_employment_reports: [WireBankEmployment<'a>; 1],
}

impl Endpoint for Request {
    const PATH: &'static str = "/beta/credit/v1/bank_employment/get";
    const SUMMARY: &'static str = "Read who employs a user, by what banks tell.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::IncomeVerificationNotFound,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let user = sandbox.user(None, self.user_token.as_deref())?;
        let report = sandbox.bank_income(&user.id)?;
        Ok(Response {
            bank_employment_reports: [WireBankEmployment::new(sandbox, &report)],
        })
    }
}
