//! What happens by itself in a world, and when, by the world's own clock.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::asset_reports::ReportPart;
use super::clock::Clock;
use super::ids::{ConsentId, ItemId, PaymentId, Uuid};
use super::{IssueId, Sandbox};

/// Something that happens by itself.
///
/// A timer is never taken back: what it finds when it fires says whether it still counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Timer {
    /// The first 30 days of an Item's transactions have been pulled.
    InitialPull(ItemId),
    /// The rest of its history has.
    HistoricalPull(ItemId),
    /// A day has begun, which may have brought transactions.
    NewDay(ItemId),
    /// Plaid finds the deposit that verifies it.
    Deposit(ItemId),
    /// Its login has grown too old.
    LoginExpiry(ItemId),
    /// Its consent is about to end.
    ConsentNotice(ItemId),
    /// Its consent ends.
    ConsentEnd(ItemId),
    /// A bank can be reached again.
    IssueResolved(IssueId),
    /// Nothing has happened in a session of Link for a while.
    SessionIdle(Uuid),
    /// A bank has done something about a payment.
    PaymentStep(PaymentId),
    /// The next step of a transfer, refund or sweep that moves by itself, and which that is.
    MoneyStep(Uuid, u8),
    /// An Asset Report is made, or the fast part of one.
    AssetReport(Uuid, ReportPart),
    /// A recurring transfer makes a transfer.
    RecurringTransfer(Uuid),
    /// Plaid has looked at a customer of a platform, by its ledger.
    OriginatorReview(Uuid),
    /// The client is told of transfers again.
    TransferNews,
    /// A consumer report is made.
    CheckReport(Uuid),
    /// A day has begun, of which an app is told what it has brought to a user's accounts.
    CashFlow(Uuid),
    /// A Cashflow Report is made.
    CashflowReport(ItemId),
    /// Investments that were asked for are there.
    Investments(ItemId),
    /// The data of a payroll is there.
    IncomeReady(ItemId),
    /// A day has begun, of which an app is told whether income has come from somewhere new.
    IncomeUpdate(ItemId),
    /// The time of a consent to payments is over.
    PaymentConsentEnd(ConsentId),
    /// Statements that were asked for are there.
    Statements(ItemId),
    /// A bank statement that shows whose an account is has been read, and which of the Item's.
    ProofRead(ItemId, usize),
    /// Somebody comes onto a list; the screening that looks for them, by its number.
    Rescan(usize),
    /// What a tester has planned, by its number.
    Planned(usize),
}

impl Timer {
    /// What happens when it fires, in a word, and the Item it happens to.
    pub(super) fn told(self) -> (&'static str, Option<ItemId>) {
        match self {
            Self::InitialPull(item) => ("initial_pull", Some(item)),
            Self::HistoricalPull(item) => ("historical_pull", Some(item)),
            Self::NewDay(item) => ("new_day", Some(item)),
            Self::Deposit(item) => ("deposit_found", Some(item)),
            Self::LoginExpiry(item) => ("login_expiry", Some(item)),
            Self::ConsentNotice(item) => ("consent_notice", Some(item)),
            Self::ConsentEnd(item) => ("consent_end", Some(item)),
            Self::IssueResolved(_) => ("issue_resolved", None),
            Self::SessionIdle(_) => ("session_idle", None),
            Self::PaymentStep(_) => ("payment_step", None),
            Self::AssetReport(..) => ("asset_report", None),
            Self::CheckReport(_) => ("check_report", None),
            Self::CashFlow(_) => ("cash_flow_update", None),
            Self::CashflowReport(item) => ("cashflow_report", Some(item)),
            Self::Investments(item) => ("investments_ready", Some(item)),
            Self::IncomeReady(item) => ("income_ready", Some(item)),
            Self::IncomeUpdate(item) => ("income_update", Some(item)),
            Self::MoneyStep(..) => ("transfer_step", None),
            Self::RecurringTransfer(_) => ("recurring_transfer", None),
            Self::OriginatorReview(_) => ("originator_review", None),
            Self::TransferNews => ("transfer_news", None),
            Self::PaymentConsentEnd(_) => ("payment_consent_end", None),
            Self::Statements(item) => ("statements_ready", Some(item)),
            Self::ProofRead(item, _) => ("document_read", Some(item)),
            Self::Rescan(_) => ("rescan", None),
            Self::Planned(_) => ("planned", None),
        }
    }
}

/// What is due when; of two things due at once the one set first comes first.
#[derive(Debug, Default)]
pub(super) struct Timers {
    set: u64,
    by_time: BTreeMap<(Timestamp, u64), Timer>,
}

impl Timers {
    /// Has `timer` fire at `at`.
    pub(super) fn set(&mut self, at: Timestamp, timer: Timer) {
        self.set += 1;
        self.by_time.insert((at, self.set), timer);
    }

    /// Takes out what is due first, if it is due at `now`.
    pub(super) fn take_due(&mut self, now: Timestamp) -> Option<(Timestamp, Timer)> {
        let first = self.by_time.first_entry()?;
        let due = first.key().0;
        (due <= now).then(|| (due, first.remove()))
    }

    /// When the next one is due.
    pub(super) fn next(&self) -> Option<Timestamp> {
        self.by_time.first_key_value().map(|((due, _), _)| *due)
    }
}

impl Sandbox {
    /// Does what is due; [`Sandbox::now`] is when it is due.
    pub(super) fn fire(&mut self, timer: Timer) {
        match timer {
            Timer::InitialPull(item) => self.announce_initial_pull(item),
            Timer::HistoricalPull(item) => self.announce_historical_pull(item),
            Timer::NewDay(item) => self.announce_new_day(item),
            Timer::Deposit(item) => self.find_deposit(item),
            Timer::LoginExpiry(item) => self.expire_login(item),
            Timer::ConsentNotice(item) => self.announce_consent_end(item),
            Timer::ConsentEnd(item) => self.end_consent(item),
            Timer::IssueResolved(issue) => self.announce_resolved(issue),
            Timer::SessionIdle(session) => self.announce_idle(session),
            Timer::PaymentStep(payment) => self.advance_payment(payment),
            Timer::AssetReport(report, part) => self.finish_asset_report(report, part),
            Timer::CashFlow(subscription) => self.announce_cash_flow(subscription),
            Timer::CheckReport(report) => self.finish_check_report(report),
            Timer::CashflowReport(item) => self.finish_cashflow_report(item),
            Timer::Investments(item) => self.announce_investments(item),
            Timer::IncomeReady(item) => self.announce_income(item),
            Timer::IncomeUpdate(item) => self.announce_income_update(item),
            Timer::MoneyStep(id, step) => self.step_money(id, step),
            Timer::RecurringTransfer(id) => self.originate_now(id),
            Timer::OriginatorReview(ledger) => self.approve_originator(ledger),
            Timer::TransferNews => self.tell_of_new_events(),
            Timer::PaymentConsentEnd(consent) => self.expire_consent(consent),
            Timer::Statements(item) => self.receive_statements(item),
            Timer::ProofRead(item, place) => self.announce_proof(item, place),
            Timer::Rescan(screening) => self.rescan(screening),
            Timer::Planned(number) => self.carry_out(number),
        }
    }

    /// When something happens next by itself, on the world's clock: a timer, or a webhook that is
    /// to be sent. It may be in the past.
    pub fn next_deadline(&self) -> Option<Timestamp> {
        let deadlines = [self.timers.next(), self.outbox.next_due()];
        deadlines.into_iter().flatten().min()
    }

    /// What the wall shows at [`next_deadline`](Self::next_deadline); `None` if time does not get
    /// there by itself.
    pub fn wake_at(&self) -> Option<Timestamp> {
        let deadline = self.next_deadline()?;
        match self.clock {
            Clock::Running(ahead) => Some(deadline.saturating_sub(ahead).unwrap_or(Timestamp::MAX)),
            Clock::Frozen(now) => (deadline <= now).then_some(Timestamp::MIN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_due_first_fires_first() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let item = ItemId::of_item([0; 32]);
        let mut timers = Timers::default();
        timers.set(at(20), Timer::NewDay(item));
        timers.set(at(5), Timer::InitialPull(item));
        timers.set(at(20), Timer::LoginExpiry(item));
        assert_eq!(timers.next(), Some(at(5)));
        assert_eq!(timers.take_due(at(4)), None);
        let fired: Vec<_> = std::iter::from_fn(|| timers.take_due(at(20))).collect();
        assert_eq!(
            fired,
            [
                (at(5), Timer::InitialPull(item)),
                (at(20), Timer::NewDay(item)),
                (at(20), Timer::LoginExpiry(item)),
            ]
        );
        assert_eq!(timers.next(), None);
    }
}
