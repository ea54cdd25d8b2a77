//! `POST /sandbox/item/fire_webhook`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::webhooks::{FiredCode, WebhookType};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    webhook_code: FiredCode,
    webhook_type: Option<WebhookType>,
}

/// What is answered, whether or not the webhook arrives.
#[derive(Debug, Serialize)]
pub struct Response {
    webhook_fired: bool,
}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/item/fire_webhook";
    const SUMMARY: &'static str = "Send a webhook of an Item although nothing has happened.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemNotFound,
        ErrorCode::SandboxProductNotEnabled,
        ErrorCode::SandboxWebhookInvalid,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox
            .fire_webhook(&self.access_token, self.webhook_code, self.webhook_type)?;
        Ok(Response {
            webhook_fired: true,
        })
    }
}
