//! What happens to transfers, refunds and sweeps, in order.
//! <https://plaid.com/docs/api/products/transfer/reading-transfers/>

use jiff::Timestamp;

use super::{Cents, Failure, Owner, OwnerFilter, TransferType, named};
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{AccountId, Uuid};
use crate::sandbox::webhooks::{Payload, Subject, TransferNews};

named! {
    /// `event_type`
    pub enum EventType {
        Pending = "pending",
        Cancelled = "cancelled",
        Failed = "failed",
        Posted = "posted",
        Settled = "settled",
        FundsAvailable = "funds_available",
        Returned = "returned",
        Swept = "swept",
        SweptSettled = "swept_settled",
        ReturnSwept = "return_swept",
        SweepPending = "sweep.pending",
        SweepPosted = "sweep.posted",
        SweepSettled = "sweep.settled",
        SweepReturned = "sweep.returned",
        SweepFailed = "sweep.failed",
        SweepFundsAvailable = "sweep.funds_available",
        RefundPending = "refund.pending",
        RefundCancelled = "refund.cancelled",
        RefundFailed = "refund.failed",
        RefundPosted = "refund.posted",
        RefundSettled = "refund.settled",
        RefundReturned = "refund.returned",
        RefundSwept = "refund.swept",
        RefundReturnSwept = "refund.return_swept",
    }
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct TransferEvent {
    /// `event_id`: 1 for the first of a world.
    pub id: u64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: EventType,
    /// Whose ledger it concerns.
    pub owner: Owner,
    /// The account that ledger is filled from.
    pub funding_account_id: Uuid,
    /// The transfer, with that of a refund; `None` for a sweep.
    pub transfer_id: Option<Uuid>,
    /// Its account.
    pub account_id: Option<AccountId>,
    /// Where its money goes to.
    pub transfer_type: Option<TransferType>,
    /// How much it moves.
    pub transfer_amount: Option<Cents>,
    /// The refund.
    pub refund_id: Option<Uuid>,
    /// The sweep and how much it moves.
    pub sweep: Option<(Uuid, Cents)>,
    /// The intent the transfer comes of.
    pub intent_id: Option<Uuid>,
    /// Why nothing was moved, or it came back.
    pub failure: Option<Failure>,
}

/// Which events are wanted.
#[derive(Debug, Default)]
pub struct EventFilter<'a> {
    /// Not before.
    pub since: Option<Timestamp>,
    /// Not after.
    pub until: Option<Timestamp>,
    /// Of this transfer.
    pub transfer_id: Option<&'a str>,
    /// Of this account.
    pub account_id: Option<&'a str>,
    /// Of transfers that go there.
    pub transfer_type: Option<TransferType>,
    /// Of these kinds; of all without any.
    pub kinds: &'a [EventType],
    /// Of this sweep.
    pub sweep_id: Option<&'a str>,
    /// Of this customer, by way of this account.
    pub of: OwnerFilter<'a>,
}

impl EventFilter<'_> {
    fn admits(&self, event: &TransferEvent) -> bool {
        let transfer = self.transfer_id.map(Uuid::parse);
        let sweep = self.sweep_id.map(Uuid::parse);
        let account = self.account_id.map(AccountId::parse);
        self.of.admits(&event.owner, event.funding_account_id)
            && self.since.is_none_or(|since| event.at >= since)
            && self.until.is_none_or(|until| event.at <= until)
            && transfer.is_none_or(|id| id.is_some() && event.transfer_id == id)
            && sweep.is_none_or(|id| id.is_some() && event.sweep.map(|it| it.0) == id)
            && account.is_none_or(|id| id.is_some() && event.account_id == id)
            && self
                .transfer_type
                .is_none_or(|it| event.transfer_type == Some(it))
            && (self.kinds.is_empty() || self.kinds.contains(&event.kind))
    }
}

impl Sandbox {
    /// Events, the newest first.
    pub fn list_transfer_events<'a, 'f>(
        &'a self,
        filter: &'f EventFilter<'f>,
    ) -> impl Iterator<Item = &'a TransferEvent> + use<'a, 'f> {
        let events = self.transfers.events.iter().rev();
        events.filter(|event| filter.admits(event))
    }

    /// Events after the one with this id, the oldest first.
    ///
    /// # Errors
    /// `INVALID_FIELD` for an id that no event has had yet.
    pub fn transfer_events_after(&self, after: u64) -> Result<&[TransferEvent], Error> {
        let place = usize::try_from(after).ok();
        let rest = place.and_then(|place| self.transfers.events.get(place..));
        rest.ok_or_else(|| Error::invalid_field("after_id", "the id of an event, or 0"))
    }

    /// Tells an address that there are events, `/sandbox/transfer/fire_webhook`.
    pub fn tell_of_transfer_events(&mut self, webhook: String) {
        let payload = Payload::Transfer(TransferNews::EventsUpdate);
        self.notify_url(webhook, Subject::World, payload);
    }

    /// Notes an event of a transfer, or of one of its refunds.
    pub(super) fn note_transfer(
        &mut self,
        at: Timestamp,
        kind: EventType,
        transfer_id: Uuid,
        refund_id: Option<Uuid>,
        failure: Option<Failure>,
    ) {
        let Some(transfer) = self.transfers.transfers.get(&transfer_id) else {
            return;
        };
        let event = TransferEvent {
            id: self.next_event_id(),
            at,
            kind,
            owner: transfer.order.owner.clone(),
            funding_account_id: self.funding_account_id(&transfer.order.owner),
            transfer_id: Some(transfer_id),
            account_id: Some(transfer.order.account_id),
            transfer_type: Some(transfer.order.kind),
            transfer_amount: Some(transfer.order.amount),
            refund_id,
            sweep: None,
            intent_id: transfer.intent_id,
            failure,
        };
        self.transfers.events.push(event);
    }

    /// Notes an event of a sweep.
    pub(super) fn note_sweep(&mut self, kind: EventType, id: Uuid, failure: Option<Failure>) {
        let Some(sweep) = self.transfers.sweeps.get(&id) else {
            return;
        };
        let event = TransferEvent {
            id: self.next_event_id(),
            at: self.now,
            kind,
            owner: sweep.owner.clone(),
            funding_account_id: sweep.funding_account_id,
            transfer_id: None,
            account_id: None,
            transfer_type: None,
            transfer_amount: None,
            refund_id: None,
            sweep: Some((id, sweep.amount)),
            intent_id: None,
            failure,
        };
        self.transfers.events.push(event);
    }

    fn next_event_id(&self) -> u64 {
        self.transfers.events.len() as u64 + 1
    }
}
