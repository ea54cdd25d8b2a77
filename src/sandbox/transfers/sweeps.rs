//! Sweeps, which fill ledgers from accounts of their owners, and empty them.
//! <https://plaid.com/docs/transfer/flow-of-funds/>

use jiff::Timestamp;
use jiff::civil::Date;

use super::dates::banking_days_after;
use super::ledgers::{Entry, Funds, LedgerSource};
use super::moving::STEP;
use super::{Cents, EventType, Failure, Owner, named};
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;
use crate::sandbox::timers::Timer;

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

/// What a deposit or a withdrawal is asked for.
#[derive(Debug)]
pub struct NewSweep {
    /// Whether money comes to the ledger.
    pub deposit: bool,
    /// Whose ledger it is.
    pub owner: Owner,
    /// The account the money comes from or goes to, as text; the owner's usual one without.
    pub funding_account_id: Option<String>,
    /// How much.
    pub amount: Cents,
    /// What the statement says.
    pub description: Option<String>,
    /// The same again gives the same sweep.
    pub idempotency_key: String,
}

/// A deposit to a ledger, or a withdrawal.
#[derive(Debug)]
pub struct Sweep {
    /// `id`
    pub id: Uuid,
    /// Whose ledger it is.
    pub owner: Owner,
    /// Where the money comes from or goes to.
    pub funding_account_id: Uuid,
    /// As the owner's own account shows it: deposits are negative.
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
    pub(super) funds: Funds,
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
    /// Fills a ledger, or empties it. The same idempotency key again gives the same sweep.
    ///
    /// # Errors
    /// `INVALID_FIELD` for more money than can be withdrawn, and for an account that is not the
    /// owner's.
    pub fn sweep_ledger(&mut self, new: NewSweep) -> Result<&Sweep, Error> {
        let word = if new.deposit { "deposit" } else { "withdrawal" };
        let key = (word, new.idempotency_key);
        if let Some(known) = self.transfers.keys.get(&key).copied() {
            return self.sweep(&known.to_string());
        }
        let funding = new.funding_account_id.as_deref();
        let funding_account_id = self.funding_account_named(&new.owner, funding)?;
        let available = self.ledger(&new.owner).available;
        if !new.deposit && new.amount > available {
            let rule = format!("at most {available}, what the ledger has available");
            return Err(Error::invalid_field("amount", &rule));
        }
        let id = self.mint.transfer_id();
        self.transfers.keys.insert(key, id);
        let source = LedgerSource::Sweep(id);
        let (amount, funds) = if new.deposit {
            self.post(
                &new.owner,
                source,
                Entry::Pending(new.amount, "Deposit created"),
            );
            (-new.amount, Funds::Pending)
        } else {
            let entry = Entry::Available(-new.amount, "Withdrawal created");
            self.post(&new.owner, source, entry);
            (new.amount, Funds::Gone)
        };
        let sweep = Sweep {
            id,
            owner: new.owner,
            funding_account_id,
            amount,
            created_at: self.now,
            settled_on: None,
            status: SweepStatus::Pending,
            description: new.description.unwrap_or_default(),
            failure: None,
            funds,
        };
        self.transfers.sweeps.add(id, sweep);
        self.note_sweep(EventType::SweepPending, id, None);
        if !path(amount, new.deposit).is_empty() {
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

    pub(super) fn move_sweep(&mut self, id: Uuid, status: SweepStatus, failure: Option<Failure>) {
        let today = self.transfer_today();
        let Some(sweep) = self.transfers.sweeps.get_mut(&id) else {
            return;
        };
        sweep.status = status;
        sweep.failure.clone_from(&failure);
        if status == SweepStatus::Settled {
            sweep.settled_on = Some(today);
        }
        match status {
            SweepStatus::FundsAvailable => self.release_sweep(id),
            SweepStatus::Failed => self.undo_sweep(id, "Sweep failed"),
            SweepStatus::Returned => self.undo_sweep(id, "Sweep returned"),
            _ => {}
        }
        self.note_sweep(status.event(), id, failure);
    }

    /// Makes the money of a deposit available.
    pub(super) fn release_sweep(&mut self, id: Uuid) {
        let sweep = self.transfers.sweeps.get_mut(&id);
        if let Some(sweep) = sweep.filter(|it| it.funds == Funds::Pending) {
            sweep.funds = Funds::Available;
            let (owner, amount) = (sweep.owner.clone(), -sweep.amount);
            self.post(&owner, LedgerSource::Sweep(id), Entry::Released(amount));
        }
    }

    /// Takes the money of a sweep back that did not come to pass.
    fn undo_sweep(&mut self, id: Uuid, why: &'static str) {
        let Some(sweep) = self.transfers.sweeps.get_mut(&id) else {
            return;
        };
        let (owner, amount, deposit) = (sweep.owner.clone(), sweep.amount, sweep.is_deposit());
        let entry = match std::mem::replace(&mut sweep.funds, Funds::Gone) {
            Funds::Pending => Entry::Pending(amount, why),
            Funds::Gone if deposit => return,
            Funds::Available | Funds::Gone => Entry::Available(amount, why),
        };
        self.post(&owner, LedgerSource::Sweep(id), entry);
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
