//! Recurring transfers, which make transfers by a schedule.
//! <https://plaid.com/docs/transfer/recurring-transfers/>

use jiff::Timestamp;
use jiff::civil::Date;

use super::ledgers::Funds;
use super::schedules::{Schedule, moment};
use super::test_clocks::RECURRING_TRANSFERS;
use super::{
    AuthorizationOptions, Decision, Network, Order, Rationale, RationaleCode, Transfer,
    TransferFilter, TransferStatus, named,
};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;
use crate::sandbox::timers::Timer;
use crate::sandbox::webhooks::TransferNews;

named! {
    /// Whether a recurring transfer still makes transfers.
    pub enum RecurringStatus {
        Active = "active",
        Cancelled = "cancelled",
        Expired = "expired",
    }
}

/// What `/transfer/recurring/create` is asked for.
#[derive(Debug)]
pub struct NewRecurringTransfer {
    /// What each transfer moves.
    pub order: Order,
    /// When.
    pub schedule: Schedule,
    /// What the person reads on the statement.
    pub description: String,
    /// On which test clock, if not the world's.
    pub test_clock_id: Option<String>,
    /// The same again gives the same recurring transfer.
    pub idempotency_key: String,
}

/// A recurring transfer.
#[derive(Debug)]
pub struct RecurringTransfer {
    /// `recurring_transfer_id`
    pub id: Uuid,
    /// When it was made.
    pub created_at: Timestamp,
    /// What each transfer moves.
    pub order: Order,
    /// When.
    pub schedule: Schedule,
    /// What the person reads on the statement.
    pub description: String,
    /// The test clock it goes by, if not the world's.
    pub test_clock: Option<Uuid>,
    /// Whether it still makes transfers.
    pub status: RecurringStatus,
    /// The transfers it has made.
    pub transfer_ids: Vec<Uuid>,
    /// With how much care it was allowed.
    pub rationale: Option<Rationale>,
    /// The number of the next transfer in its schedule; skipped ones count.
    pub(super) next: i32,
}

/// How a recurring transfer was decided on.
#[derive(Debug)]
pub struct RecurringDecision {
    /// Whether it was made.
    pub decision: Decision,
    /// Why not, or with how much care.
    pub rationale: Option<Rationale>,
    /// It.
    pub recurring_transfer_id: Option<Uuid>,
}

impl RecurringTransfer {
    /// The day of its next transfer.
    pub fn next_origination(&self) -> Option<Date> {
        let active = self.status == RecurringStatus::Active;
        active.then(|| self.schedule.day(self.next)).flatten()
    }
}

impl Sandbox {
    /// Makes a recurring transfer, if a transfer of its kind may be made now.
    ///
    /// # Errors
    /// Those of [`Sandbox::authorize_transfer`]; `INVALID_FIELD` for a schedule without a day to
    /// come, one over RTP that does not start in the future, and a test clock that is unknown or
    /// has five recurring transfers already.
    pub fn create_recurring_transfer(
        &mut self,
        new: NewRecurringTransfer,
    ) -> Result<RecurringDecision, Error> {
        let key = ("recurring", new.idempotency_key);
        if let Some(known) = self.transfers.keys.get(&key) {
            let known = self.recurring_transfer(&known.to_string())?;
            return Ok(RecurringDecision {
                decision: Decision::Approved,
                rationale: known.rationale,
                recurring_transfer_id: Some(known.id),
            });
        }
        let clock_id = new.test_clock_id.as_deref();
        let time = self.time_of(clock_id)?;
        let test_clock = clock_id.map(|id| self.free_clock(id)).transpose()?;
        let today = jiff::tz::TimeZone::UTC.to_datetime(time).date();
        if new.order.network == Network::Rtp && new.schedule.start() <= today {
            let rule = "in the future for rtp";
            return Err(Error::invalid_field("schedule.start_date", rule));
        }
        let Some(next) = new.schedule.first_after(time) else {
            let rule = "on or after the first day on which a transfer can be made";
            return Err(Error::invalid_field("schedule.end_date", rule));
        };
        let authorization =
            self.authorize_transfer(new.order.clone(), AuthorizationOptions::default())?;
        let (decision, rationale) = (authorization.decision, authorization.rationale);
        let mut made = RecurringDecision {
            decision,
            rationale,
            recurring_transfer_id: None,
        };
        if decision != Decision::Approved {
            return Ok(made);
        }
        let id = self.mint.transfer_id();
        made.recurring_transfer_id = Some(id);
        self.transfers.keys.insert(key, id);
        let recurring = RecurringTransfer {
            id,
            created_at: self.now,
            order: new.order,
            schedule: new.schedule,
            description: new.description,
            test_clock,
            status: RecurringStatus::Active,
            transfer_ids: Vec::new(),
            rationale,
            next,
        };
        self.transfers.recurring.add(id, recurring);
        self.await_origination(id);
        Ok(made)
    }

    /// A test clock that can have one more recurring transfer.
    fn free_clock(&self, id: &str) -> Result<Uuid, Error> {
        let id = self.test_clock(id)?.id;
        let recurring = self.transfers.recurring.iter();
        let used = recurring.filter(|it| it.test_clock == Some(id)).count();
        if used < RECURRING_TRANSFERS {
            Ok(id)
        } else {
            let rule = "a test clock with less than 5 recurring transfers";
            Err(Error::invalid_field("test_clock_id", rule))
        }
    }

    /// A recurring transfer.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown.
    pub fn recurring_transfer(&self, id: &str) -> Result<&RecurringTransfer, Error> {
        let found = Uuid::parse(id).and_then(|id| self.transfers.recurring.get(&id));
        found.ok_or_else(|| Error::id_not_found("recurring_transfer_id"))
    }

    /// Recurring transfers, the newest first.
    pub fn list_recurring_transfers(
        &self,
        filter: TransferFilter,
    ) -> impl Iterator<Item = &RecurringTransfer> {
        let all = self.transfers.recurring.iter().rev();
        all.filter(move |it| filter.admits(it.created_at))
    }

    /// Ends a recurring transfer. Transfers it has made stay as they are.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown; `TRANSFER_NOT_CANCELLABLE` if it has ended already.
    pub fn cancel_recurring_transfer(&mut self, id: &str) -> Result<(), Error> {
        let recurring = self.recurring_transfer(id)?;
        if recurring.status != RecurringStatus::Active {
            return Err(ErrorCode::TransferNotCancellable.into());
        }
        let id = recurring.id;
        self.end_recurring(id, RecurringStatus::Cancelled);
        Ok(())
    }

    /// Has the world's clock make the next transfer, unless a test clock does.
    fn await_origination(&mut self, id: Uuid) {
        let recurring = self.transfers.recurring.get(&id);
        let recurring = recurring.filter(|it| it.test_clock.is_none());
        if let Some(day) = recurring.and_then(RecurringTransfer::next_origination) {
            self.timers.set(moment(day), Timer::RecurringTransfer(id));
        }
    }

    /// Makes the next transfer on the world's clock.
    pub(in crate::sandbox) fn originate_now(&mut self, id: Uuid) {
        self.originate(id, self.now);
        self.await_origination(id);
    }

    /// Makes the next transfer, if it may be made at all, and tells the client.
    pub(super) fn originate(&mut self, id: Uuid, at: Timestamp) {
        let Some(recurring) = self.transfers.recurring.get(&id) else {
            return;
        };
        let Some(day) = recurring.next_origination() else {
            return;
        };
        let order = recurring.order.clone();
        match self.authorize_transfer(order, AuthorizationOptions::default()) {
            Ok(it) if it.decision == Decision::Approved => {
                let authorization_id = it.id;
                self.make_recurring(id, authorization_id, at);
            }
            Ok(it) => {
                let (decision, code) = (it.decision, it.rationale.map(|why| why.code));
                self.tell_of_skipped(id, decision, code, day);
            }
            // The account is no longer there.
            Err(error)
                if matches!(
                    error.code,
                    ErrorCode::ItemNotFound | ErrorCode::InvalidAccountId
                ) =>
            {
                self.end_recurring(id, RecurringStatus::Cancelled);
                return self.tell_of_transfers(TransferNews::RecurringCancelled(id));
            }
            Err(_) => {
                let code = Some(RationaleCode::Error);
                self.tell_of_skipped(id, Decision::Declined, code, day);
            }
        }
        if let Some(recurring) = self.transfers.recurring.get_mut(&id) {
            recurring.next += 1;
            if recurring.next_origination().is_none() {
                recurring.status = RecurringStatus::Expired;
            }
        }
    }

    fn make_recurring(&mut self, id: Uuid, authorization_id: Uuid, at: Timestamp) {
        let transfer_id = self.mint.transfer_id();
        let Some(recurring) = self.transfers.recurring.get_mut(&id) else {
            return;
        };
        recurring.transfer_ids.push(transfer_id);
        let transfer = Transfer {
            id: transfer_id,
            authorization_id,
            order: recurring.order.clone(),
            description: recurring.description.clone(),
            metadata: None,
            created_at: at,
            status: TransferStatus::Pending,
            failure: None,
            guarantee: None,
            intent_id: None,
            recurring_id: Some(id),
            refunds: Vec::new(),
            facilitator_fee: None,
            funds: Funds::Pending,
        };
        self.begin_transfer(transfer);
        self.tell_of_transfers(TransferNews::RecurringNew {
            recurring_transfer_id: id,
            transfer_id,
        });
        self.announce_transfer_events();
    }

    fn tell_of_skipped(
        &mut self,
        recurring_transfer_id: Uuid,
        decision: Decision,
        code: Option<RationaleCode>,
        day: Date,
    ) {
        self.tell_of_transfers(TransferNews::RecurringSkipped {
            recurring_transfer_id,
            decision,
            code,
            day,
        });
    }

    fn end_recurring(&mut self, id: Uuid, status: RecurringStatus) {
        if let Some(recurring) = self.transfers.recurring.get_mut(&id) {
            recurring.status = status;
        }
    }
}
