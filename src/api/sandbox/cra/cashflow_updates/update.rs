//! `POST /sandbox/cra/cashflow_updates/update`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::check_reports::CashFlowEvent;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    user_id: Option<String>,
    user_token: Option<String>,
    webhook_codes: Option<Vec<CashFlowEvent>>,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/cra/cashflow_updates/update";
    const SUMMARY: &'static str = "Have something happen in a user's accounts.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::ConsumerReportProductNotReady,
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let (id, token) = (self.user_id.as_deref(), self.user_token.as_deref());
        let id = call.sandbox.user(id, token)?.id.clone();
        let events = self.webhook_codes.unwrap_or_default();
        call.sandbox.update_cash_flow(&id, &events)?;
        Ok(Response {})
    }
}
