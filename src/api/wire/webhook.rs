//! Bodies of webhooks. <https://plaid.com/docs/api/webhooks/>

use serde::Serialize;

use super::check_news;
use super::delivery_news;
use super::income_news;
use super::issue;
use super::link_session::StoredEvent;
use super::payment_news;
use super::screening_news;
use super::time::Seconds;
use super::transfer_news;
use super::verification_news;
use crate::api;
use crate::errors::{Error, OauthReason};
use crate::sandbox::ids::{AccountId, HandedToken, ItemId, LinkToken, TransactionId, UserId, Uuid};
use crate::sandbox::webhooks::{
    DisconnectReason, Payload, Subject, Webhook, WebhookCode, WebhookType,
};

/// The `Content-Type` of every webhook.
pub const CONTENT_TYPE: &str = "application/json";

/// Every key of every webhook, sorted; which of them a webhook has follows from its code. An inner
/// `None` is `null`.
#[derive(Debug, Default, Serialize)]
struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    account_id: Option<AccountId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_ids: Option<&'a [AccountId]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_ids_with_new_auth: Option<[AccountId; 0]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_ids_with_new_liabilities: Option<[AccountId; 0]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_ids_with_updated_auth: Option<NoAccounts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_ids_with_updated_liabilities: Option<NoAccounts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asset_report_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cancelled_investments_transactions: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consent_expiration_time: Option<Seconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disconnect_time: Option<Seconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_status: Option<&'static str>,
    environment: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Option<WebhookError<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<StoredEvent<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    historical_update_complete: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    initial_update_complete: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item_id: Option<ItemId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link_session_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link_token: Option<LinkToken>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_holdings: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_investments_transactions: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_transactions: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_webhook_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    public_token: Option<HandedToken>,
    #[serde(skip_serializing_if = "Option::is_none")]
    public_tokens: Option<&'a [HandedToken]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<DisconnectReason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    removed_transactions: Option<&'a [TransactionId]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated_holdings: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<&'a UserId>,
    webhook_code: Option<WebhookCode>,
    webhook_type: Option<WebhookType>,
}

/// A map of accounts that names none.
#[derive(Debug, Serialize)]
struct NoAccounts {}

/// An error as webhooks carry it: recorded ones have no `display_message` of `null`.
#[derive(Debug, Serialize)]
struct WebhookError<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    display_message: Option<&'static str>,
    error_code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_code_reason: Option<&'static str>,
    error_message: &'a str,
    error_type: &'static str,
    status: u16,
}

impl<'a> WebhookError<'a> {
    fn new(error: &'a Error) -> Self {
        let entry = error.entry();
        Self {
            display_message: error.display_message(),
            error_code: entry.code,
            error_code_reason: error.reason.map(OauthReason::as_str),
            error_message: &error.message,
            error_type: entry.error_type.as_str(),
            status: entry.status,
        }
    }
}

/// The body of a webhook, byte for byte.
pub fn body(webhook: &Webhook) -> Vec<u8> {
    let body = match &webhook.payload {
        Payload::Check(news) => api::document(&check_news::Body::new(&webhook.payload, news)),
        Payload::Income(news) => api::document(&income_news::Body::new(news)),
        Payload::Delivery(news) => api::document(&delivery_news::Body::new(news)),
        Payload::IssueResolved(resolved) => api::document(&issue::Body::new(resolved)),
        Payload::Payment(news) => api::document(&payment_news::Body::new(news)),
        Payload::Transfer(news) => api::document(&transfer_news::Body::new(&webhook.payload, news)),
        Payload::Screening(news) => {
            api::document(&screening_news::Body::new(&webhook.payload, news))
        }
        Payload::Verification(news) => {
            api::document(&verification_news::Body::new(&webhook.payload, news))
        }
        Payload::Written(written) => return written.body.to_vec(),
        _ => api::document(&Body::new(webhook)),
    };
    body.expect("a body is text, numbers and lists")
}

impl<'a> Body<'a> {
    fn new(webhook: &'a Webhook) -> Self {
        let (webhook_type, webhook_code) = webhook.payload.names();
        let body = Self {
            environment: "sandbox",
            account_id: match webhook.subject {
                Subject::Lent(account_id) => Some(account_id),
                _ => None,
            },
            item_id: webhook.subject.item_id(),
            webhook_code: Some(webhook_code),
            webhook_type: Some(webhook_type),
            ..Self::default()
        };
        body.with_session(webhook)
            .with_state(webhook)
            .with_no_news(&webhook.payload)
            .with_transactions(&webhook.payload)
            .with_report(&webhook.payload)
            .with_details(&webhook.payload)
    }

    /// Adds what webhooks about sessions of Link have.
    fn with_session(mut self, webhook: &'a Webhook) -> Self {
        if let Subject::Link { token, session_id } = webhook.subject {
            self.link_session_id = Some(session_id);
            self.link_token = Some(token);
        }
        match &webhook.payload {
            Payload::ItemAddResult { public_token } => {
                self.public_token = Some(HandedToken::Public(*public_token));
            }
            Payload::LinkEvents(events) => {
                self.events = Some(events.iter().map(StoredEvent::new).collect());
            }
            Payload::SessionFinished {
                success,
                public_tokens,
                user_id,
            } => {
                self.public_token = public_tokens.first().copied();
                self.public_tokens = Some(public_tokens);
                self.status = Some(if *success { "SUCCESS" } else { "EXITED" });
                self.user_id = user_id.as_ref();
            }
            _ => {}
        }
        self
    }

    /// Adds `error`, which some webhooks carry as `null` and others not at all.
    fn with_state(mut self, webhook: &'a Webhook) -> Self {
        self.error = match &webhook.payload {
            Payload::AssetReportError { error, .. }
            | Payload::Error(error)
            | Payload::UserPermissionRevoked(error) => Some(Some(WebhookError::new(error))),
            Payload::CashflowReportReady(error) => Some(error.as_ref().map(WebhookError::new)),
            Payload::AuthDefaultUpdate
            | Payload::AutomaticallyVerified { .. }
            | Payload::HistoricalUpdate { .. }
            | Payload::HoldingsDefaultUpdate
            | Payload::InitialUpdate { .. }
            | Payload::InvestmentsHistoricalUpdate { .. }
            | Payload::InvestmentsTransactionsDefaultUpdate
            | Payload::LiabilitiesDefaultUpdate
            | Payload::NewAccountsAvailable
            | Payload::ProcessorWebhookUpdated
            | Payload::TransactionsDefaultUpdate { .. }
            | Payload::TransactionsRemoved { .. }
            | Payload::VerificationExpired { .. }
            | Payload::WebhookUpdateAcknowledged => Some(None),
            _ => None,
        };
        if matches!(
            webhook.payload,
            Payload::ProcessorWebhookUpdated | Payload::WebhookUpdateAcknowledged
        ) {
            self.new_webhook_url = Some(&webhook.url);
        }
        self
    }

    fn with_trades(mut self, new: usize) -> Self {
        self.cancelled_investments_transactions = Some(0);
        self.new_investments_transactions = Some(new);
        self
    }

    /// Adds the news of products that are not pulled again by themselves: there are none.
    fn with_no_news(mut self, payload: &Payload) -> Self {
        match payload {
            Payload::AuthDefaultUpdate => {
                self.account_ids_with_new_auth = Some([]);
                self.account_ids_with_updated_auth = Some(NoAccounts {});
            }
            Payload::HoldingsDefaultUpdate => {
                self.new_holdings = Some(0);
                self.updated_holdings = Some(0);
            }
            Payload::InvestmentsTransactionsDefaultUpdate => self = self.with_trades(0),
            Payload::InvestmentsHistoricalUpdate { trades } => self = self.with_trades(*trades),
            Payload::LiabilitiesDefaultUpdate => {
                self.account_ids_with_new_liabilities = Some([]);
                self.account_ids_with_updated_liabilities = Some(NoAccounts {});
            }
            _ => {}
        }
        self
    }

    /// Adds what webhooks about transactions have.
    fn with_transactions(mut self, payload: &'a Payload) -> Self {
        match payload {
            Payload::HistoricalUpdate { new_transactions }
            | Payload::InitialUpdate { new_transactions }
            | Payload::TransactionsDefaultUpdate { new_transactions } => {
                self.new_transactions = Some(*new_transactions);
            }
            Payload::RecurringTransactionsUpdate { account_ids } if self.account_id.is_none() => {
                self.account_ids = Some(account_ids);
            }
            Payload::SyncUpdatesAvailable {
                initial_update_complete,
                historical_update_complete,
            } => {
                self.initial_update_complete = Some(*initial_update_complete);
                self.historical_update_complete = Some(*historical_update_complete);
            }
            Payload::TransactionsRemoved {
                removed_transactions,
            } => self.removed_transactions = Some(removed_transactions),
            _ => {}
        }
        self
    }

    /// Adds what webhooks about Asset Reports have, which name no Item.
    fn with_report(mut self, payload: &'a Payload) -> Self {
        let (id, part) = match payload {
            Payload::AssetReportError {
                asset_report_id, ..
            } => (asset_report_id, None),
            Payload::AssetReportReady {
                asset_report_id,
                part,
            } => (asset_report_id, Some(part.as_str())),
            _ => return self,
        };
        self.asset_report_id = Some(*id);
        self.item_id = None;
        self.report_type = part;
        self
    }

    /// Adds what only this kind of webhook has.
    fn with_details(mut self, payload: &'a Payload) -> Self {
        match payload {
            Payload::PendingDisconnect {
                disconnect_time,
                reason,
            } => {
                self.disconnect_time = Some(Seconds(*disconnect_time));
                self.reason = Some(*reason);
            }
            Payload::PendingExpiration {
                consent_expiration_time,
            } => {
                self.consent_expiration_time = Some(Seconds(*consent_expiration_time));
            }
            Payload::SmsMicrodepositsVerification { account_id } => {
                self.account_id = *account_id;
                self.status = Some("MANUALLY_VERIFIED");
            }
            Payload::UserAccountRevoked { account_id } => self.account_id = *account_id,
            Payload::AutomaticallyVerified { account_id }
            | Payload::VerificationExpired { account_id } => self.account_id = Some(*account_id),
            Payload::ProofRead => self.document_status = Some("OCR_PROCESSING_COMPLETE"),
            Payload::StatementsRefreshed => self.result = Some("SUCCESS"),
            Payload::AssetReportError { .. }
            | Payload::AssetReportReady { .. }
            | Payload::AuthDefaultUpdate
            | Payload::CashflowReportReady(_)
            | Payload::HoldingsDefaultUpdate
            | Payload::InvestmentsHistoricalUpdate { .. }
            | Payload::InvestmentsTransactionsDefaultUpdate
            | Payload::LiabilitiesDefaultUpdate
            | Payload::AuthorizationGranted
            | Payload::BankTransfersEventsUpdate
            | Payload::HistoricalUpdate { .. }
            | Payload::InitialUpdate { .. }
            | Payload::RecurringTransactionsUpdate { .. }
            | Payload::SyncUpdatesAvailable { .. }
            | Payload::TransactionsDefaultUpdate { .. }
            | Payload::TransactionsRemoved { .. }
            | Payload::Error(_)
            | Payload::ItemAddResult { .. }
            | Payload::LayerAuthenticationPassed
            | Payload::LinkEvents(_)
            | Payload::LoginRepaired
            | Payload::NewAccountsAvailable
            | Payload::Check(_)
            | Payload::Income(_)
            | Payload::Delivery(_)
            | Payload::IssueResolved(_)
            | Payload::Payment(_)
            | Payload::ProcessorWebhookUpdated
            | Payload::Transfer(_)
            | Payload::SessionFinished { .. }
            | Payload::UserPermissionRevoked(_)
            | Payload::WebhookUpdateAcknowledged
            | Payload::Screening(_)
            | Payload::Verification(_)
            | Payload::Written(_) => {}
        }
        self
    }
}
