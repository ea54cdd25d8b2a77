//! Transfer intents, which Transfer UI in Link turns into transfers.
//! <https://plaid.com/docs/api/products/transfer/account-linking/#transferintentcreate>

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{AchClass, Cents, Decision, Network, Rationale, TransferType, TransferUser, named};
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{AccountId, Uuid};

named! {
    /// Whether the person pays or is paid.
    pub enum Mode {
        Payment = "PAYMENT",
        Disbursement = "DISBURSEMENT",
    }
}

named! {
    /// What has become of an intent.
    pub enum IntentStatus {
        Pending = "PENDING",
        Succeeded = "SUCCEEDED",
        Failed = "FAILED",
    }
}

/// What `/transfer/intent/create` is asked for.
#[derive(Debug, Clone)]
pub struct NewIntent {
    /// The account it must be, if that is settled.
    pub account_id: Option<AccountId>,
    /// Whether the person pays.
    pub mode: Mode,
    /// How the money travels.
    pub network: Network,
    /// How much.
    pub amount: Cents,
    /// What the person reads on the statement.
    pub description: String,
    /// The class of ACH transfers.
    pub ach_class: AchClass,
    /// Who the person is.
    pub user: TransferUser,
    /// What the app notes.
    pub metadata: Option<BTreeMap<String, String>>,
}

/// An intent.
#[derive(Debug)]
pub struct Intent {
    /// `id`
    pub id: Uuid,
    /// When it was made.
    pub created_at: Timestamp,
    /// What it is for.
    pub order: NewIntent,
    /// What has become of it.
    pub status: IntentStatus,
    /// The account the person has chosen.
    pub account_id: Option<AccountId>,
    /// The transfer.
    pub transfer_id: Option<Uuid>,
    /// How it was decided.
    pub decision: Option<(Decision, Option<Rationale>)>,
    /// Why there is no transfer.
    pub failure: Option<IntentFailure>,
}

/// Why an intent led to no transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntentFailure {
    /// `error_type`
    pub error_type: &'static str,
    /// `error_code`
    pub error_code: &'static str,
    /// `error_message`
    pub error_message: String,
}

impl NewIntent {
    /// Where the money goes to.
    pub fn kind(&self) -> TransferType {
        match self.mode {
            Mode::Payment => TransferType::Debit,
            Mode::Disbursement => TransferType::Credit,
        }
    }
}

impl Sandbox {
    /// Makes an intent.
    pub fn create_intent(&mut self, order: NewIntent) -> &Intent {
        let id = self.mint.transfer_id();
        let intent = Intent {
            id,
            created_at: self.now,
            account_id: order.account_id,
            order,
            status: IntentStatus::Pending,
            transfer_id: None,
            decision: None,
            failure: None,
        };
        self.transfers.intents.add(id, intent)
    }

    /// An intent.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown.
    pub fn intent(&self, id: &str) -> Result<&Intent, Error> {
        let found = Uuid::parse(id).and_then(|id| self.transfers.intents.get(&id));
        found.ok_or_else(|| Error::id_not_found("transfer_intent_id"))
    }
}
