//! Refunds: money of a debit that goes back.
//! <https://plaid.com/docs/api/products/transfer/refunds/>

use jiff::Timestamp;

use super::ledgers::{Entry, LedgerSource};
use super::moving::STEP;
use super::{Cents, EventType, Failure, TransferStatus, TransferType, named};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;
use crate::sandbox::timers::Timer;

named! {
    /// How far a refund is.
    pub enum RefundStatus {
        Pending = "pending",
        Posted = "posted",
        Settled = "settled",
        Cancelled = "cancelled",
        Failed = "failed",
        Returned = "returned",
    }
}

named! {
    /// What can be made to happen to a refund.
    pub enum RefundEvent {
        Posted = "refund.posted",
        Settled = "refund.settled",
        Failed = "refund.failed",
        Returned = "refund.returned",
    }
}

/// A refund.
#[derive(Debug)]
pub struct TransferRefund {
    /// `id`
    pub id: Uuid,
    /// What is refunded.
    pub transfer_id: Uuid,
    /// How much of it.
    pub amount: Cents,
    /// How far it is.
    pub status: RefundStatus,
    /// Why it was not made or came back.
    pub failure: Option<Failure>,
    /// When it was made.
    pub created_at: Timestamp,
}

impl RefundEvent {
    pub(super) fn status(self) -> RefundStatus {
        match self {
            Self::Posted => RefundStatus::Posted,
            Self::Settled => RefundStatus::Settled,
            Self::Failed => RefundStatus::Failed,
            Self::Returned => RefundStatus::Returned,
        }
    }
}

impl RefundStatus {
    pub(super) fn fails(self) -> bool {
        matches!(self, Self::Failed | Self::Returned)
    }

    fn event(self) -> EventType {
        match self {
            Self::Pending => EventType::RefundPending,
            Self::Posted => EventType::RefundPosted,
            Self::Settled => EventType::RefundSettled,
            Self::Cancelled => EventType::RefundCancelled,
            Self::Failed => EventType::RefundFailed,
            Self::Returned => EventType::RefundReturned,
        }
    }

    /// Whether its money is back in the ledger.
    fn is_undone(self) -> bool {
        matches!(self, Self::Cancelled | Self::Failed | Self::Returned)
    }
}

/// What happens by itself to a refund of an amount.
fn path(amount: Cents) -> &'static [RefundStatus] {
    use RefundStatus as S;
    match amount.0 {
        111 => &[S::Posted, S::Settled],
        222 => &[S::Failed],
        333 => &[S::Posted, S::Settled, S::Returned],
        _ => &[],
    }
}

impl TransferRefund {
    pub(super) fn may_become(&self, status: RefundStatus) -> bool {
        use RefundStatus as S;
        matches!(
            (self.status, status),
            (S::Pending, S::Posted | S::Failed)
                | (S::Posted, S::Settled | S::Returned)
                | (S::Settled, S::Returned)
        )
    }
}

impl Sandbox {
    /// Sends money of a debit back. The same idempotency key again gives the same refund.
    ///
    /// # Errors
    /// `INVALID_FIELD` for a transfer that is unknown, no debit, or did not come to pass, and for
    /// more money than is left of it or in the ledger.
    pub fn create_refund(
        &mut self,
        transfer_id: &str,
        amount: Cents,
        idempotency_key: String,
    ) -> Result<&TransferRefund, Error> {
        let key = ("refund", idempotency_key);
        if let Some(known) = self.transfers.keys.get(&key).copied() {
            return self.transfer_refund(&known.to_string());
        }
        let transfer = self.transfer(transfer_id)?;
        let undone = matches!(
            transfer.status,
            TransferStatus::Cancelled | TransferStatus::Failed | TransferStatus::Returned
        );
        if transfer.order.kind != TransferType::Debit || undone {
            let rule = "the id of a debit that has come to pass";
            return Err(Error::invalid_field("transfer_id", rule));
        }
        let refunds = transfer.refunds.iter();
        let known = refunds.filter_map(|id| self.transfers.refunds.get(id));
        let refunded: Cents = known
            .filter(|refund| !refund.status.is_undone())
            .map(|refund| refund.amount)
            .sum();
        let owner = transfer.order.owner.clone();
        let left = (transfer.order.amount - refunded).min(self.ledger(&owner).available);
        if amount > left {
            let rule = format!("at most {left}, what is left of the transfer and in the ledger");
            return Err(Error::invalid_field("amount", &rule));
        }
        let transfer_id = transfer.id;
        let id = self.mint.transfer_id();
        self.transfers.keys.insert(key, id);
        let refund = TransferRefund {
            id,
            transfer_id,
            amount,
            status: RefundStatus::Pending,
            failure: None,
            created_at: self.now,
        };
        self.transfers.refunds.add(id, refund);
        if let Some(transfer) = self.transfers.transfers.get_mut(&transfer_id) {
            transfer.refunds.push(id);
        }
        let entry = Entry::Available(-amount, "Refund created");
        self.post(&owner, LedgerSource::Refund(id), entry);
        let at = self.now;
        self.note_transfer(at, EventType::RefundPending, transfer_id, Some(id), None);
        if !path(amount).is_empty() {
            self.timers
                .set(self.now + self.delay(STEP), Timer::MoneyStep(id, 0));
        }
        self.transfer_refund(&id.to_string())
    }

    /// A refund.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown.
    pub fn transfer_refund(&self, id: &str) -> Result<&TransferRefund, Error> {
        let found = Uuid::parse(id).and_then(|id| self.transfers.refunds.get(&id));
        found.ok_or_else(|| Error::id_not_found("refund_id"))
    }

    /// Cancels a refund that has not been sent to the network.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown; `TRANSFER_NOT_CANCELLABLE`.
    pub fn cancel_refund(&mut self, id: &str) -> Result<(), Error> {
        let refund = self.transfer_refund(id)?;
        if refund.status != RefundStatus::Pending {
            return Err(ErrorCode::TransferNotCancellable.into());
        }
        let id = refund.id;
        self.move_refund(self.now, id, RefundStatus::Cancelled, None);
        Ok(())
    }

    pub(super) fn move_refund(
        &mut self,
        at: Timestamp,
        id: Uuid,
        status: RefundStatus,
        failure: Option<Failure>,
    ) {
        let Some(refund) = self.transfers.refunds.get_mut(&id) else {
            return;
        };
        refund.status = status;
        refund.failure.clone_from(&failure);
        let (amount, transfer_id) = (refund.amount, refund.transfer_id);
        if status.is_undone() {
            let transfer = self.transfers.transfers.get(&transfer_id);
            let owner = transfer.and_then(|it| it.order.owner.clone());
            let entry = Entry::Available(amount, "Refund undone");
            self.post(&owner, LedgerSource::Refund(id), entry);
        }
        self.note_transfer(at, status.event(), transfer_id, Some(id), failure);
    }

    pub(super) fn step_refund(&mut self, id: Uuid, step: u8) {
        let Some(refund) = self.transfers.refunds.get(&id) else {
            return;
        };
        let Some(status) = path(refund.amount).get(usize::from(step)).copied() else {
            return;
        };
        if refund.may_become(status) {
            let code = (status == RefundStatus::Returned).then_some("R01");
            let failure = status.fails().then(|| Failure::of_code(code));
            self.move_refund(self.now, id, status, failure);
            self.announce_transfer_events();
        }
        self.timers
            .set(self.now + self.delay(STEP), Timer::MoneyStep(id, step + 1));
    }
}
