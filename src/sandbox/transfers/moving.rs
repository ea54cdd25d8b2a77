//! Transfers on their way: made, cancelled, and moved on by the clock or by hand.
//! <https://plaid.com/docs/transfer/sandbox/>

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::ledgers::{Entry, Funds};
use super::{Cents, EventType, Failure, Network, Transfer, TransferStatus, TransferType};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;
use crate::sandbox::timers::Timer;

/// How long each step of what moves by itself takes.
pub(in crate::sandbox) const STEP: SignedDuration = SignedDuration::from_secs(5);

/// What `/transfer/create` is asked for beyond the authorization.
#[derive(Debug)]
pub struct NewTransfer {
    /// Which authorization, as text.
    pub authorization_id: String,
    /// How much, if less than what was authorized.
    pub amount: Option<Cents>,
    /// What the person reads on the statement.
    pub description: String,
    /// What the app notes.
    pub metadata: Option<BTreeMap<String, String>>,
    /// What the platform takes of a debit for its customer.
    pub facilitator_fee: Option<Cents>,
    /// On which test clock it is made, if not the world's.
    pub test_clock_id: Option<String>,
}

/// What happens by itself to a transfer of an amount, after it was made, and with which code it
/// comes back. <https://plaid.com/docs/transfer/sandbox/#sandbox-simulations>
fn path(amount: Cents) -> (&'static [TransferStatus], Option<&'static str>) {
    use TransferStatus as S;
    let to_the_end: &[TransferStatus] = &[S::Posted, S::Settled, S::FundsAvailable];
    let and_back: &[TransferStatus] = &[S::Posted, S::Settled, S::FundsAvailable, S::Returned];
    match amount.0 {
        1111 => (to_the_end, None),
        2222 => (&[S::Failed], None),
        3333 => (and_back, Some("R01")),
        4444 => (and_back, Some("R02")),
        5555 => (and_back, Some("R16")),
        6666 => (&[S::Posted, S::Settled, S::Returned], Some("R01")),
        _ => (&[], None),
    }
}

impl Sandbox {
    /// Makes a transfer. The same authorization again gives the same transfer.
    ///
    /// # Errors
    /// `INVALID_FIELD` for an authorization that is unknown, was not given or is too old, for more
    /// than was authorized, for a fee that cannot be taken, and for a test clock that is unknown.
    pub fn create_transfer(&mut self, new: NewTransfer) -> Result<&Transfer, Error> {
        let authorization = self.authorization_named(&new.authorization_id)?;
        let id = authorization.id;
        if self
            .transfers
            .transfers
            .iter()
            .any(|it| it.authorization_id == id)
        {
            return self.transfer_of_authorization(&new.authorization_id);
        }
        let at = self.time_of(new.test_clock_id.as_deref())?;
        let authorization = self.usable_authorization(&new.authorization_id, at)?;
        let mut order = authorization.order.clone();
        let guarantee = authorization.guarantee;
        if let Some(amount) = new.amount {
            if amount > order.amount {
                let rule = format!("at most {}, the authorized amount", order.amount);
                return Err(Error::invalid_field("amount", &rule));
            }
            order.amount = amount;
        }
        Self::check_fee(&order.owner, order.kind, order.amount, new.facilitator_fee)?;
        let authorization_id = authorization.id;
        let id = self.mint.transfer_id();
        let transfer = Transfer {
            id,
            authorization_id,
            order,
            description: new.description,
            metadata: new.metadata,
            created_at: at,
            status: TransferStatus::Pending,
            failure: None,
            guarantee,
            intent_id: None,
            recurring_id: None,
            refunds: Vec::new(),
            facilitator_fee: new.facilitator_fee,
            funds: Funds::Pending,
        };
        self.begin_transfer(transfer);
        self.transfer(&id.to_string())
    }

    pub(super) fn begin_transfer(&mut self, transfer: Transfer) {
        let id = transfer.id;
        let (kind, amount) = (transfer.order.kind, transfer.order.amount);
        let at = transfer.created_at;
        let moves = transfer.recurring_id.is_none() && !path(amount).0.is_empty();
        self.transfers.transfers.add(id, transfer);
        match kind {
            TransferType::Debit => {
                self.post_transfer(id, |amount| Entry::Pending(amount, "Debit created"));
            }
            TransferType::Credit => {
                self.post_transfer(id, |amount| Entry::Available(-amount, "Credit created"));
            }
        }
        self.note_transfer(at, EventType::Pending, id, None, None);
        if moves {
            self.timers
                .set(self.now + self.delay(STEP), Timer::MoneyStep(id, 0));
        }
    }

    /// Cancels a transfer that has not been sent to the network.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown; `TRANSFER_NOT_CANCELLABLE`.
    pub fn cancel_transfer(&mut self, id: &str) -> Result<(), Error> {
        let transfer = self.transfer(id)?;
        if !transfer.cancellable() {
            return Err(ErrorCode::TransferNotCancellable.into());
        }
        let id = transfer.id;
        self.move_transfer(self.now, id, TransferStatus::Cancelled, None);
        Ok(())
    }

    /// Moves a transfer on, and its money with it.
    pub(super) fn move_transfer(
        &mut self,
        at: Timestamp,
        id: Uuid,
        status: TransferStatus,
        failure: Option<Failure>,
    ) {
        let Some(transfer) = self.transfers.transfers.get_mut(&id) else {
            return;
        };
        transfer.status = status;
        transfer.failure.clone_from(&failure);
        let (kind, account_id) = (transfer.order.kind, transfer.order.account_id);
        match status {
            TransferStatus::FundsAvailable => self.release_transfer(id),
            TransferStatus::Cancelled => self.undo_transfer(id, "Transfer cancelled"),
            TransferStatus::Failed => self.undo_transfer(id, "Transfer failed"),
            TransferStatus::Returned => self.undo_transfer(id, "Transfer returned"),
            TransferStatus::Pending | TransferStatus::Posted | TransferStatus::Settled => {}
        }
        if kind == TransferType::Debit && failure.as_ref().is_some_and(Failure::blocks) {
            self.transfers.blocked.insert(account_id);
        }
        self.note_transfer(at, status.event(), id, None, failure);
    }

    /// The next step of what moves by itself.
    pub(in crate::sandbox) fn step_money(&mut self, id: Uuid, step: u8) {
        if self.transfers.refunds.get(&id).is_some() {
            return self.step_refund(id, step);
        }
        if self.transfers.sweeps.get(&id).is_some() {
            return self.step_sweep(id, step);
        }
        let Some(transfer) = self.transfers.transfers.get(&id) else {
            return;
        };
        let (steps, code) = path(transfer.order.amount);
        let Some(status) = steps.get(usize::from(step)).copied() else {
            return;
        };
        let skips = status == TransferStatus::FundsAvailable && !transfer.is_ach_debit();
        if !skips && transfer.may_become(status) {
            let failure = status.fails().then(|| Failure::of_code(code));
            self.move_transfer(self.now, id, status, failure);
            self.announce_transfer_events();
        }
        self.timers
            .set(self.now + self.delay(STEP), Timer::MoneyStep(id, step + 1));
    }
}

impl Transfer {
    fn is_ach_debit(&self) -> bool {
        let ach = matches!(self.order.network, Network::Ach | Network::SameDayAch);
        ach && self.order.kind == TransferType::Debit
    }

    /// Whether a transfer can be in a status next.
    pub(super) fn may_become(&self, status: TransferStatus) -> bool {
        use TransferStatus as S;
        match (self.status, status) {
            (S::Pending, S::Posted | S::Failed) | (S::Posted, S::Settled | S::Returned) => true,
            (S::Settled, S::FundsAvailable) => self.is_ach_debit(),
            // What was settled can come back for two months.
            (S::Settled | S::FundsAvailable, S::Returned) => true,
            _ => false,
        }
    }
}

impl TransferStatus {
    pub(super) fn event(self) -> EventType {
        match self {
            Self::Pending => EventType::Pending,
            Self::Posted => EventType::Posted,
            Self::Settled => EventType::Settled,
            Self::FundsAvailable => EventType::FundsAvailable,
            Self::Cancelled => EventType::Cancelled,
            Self::Failed => EventType::Failed,
            Self::Returned => EventType::Returned,
        }
    }

    pub(super) fn fails(self) -> bool {
        matches!(self, Self::Failed | Self::Returned)
    }
}
