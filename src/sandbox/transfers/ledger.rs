//! The ledger: money of an app that lies with Plaid, and the sweeps that fill and empty it.
//! <https://plaid.com/docs/transfer/flow-of-funds/>

use jiff::Timestamp;
use jiff::civil::Date;

use super::dates::banking_days_after;
use super::moving::STEP;
use super::{Cents, EventType, Failure, named};
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;
use crate::sandbox::timers::Timer;

/// What a new ledger holds.
const FIRST_BALANCE: Cents = Cents(10_000);

named! {
    /// How far a sweep is.
    pub enum SweepStatus {
        Pending = "pending",
        Posted = "posted",
        Settled = "settled",
        FundsAvailable = "funds_available",
        Returned = "returned",
        Failed = "failed",
    }
}

named! {
    /// What can be made to happen to a sweep.
    pub enum SweepEvent {
        Posted = "sweep.posted",
        Settled = "sweep.settled",
        Returned = "sweep.returned",
        Failed = "sweep.failed",
    }
}

/// What lies with Plaid.
#[derive(Debug)]
pub struct Ledger {
    /// What can be used.
    pub available: Cents,
    /// What is on its way there.
    pub pending: Cents,
}

impl Default for Ledger {
    fn default() -> Self {
        Self {
            available: FIRST_BALANCE,
            pending: Cents(0),
        }
    }
}

/// A deposit to the ledger, or a withdrawal.
#[derive(Debug)]
pub struct Sweep {
    /// `id`
    pub id: Uuid,
    /// As the app's own account shows it: deposits are negative.
    pub amount: Cents,
    /// When it was made.
    pub created_at: Timestamp,
    /// The day it settled.
    pub settled_on: Option<Date>,
    /// How far it is.
    pub status: SweepStatus,
    /// What the statement says.
    pub description: String,
    /// Why it was not made or came back.
    pub failure: Option<Failure>,
}

impl SweepEvent {
    pub(super) fn status(self) -> SweepStatus {
        match self {
            Self::Posted => SweepStatus::Posted,
            Self::Settled => SweepStatus::Settled,
            Self::Returned => SweepStatus::Returned,
            Self::Failed => SweepStatus::Failed,
        }
    }
}

impl SweepStatus {
    pub(super) fn fails(self) -> bool {
        matches!(self, Self::Failed | Self::Returned)
    }

    fn event(self) -> EventType {
        match self {
            Self::Pending => EventType::SweepPending,
            Self::Posted => EventType::SweepPosted,
            Self::Settled => EventType::SweepSettled,
            Self::FundsAvailable => EventType::SweepFundsAvailable,
            Self::Returned => EventType::SweepReturned,
            Self::Failed => EventType::SweepFailed,
        }
    }
}

/// What happens by itself to a sweep of an amount.
fn path(amount: Cents, deposit: bool) -> &'static [SweepStatus] {
    use SweepStatus as S;
    match amount.0.abs() {
        11111 if deposit => &[S::Posted, S::Settled, S::FundsAvailable],
        11111 => &[S::Posted, S::Settled],
        22222 => &[S::Failed],
        33333 if deposit => &[S::Posted, S::Settled, S::FundsAvailable, S::Returned],
        33333 | 44444 => &[S::Posted, S::Settled, S::Returned],
        _ => &[],
    }
}

impl Sweep {
    /// Whether it fills the ledger.
    pub fn is_deposit(&self) -> bool {
        self.amount < Cents(0)
    }

    /// When its money can be used, if it fills the ledger.
    pub fn funds_available_on(&self) -> Option<Date> {
        let day = jiff::tz::TimeZone::UTC.to_datetime(self.created_at).date();
        let deposit = self.is_deposit();
        deposit.then(|| banking_days_after(day, 5)).flatten()
    }

    pub(super) fn may_become(&self, status: SweepStatus) -> bool {
        use SweepStatus as S;
        match (self.status, status) {
            (S::Pending, S::Posted | S::Failed) | (S::Posted, S::Settled | S::Returned) => true,
            (S::Settled, S::FundsAvailable) => self.is_deposit(),
            (S::Settled | S::FundsAvailable, S::Returned) => true,
            _ => false,
        }
    }
}

impl Sandbox {
    /// The ledger.
    pub fn ledger(&self) -> &Ledger {
        &self.transfers.ledger
    }

    /// Fills the ledger, or empties it, by `amount`. The same idempotency key again gives the same
    /// sweep.
    ///
    /// # Errors
    /// `INVALID_FIELD` for more money than can be withdrawn.
    pub fn sweep_ledger(
        &mut self,
        deposit: bool,
        amount: Cents,
        description: Option<String>,
        idempotency_key: String,
    ) -> Result<&Sweep, Error> {
        let key = (
            if deposit { "deposit" } else { "withdrawal" },
            idempotency_key,
        );
        if let Some(known) = self.transfers.keys.get(&key).copied() {
            return self.sweep(&known.to_string());
        }
        let ledger = &mut self.transfers.ledger;
        if deposit {
            ledger.pending += amount;
        } else if amount > ledger.available {
            let rule = format!(
                "at most {}, what the ledger has available",
                ledger.available
            );
            return Err(Error::invalid_field("amount", &rule));
        } else {
            ledger.available -= amount;
        }
        let id = self.mint.transfer_id();
        self.transfers.keys.insert(key, id);
        let amount = if deposit { -amount } else { amount };
        let sweep = Sweep {
            id,
            amount,
            created_at: self.now,
            settled_on: None,
            status: SweepStatus::Pending,
            description: description.unwrap_or_default(),
            failure: None,
        };
        self.transfers.sweeps.add(id, sweep);
        self.note_sweep(EventType::SweepPending, id, amount, None);
        if !path(amount, deposit).is_empty() {
            self.timers
                .set(self.now + self.delay(STEP), Timer::MoneyStep(id, 0));
        }
        self.sweep(&id.to_string())
    }

    /// A sweep.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown.
    pub fn sweep(&self, id: &str) -> Result<&Sweep, Error> {
        let found = Uuid::parse(id).and_then(|id| self.transfers.sweeps.get(&id));
        found.ok_or_else(|| Error::id_not_found("sweep_id"))
    }

    /// Sweeps, the newest first.
    pub fn list_sweeps(&self) -> impl Iterator<Item = &Sweep> {
        self.transfers.sweeps.iter().rev()
    }

    /// Makes all that is on its way to the ledger available.
    pub fn release_ledger(&mut self) {
        let ledger = &mut self.transfers.ledger;
        let pending = std::mem::take(&mut ledger.pending);
        ledger.available += pending;
    }

    pub(super) fn move_sweep(&mut self, id: Uuid, status: SweepStatus, failure: Option<Failure>) {
        let today = self.transfer_today();
        let Some(sweep) = self.transfers.sweeps.get_mut(&id) else {
            return;
        };
        let before = std::mem::replace(&mut sweep.status, status);
        sweep.failure.clone_from(&failure);
        if status == SweepStatus::Settled {
            sweep.settled_on = Some(today);
        }
        let (amount, deposit) = (sweep.amount, sweep.is_deposit());
        let ledger = &mut self.transfers.ledger;
        match status {
            SweepStatus::FundsAvailable => {
                ledger.pending += amount;
                ledger.available -= amount;
            }
            SweepStatus::Failed | SweepStatus::Returned
                if !deposit || before == SweepStatus::FundsAvailable =>
            {
                ledger.available += amount;
            }
            SweepStatus::Failed | SweepStatus::Returned => ledger.pending += amount,
            _ => {}
        }
        self.note_sweep(status.event(), id, amount, failure);
    }

    pub(super) fn step_sweep(&mut self, id: Uuid, step: u8) {
        let Some(sweep) = self.transfers.sweeps.get(&id) else {
            return;
        };
        let steps = path(sweep.amount, sweep.is_deposit());
        let Some(status) = steps.get(usize::from(step)).copied() else {
            return;
        };
        if sweep.may_become(status) {
            let code = (status == SweepStatus::Returned).then_some("R01");
            let failure = status.fails().then(|| Failure::of_code(code));
            self.move_sweep(id, status, failure);
            self.announce_transfer_events();
        }
        self.timers
            .set(self.now + self.delay(STEP), Timer::MoneyStep(id, step + 1));
    }
}
