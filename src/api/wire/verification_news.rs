//! Bodies of webhooks about identity verifications.
//! <https://plaid.com/docs/api/products/identity-verification/#webhooks>

use serde::Serialize;

use crate::sandbox::verifications::VerificationNews;
use crate::sandbox::webhooks::{Payload, WebhookCode, WebhookType};

/// The body.
#[derive(Debug, Serialize)]
pub(super) struct Body<'a> {
    environment: &'static str,
    identity_verification_id: &'a str,
    webhook_code: WebhookCode,
    webhook_type: WebhookType,
}

impl<'a> Body<'a> {
    pub(super) fn new(payload: &Payload, news: &'a VerificationNews) -> Self {
        let (webhook_type, webhook_code) = payload.names();
        Self {
            environment: "sandbox",
            identity_verification_id: news.id(),
            webhook_code,
            webhook_type,
        }
    }
}
