//! What has happened to bank transfers, in order.

use jiff::Timestamp;

use super::{BankTransferStatus, Direction};
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{AccountId, Uuid};
use crate::sandbox::transfers::{Cents, Failure, TransferType};
use crate::sandbox::webhooks::{Payload, Subject};

/// Something that has happened to a bank transfer.
#[derive(Debug)]
pub struct BankTransferEvent {
    /// `event_id`: 1 for the first of a world.
    pub id: u64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: BankTransferStatus,
    /// The bank transfer.
    pub bank_transfer_id: Uuid,
    /// Its account.
    pub account_id: AccountId,
    /// Where its money goes to.
    pub transfer_type: TransferType,
    /// How much it moves.
    pub amount: Cents,
    /// The app's account it goes by.
    pub origination_account_id: Option<Uuid>,
    /// Why nothing was moved, or it came back.
    pub failure: Option<Failure>,
}

/// Which events are wanted.
#[derive(Debug, Default)]
pub struct BankTransferEventFilter<'a> {
    /// Not before.
    pub since: Option<Timestamp>,
    /// Not after.
    pub until: Option<Timestamp>,
    /// Of this bank transfer.
    pub bank_transfer_id: Option<&'a str>,
    /// Of this account.
    pub account_id: Option<&'a str>,
    /// Of bank transfers that go there.
    pub transfer_type: Option<TransferType>,
    /// Of these kinds; of all without any.
    pub kinds: &'a [BankTransferStatus],
    /// By way of this account of the app's.
    pub origination_account_id: Option<&'a str>,
    /// Made by them.
    pub direction: Option<Direction>,
}

impl BankTransferEventFilter<'_> {
    fn admits(&self, event: &BankTransferEvent) -> bool {
        let transfer = self.bank_transfer_id.map(Uuid::parse);
        let own = self.origination_account_id.map(Uuid::parse);
        let account = self.account_id.map(AccountId::parse);
        let kind = self.transfer_type;
        self.since.is_none_or(|since| event.at >= since)
            && self.until.is_none_or(|until| event.at <= until)
            && transfer.is_none_or(|id| id == Some(event.bank_transfer_id))
            && account.is_none_or(|id| id == Some(event.account_id))
            && own.is_none_or(|id| id.is_some() && id == event.origination_account_id)
            && kind.is_none_or(|it| it == event.transfer_type)
            && (self.kinds.is_empty() || self.kinds.contains(&event.kind))
            // Nobody sends money to an app here.
            && self.direction != Some(Direction::Inbound)
    }
}

impl Sandbox {
    /// Events, the newest first.
    pub fn list_bank_transfer_events<'a, 'f>(
        &'a self,
        filter: &'f BankTransferEventFilter<'f>,
    ) -> impl Iterator<Item = &'a BankTransferEvent> + use<'a, 'f> {
        let events = self.bank_transfers.events.iter().rev();
        events.filter(|event| filter.admits(event))
    }

    /// Events after the one with this id, the oldest first.
    ///
    /// # Errors
    /// `INVALID_FIELD` for an id that no event has had yet.
    pub fn bank_transfer_events_after(&self, after: u64) -> Result<&[BankTransferEvent], Error> {
        let place = usize::try_from(after).ok();
        let rest = place.and_then(|place| self.bank_transfers.events.get(place..));
        rest.ok_or_else(|| Error::invalid_field("after_id", "the id of an event, or 0"))
    }

    /// Tells an address that there are events, `/sandbox/bank_transfer/fire_webhook`.
    pub fn tell_of_bank_transfer_events(&mut self, webhook: String) {
        let payload = Payload::BankTransfersEventsUpdate;
        self.notify_url(webhook, Subject::World, payload);
    }

    /// Notes what a bank transfer has become.
    pub(super) fn note_bank_transfer(&mut self, id: Uuid) {
        let Some(transfer) = self.bank_transfers.transfers.get(&id) else {
            return;
        };
        let event = BankTransferEvent {
            id: self.bank_transfers.events.len() as u64 + 1,
            at: self.now,
            kind: transfer.status,
            bank_transfer_id: id,
            account_id: transfer.order.account_id,
            transfer_type: transfer.order.kind,
            amount: transfer.order.amount,
            origination_account_id: transfer.origination_account_id,
            failure: transfer.failure.clone(),
        };
        self.bank_transfers.events.push(event);
    }
}
