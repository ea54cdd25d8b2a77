//! `POST /credit/bank_income/refresh`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    options: Option<Options>,
    user_id: Option<String>,
    user_token: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Options {
    days_requested: Option<i128>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/bank_income/refresh";
    const SUMMARY: &'static str = "Make the report of what banks tell of a user anew.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
        ErrorCode::IncomeVerificationNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let user = call
            .sandbox
            .user(self.user_id.as_deref(), self.user_token.as_deref())?;
        let user_id = user.id.clone();
        let days = self.options.unwrap_or_default().days_requested;
        let days = days.and_then(|days| u16::try_from(days).ok());
        call.sandbox.refresh_bank_income(&user_id, days)?;
        Ok(Response {})
    }
}
