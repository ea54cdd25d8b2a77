//! What apps are told of income, and what testers have them told.
//! <https://plaid.com/docs/api/products/income/#webhooks>

use crate::sandbox::Sandbox;
use crate::sandbox::ids::{ItemId, UserId};
use crate::sandbox::named::named;
use crate::sandbox::webhooks::{Payload, Subject};

named! {
    /// What has become of a verification.
    pub enum VerificationStatus {
        Complete = "VERIFICATION_STATUS_PROCESSING_COMPLETE",
        Failed = "VERIFICATION_STATUS_PROCESSING_FAILED",
        Pending = "VERIFICATION_STATUS_PENDING_APPROVAL",
    }
}

/// What a webhook about income says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IncomeNews {
    /// `INCOME_VERIFICATION`
    Verification {
        /// The Item.
        item_id: ItemId,
        /// Whose it is.
        user_id: Option<UserId>,
        /// `verification_status`
        status: &'static str,
    },
    /// `INCOME_VERIFICATION_RISK_SIGNALS`
    RiskSignals {
        /// The Item.
        item_id: ItemId,
        /// Whose it is.
        user_id: Option<UserId>,
    },
    /// `BANK_INCOME_REFRESH_UPDATE`
    BankUpdate {
        /// Whose income it is.
        user_id: UserId,
    },
    /// `BANK_INCOME_REFRESH_COMPLETE`
    BankComplete {
        /// Whose income it is.
        user_id: UserId,
        /// Whether there is a new report.
        success: bool,
    },
}

/// What testers have an app told.
#[derive(Debug)]
pub struct FiredIncome {
    /// Where.
    pub webhook: String,
    /// What.
    pub news: IncomeNews,
}

impl Sandbox {
    /// Tells an app something about income although nothing has happened.
    pub fn fire_income_webhook(&mut self, fired: FiredIncome) {
        let payload = Payload::Income(fired.news);
        self.notify_url(fired.webhook, Subject::World, payload);
    }
}
