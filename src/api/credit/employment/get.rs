//! `POST /credit/employment/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::payroll::WireEmploymentItem;
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
    items: Vec<WireEmploymentItem<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/employment/get";
    const SUMMARY: &'static str = "Read what employers say of a user.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::EmploymentNotFound,
        ErrorCode::IncomeProductNotReady,
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let (id, token) = (self.user_id.as_deref(), self.user_token.as_deref());
        let user_id = call.sandbox.user(id, token)?.id.clone();
        let sandbox: &Sandbox = call.sandbox;
        let found = sandbox.payroll_income(&user_id, None);
        let found = found.map_err(|error| match error.code {
            ErrorCode::IncomeVerificationNotFound => ErrorCode::EmploymentNotFound.into(),
            _ => error,
        })?;
        let stated = found.iter().filter(|it| it.found.documents.is_none());
        Ok(Response {
            items: stated.map(WireEmploymentItem::new).collect(),
        })
    }
}
