//! Bodies of webhooks about transfers.
//! <https://plaid.com/docs/api/products/transfer/#webhooks>

use jiff::civil::Date;
use serde::Serialize;

use crate::sandbox::ids::Uuid;
use crate::sandbox::transfers::{Decision, OriginatorId, RationaleCode};
use crate::sandbox::webhooks::{Payload, TransferNews, WebhookCode, WebhookType};

/// The body; which keys it has follows from its code.
#[derive(Debug, Serialize)]
pub(super) struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    authorization_decision: Option<Decision>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authorization_decision_rationale_code: Option<RationaleCode>,
    environment: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    originator_client_id: Option<&'a OriginatorId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recurring_transfer_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped_origination_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    transfer_id: Option<Uuid>,
    webhook_code: WebhookCode,
    webhook_type: WebhookType,
}

impl<'a> Body<'a> {
    pub(super) fn new(payload: &Payload, news: &'a TransferNews) -> Self {
        let (webhook_type, webhook_code) = payload.names();
        let body = Self {
            authorization_decision: None,
            authorization_decision_rationale_code: None,
            environment: "sandbox",
            originator_client_id: None,
            recurring_transfer_id: None,
            skipped_origination_date: None,
            transfer_id: None,
            webhook_code,
            webhook_type,
        };
        match news {
            TransferNews::EventsUpdate => body,
            TransferNews::RecurringNew {
                recurring_transfer_id,
                transfer_id,
            } => Self {
                recurring_transfer_id: Some(*recurring_transfer_id),
                transfer_id: Some(*transfer_id),
                ..body
            },
            TransferNews::RecurringSkipped {
                recurring_transfer_id,
                decision,
                code,
                day,
            } => Self {
                authorization_decision: Some(*decision),
                authorization_decision_rationale_code: *code,
                recurring_transfer_id: Some(*recurring_transfer_id),
                skipped_origination_date: Some(*day),
                ..body
            },
            TransferNews::RecurringCancelled(id) => Self {
                recurring_transfer_id: Some(*id),
                ..body
            },
            TransferNews::Onboarding(id) => Self {
                originator_client_id: Some(id),
                ..body
            },
        }
    }
}
