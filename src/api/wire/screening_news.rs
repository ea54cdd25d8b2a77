//! Bodies of webhooks about screenings.
//! <https://plaid.com/docs/api/products/monitor/#webhooks>

use serde::Serialize;

use crate::sandbox::catalog::Subject;
use crate::sandbox::ids::PrefixedId;
use crate::sandbox::monitor::ScreeningNews;
use crate::sandbox::webhooks::{Payload, WebhookCode, WebhookType};

/// The body.
#[derive(Debug, Serialize)]
pub(super) struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_screening_id: Option<&'a PrefixedId>,
    environment: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    screening_id: Option<&'a PrefixedId>,
    webhook_code: WebhookCode,
    webhook_type: WebhookType,
}

impl<'a> Body<'a> {
    pub(super) fn new(payload: &Payload, news: &'a ScreeningNews) -> Self {
        let (webhook_type, webhook_code) = payload.names();
        let id = |subject| (news.subject == subject).then_some(&news.id);
        Self {
            entity_screening_id: id(Subject::Entity),
            environment: "sandbox",
            screening_id: id(Subject::Individual),
            webhook_code,
            webhook_type,
        }
    }
}
