//! Bodies of webhooks about consumer reports.
//! <https://plaid.com/docs/api/products/check/#webhooks>

use serde::Serialize;

use crate::sandbox::check_reports::{CashFlowEvent, CheckNews};
use crate::sandbox::ids::{ItemId, UserId};
use crate::sandbox::product::Product;
use crate::sandbox::webhooks::Payload;

/// The body; which keys it has follows from its code.
#[derive(Debug, Serialize)]
pub(super) struct Body<'a> {
    environment: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    failed_products: Option<&'a [Product]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    insights: Option<&'a [CashFlowEvent]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item_ids: Option<&'a [ItemId]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    successful_products: Option<&'a [Product]>,
    user_id: &'a UserId,
    webhook_code: &'static str,
    webhook_type: &'static str,
}

/// `status` of what is told of accounts.
const fn status(available: bool) -> &'static str {
    if available { "AVAILABLE" } else { "FAILED" }
}

impl<'a> Body<'a> {
    pub(super) fn new(payload: &Payload, news: &'a CheckNews) -> Self {
        let (webhook_type, webhook_code) = payload.names();
        let body = |user_id| Self {
            environment: "sandbox",
            failed_products: None,
            insights: None,
            item_ids: None,
            status: None,
            successful_products: None,
            user_id,
            webhook_code: webhook_code.as_str(),
            webhook_type: webhook_type.as_str(),
        };
        match news {
            CheckNews::Report {
                user_id,
                success,
                products,
                failed,
                item_ids,
                ..
            } => Self {
                failed_products: success.then_some(failed),
                item_ids: Some(item_ids),
                successful_products: success.then_some(products),
                ..body(user_id)
            },
            CheckNews::Event {
                user_id, available, ..
            } => Self {
                status: Some(status(*available)),
                ..body(user_id)
            },
            CheckNews::Insights {
                user_id,
                events,
                available,
            } => Self {
                insights: Some(events),
                status: Some(status(*available)),
                ..body(user_id)
            },
        }
    }
}
