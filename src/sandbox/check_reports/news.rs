//! What apps are told of consumer reports. <https://plaid.com/docs/api/products/check/#webhooks>

use crate::sandbox::ids::{ItemId, UserId};
use crate::sandbox::named::named;
use crate::sandbox::product::Product;

named! {
    /// Something that has happened in a user's accounts, `CashFlowUpdatesEventWebhookCodes`.
    pub enum CashFlowEvent {
        LargeDepositDetected = "LARGE_DEPOSIT_DETECTED",
        LowBalanceDetected = "LOW_BALANCE_DETECTED",
        NewLoanPaymentDetected = "NEW_LOAN_PAYMENT_DETECTED",
        NsfOverdraftDetected = "NSF_OVERDRAFT_DETECTED",
    }
}

/// What a webhook about a user's reports says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckNews {
    /// CHECK_REPORT: a report is ready, or could not be made.
    Report {
        /// Whom it is about.
        user_id: UserId,
        /// Whether they are of the older API, which has names of its own.
        old_api: bool,
        /// Whether it can be read.
        success: bool,
        /// Products it was made for.
        products: Vec<Product>,
        /// Products it could not be made for.
        failed: Vec<Product>,
        /// The Items it was made of.
        item_ids: Vec<ItemId>,
    },
    /// CASH_FLOW_UPDATES to apps of the older API: something has happened, or `None` if there is
    /// only a new report.
    Event {
        /// Whom it is about.
        user_id: UserId,
        /// What.
        event: Option<CashFlowEvent>,
        /// Whether the accounts could be looked at.
        available: bool,
    },
    /// CASH_FLOW_UPDATES to apps of the newer one: all that has happened.
    Insights {
        /// Whom it is about.
        user_id: UserId,
        /// What.
        events: Vec<CashFlowEvent>,
        /// Whether the accounts could be looked at.
        available: bool,
    },
}
