//! `POST /credit/payroll_income/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::download::Downloads;
use crate::api::wire::payroll::WirePayrollItem;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

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
pub struct Response<'a> {
    items: Vec<WirePayrollItem<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/payroll_income/get";
    const SUMMARY: &'static str = "Read what payrolls and documents tell of what a user earns.";
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
        let options = self.options.unwrap_or_default();
        call.sandbox.note_payroll_read(&user_id);
        call.sandbox.open_downloads(&user_id);
        let base_url = call.base_url;
        let sandbox: &Sandbox = call.sandbox;
        let downloads = Downloads { sandbox, base_url };
        let found = sandbox.payroll_income(&user_id, options.item_ids.as_deref())?;
        Ok(Response {
            items: found
                .into_iter()
                .map(|it| WirePayrollItem::new(it, downloads))
                .collect(),
        })
    }
}
