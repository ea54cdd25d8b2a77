//! `POST /credit/bank_income/webhook/update`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    enable_webhooks: bool,
    user_id: Option<String>,
    user_token: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/bank_income/webhook/update";
    const SUMMARY: &'static str = "Be told when a user earns from somewhere new, or no longer.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let (user_id, user_token) = (self.user_id.as_deref(), self.user_token.as_deref());
        let user_id = call.sandbox.user(user_id, user_token)?.id.clone();
        call.sandbox
            .set_income_updates(&user_id, self.enable_webhooks);
        Ok(Response {})
    }
}
