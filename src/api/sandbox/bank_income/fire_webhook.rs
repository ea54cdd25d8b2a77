//! `POST /sandbox/bank_income/fire_webhook`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::income::{FiredIncome, IncomeNews};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    webhook_code: Code,
    webhook_fields: Fields,
    webhook_override: Option<String>,
}

#[derive(Debug, Deserialize)]
enum Code {
    #[serde(rename = "BANK_INCOME_REFRESH_UPDATE")]
    Update,
    #[serde(rename = "BANK_INCOME_REFRESH_COMPLETE")]
    Complete,
}

#[derive(Debug, Deserialize)]
struct Fields {
    bank_income_refresh_complete_result: Option<String>,
    user_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/bank_income/fire_webhook";
    const SUMMARY: &'static str = "Send a webhook about bank income although nothing has happened.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::SandboxWebhookInvalid,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let user_id = Some(self.webhook_fields.user_id.as_str());
        let user_id = call.sandbox.user(user_id, None)?.id.clone();
        let of_client = || call.sandbox.client_webhook().map(str::to_owned);
        let Some(webhook) = self.webhook_override.or_else(of_client) else {
            return Err(ErrorCode::SandboxWebhookInvalid.into());
        };
        let outcome = self.webhook_fields.bank_income_refresh_complete_result;
        let news = match self.webhook_code {
            Code::Update => IncomeNews::BankUpdate { user_id },
            Code::Complete => IncomeNews::BankComplete {
                user_id,
                success: outcome.as_deref() != Some("FAILURE"),
            },
        };
        call.sandbox
            .fire_income_webhook(FiredIncome { webhook, news });
        Ok(Response {})
    }
}
