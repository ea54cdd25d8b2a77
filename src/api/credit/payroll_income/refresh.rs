//! `POST /credit/payroll_income/refresh`

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
    item_ids: Option<Vec<String>>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    verification_refresh_status: &'static str,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/payroll_income/refresh";
    const SUMMARY: &'static str = "Pull what payrolls tell of a user anew.";
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
        let options = self.options.unwrap_or_default();
        call.sandbox
            .refresh_payroll(&user_id, options.item_ids.as_deref())?;
        Ok(Response {
            verification_refresh_status: "VERIFICATION_REFRESH_SUCCESSFUL",
        })
    }
}
