//! `POST /credit/payroll_income/parsing_config/update`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::income::Parsing;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    item_id: Option<String>,
    parsing_config: Vec<Parsing>,
    user_id: Option<String>,
    user_token: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/payroll_income/parsing_config/update";
    const SUMMARY: &'static str = "Say what is to be read out of a user's documents.";
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
        let item_id = self.item_id.as_deref();
        call.sandbox
            .set_income_parsing(&user_id, item_id, &self.parsing_config)?;
        Ok(Response {})
    }
}
