//! `POST /sandbox/income/fire_webhook`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{ItemId, UserId};
use crate::sandbox::income::{FiredIncome, IncomeNews, VerificationStatus as Status};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    item_id: String,
    user_id: Option<String>,
    verification_status: Option<Status>,
    webhook: String,
    webhook_code: Code,
}

#[derive(Debug, Deserialize)]
enum Code {
    #[serde(rename = "INCOME_VERIFICATION")]
    Verification,
    #[serde(rename = "INCOME_VERIFICATION_RISK_SIGNALS")]
    RiskSignals,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/income/fire_webhook";
    const SUMMARY: &'static str = "Send a webhook about income although nothing has happened.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::ItemNotFound, ErrorCode::MissingFields];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let item_id = ItemId::parse(&self.item_id).ok_or(ErrorCode::ItemNotFound)?;
        let user_id = self.user_id.map(UserId::new);
        let news = match (self.webhook_code, self.verification_status) {
            (Code::Verification, None) => {
                return Err(Error::missing_fields(&["verification_status"]));
            }
            (Code::Verification, Some(status)) => IncomeNews::Verification {
                item_id,
                user_id,
                status: status.as_str(),
            },
            (Code::RiskSignals, _) => IncomeNews::RiskSignals { item_id, user_id },
        };
        call.sandbox.fire_income_webhook(FiredIncome {
            webhook: self.webhook,
            news,
        });
        Ok(Response {})
    }
}
