//! Bodies of webhooks about income. <https://plaid.com/docs/api/products/income/#webhooks>

use serde::Serialize;

use crate::sandbox::ids::{ItemId, UserId};
use crate::sandbox::income::IncomeNews;

/// The body; which keys it has follows from its code.
#[derive(Debug, Serialize)]
pub(super) struct Body<'a> {
    environment: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    item_id: Option<ItemId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    risk_signals_status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<&'a UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification_status: Option<&'static str>,
    webhook_code: &'static str,
    webhook_type: &'static str,
}

impl<'a> Body<'a> {
    pub(super) fn new(news: &'a IncomeNews) -> Self {
        let body = Self {
            environment: "sandbox",
            item_id: None,
            result: None,
            risk_signals_status: None,
            user_id: None,
            verification_status: None,
            webhook_code: "",
            webhook_type: "INCOME",
        };
        match news {
            IncomeNews::Verification {
                item_id,
                user_id,
                status,
            } => Self {
                item_id: Some(*item_id),
                user_id: user_id.as_ref(),
                verification_status: Some(status),
                webhook_code: "INCOME_VERIFICATION",
                ..body
            },
            IncomeNews::RiskSignals { item_id, user_id } => Self {
                item_id: Some(*item_id),
                risk_signals_status: Some("RISK_SIGNALS_PROCESSING_COMPLETE"),
                user_id: user_id.as_ref(),
                webhook_code: "INCOME_VERIFICATION_RISK_SIGNALS",
                ..body
            },
            IncomeNews::BankUpdate { user_id } => Self {
                user_id: Some(user_id),
                webhook_code: "BANK_INCOME_REFRESH_UPDATE",
                ..body
            },
            IncomeNews::BankComplete { user_id, success } => Self {
                result: Some(if *success { "SUCCESS" } else { "FAILURE" }),
                user_id: Some(user_id),
                webhook_code: "BANK_INCOME_REFRESH_COMPLETE",
                ..body
            },
        }
    }
}
