//! `POST /credit/payroll_income/risk_signals/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::payroll::WireRiskSignals;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    user_id: Option<String>,
    user_token: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    items: Vec<WireRiskSignals<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/payroll_income/risk_signals/get";
    const SUMMARY: &'static str = "Read whether anything is wrong with a user's documents.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
        ErrorCode::IncomeProductNotReady,
        ErrorCode::IncomeVerificationNotFound,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let user = call
            .sandbox
            .user(self.user_id.as_deref(), self.user_token.as_deref())?;
        let user_id = user.id.clone();
        let sandbox: &Sandbox = call.sandbox;
        let found = sandbox.payroll_income(&user_id, None)?;
        let sent = found.iter().filter(|it| it.found.documents.is_some());
        Ok(Response {
            items: sent.map(WireRiskSignals::new).collect(),
        })
    }
}
