//! `POST /credit/bank_income/get`

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

use crate::api::wire::bank_income::WireBankIncome;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::income::BankIncome;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    user_id: Option<String>,
    user_token: Option<String>,
}

/// What is answered: the newest report, which is the only one that is kept.
#[derive(Debug)]
pub struct Response<'a> {
    sandbox: &'a Sandbox,
    report: BankIncome<'a>,
}

impl Serialize for Response<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reports = [WireBankIncome::new(self.sandbox, &self.report)];
        let mut answer = serializer.serialize_struct("Response", 1)?;
        answer.serialize_field("bank_income", &reports)?;
        answer.end()
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/bank_income/get";
    const SUMMARY: &'static str = "Read what banks tell of what a user earns.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::IncomeVerificationNotFound,
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let user = sandbox.user(self.user_id.as_deref(), self.user_token.as_deref())?;
        Ok(Response {
            sandbox,
            report: sandbox.bank_income(&user.id)?,
        })
    }
}
