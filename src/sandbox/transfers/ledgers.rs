//! Ledgers: money that lies with Plaid, of an app and of each of a platform's customers, and every
//! change of it. <https://plaid.com/docs/transfer/flow-of-funds/>

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Cents, Own, Owner, Transfer, TransferType, named};
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{DataId, Uuid};

/// What a new ledger holds.
const FIRST_BALANCE: Cents = Cents(10_000);
/// The hour, in UTC, in which money that was held becomes available: 15:00 in New York, in winter.
const RELEASE_HOUR: i8 = 20;

/// What lies with Plaid.
#[derive(Debug, Clone, Copy)]
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

/// Where the money of a debit or a deposit lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Funds {
    /// On its way.
    Pending,
    /// In the balance that can be used.
    Available,
    /// Back where it came from, or it was never here.
    Gone,
}

named! {
    /// Which part of a ledger has changed.
    pub enum LedgerPart {
        Available = "available",
        Pending = "pending",
    }
}

named! {
    /// What changes ledgers.
    pub enum LedgerSourceType {
        Transfer = "TRANSFER",
        Sweep = "SWEEP",
        Refund = "REFUND",
    }
}

named! {
    /// What lay with Plaid before there were ledgers.
    pub enum BalanceType {
        PrefundedRtpCredits = "prefunded_rtp_credits",
        PrefundedAchCredits = "prefunded_ach_credits",
    }
}

/// Why a ledger has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LedgerSource {
    /// A transfer.
    Transfer(Uuid),
    /// A refund.
    Refund(Uuid),
    /// A deposit or a withdrawal.
    Sweep(Uuid),
    /// Money that was moved between ledgers.
    Distribution,
}

/// A change of a ledger.
#[derive(Debug)]
pub struct LedgerEvent {
    /// `ledger_event_id`
    pub id: DataId,
    /// Whose ledger.
    pub owner: Owner,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub source: LedgerSource,
    /// Which part.
    pub part: LedgerPart,
    /// By how much; less than nothing for money that went away.
    pub amount: Cents,
    /// In words. Plaid publishes those of [`Entry::Released`] only.
    pub description: &'static str,
    /// What the ledger held after it.
    pub after: Ledger,
}

/// How a ledger changes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entry {
    /// Money is on its way, or no longer.
    Pending(Cents, &'static str),
    /// Money can be used, or no longer.
    Available(Cents, &'static str),
    /// Money that was on its way can be used.
    Released(Cents),
}

impl LedgerSource {
    /// Its kind, if Plaid names it.
    pub fn kind(self) -> Option<LedgerSourceType> {
        match self {
            Self::Transfer(_) => Some(LedgerSourceType::Transfer),
            Self::Refund(_) => Some(LedgerSourceType::Refund),
            Self::Sweep(_) => Some(LedgerSourceType::Sweep),
            Self::Distribution => None,
        }
    }

    /// Its id, if it has one.
    pub fn id(self) -> Option<Uuid> {
        match self {
            Self::Transfer(id) | Self::Refund(id) | Self::Sweep(id) => Some(id),
            Self::Distribution => None,
        }
    }
}

impl Transfer {
    /// Who gets or gives how much of it: the platform has its fee of what its customer is paid.
    fn shares(&self) -> Vec<(Owner, Cents)> {
        let fee = self.facilitator_fee.unwrap_or_default();
        let mut shares = vec![(self.order.owner.clone(), self.order.amount - fee)];
        if fee != Cents(0) {
            shares.push((None, fee));
        }
        shares
    }
}

impl Sandbox {
    /// A ledger.
    pub fn ledger(&self, owner: &Owner) -> Ledger {
        let known = self.transfers.ledgers.get(owner);
        known.copied().unwrap_or_default()
    }

    /// The id of a ledger.
    pub fn ledger_id(&self, owner: &Owner) -> Uuid {
        let originator = owner
            .as_ref()
            .and_then(|id| self.transfers.originators.get(id));
        originator.map_or_else(|| self.own_id(Own::Ledger), |it| it.ledger_id)
    }

    /// Whose ledger it is, by its id.
    ///
    /// # Errors
    /// `INVALID_FIELD`, naming `field`, if it is unknown.
    fn owner_of_ledger(&self, field: &str, id: &str) -> Result<Owner, Error> {
        let id = Uuid::parse(id).ok_or_else(|| Error::id_not_found(field))?;
        if id == self.own_id(Own::Ledger) {
            return Ok(None);
        }
        let mut originators = self.transfers.originators.iter();
        let found = originators.find(|it| it.ledger_id == id);
        let found = found.ok_or_else(|| Error::id_not_found(field))?;
        Ok(Some(found.id.clone()))
    }

    /// Whose ledger is meant by the ids of a ledger and of a customer, both of which may be left
    /// out.
    ///
    /// # Errors
    /// `TRANSFER_ORIGINATOR_NOT_FOUND`; `INVALID_FIELD` for a ledger that is unknown or another's.
    pub fn ledger_owner(
        &self,
        ledger_id: Option<&str>,
        originator: Option<&str>,
    ) -> Result<Owner, Error> {
        let owner = self.owner(originator)?;
        match ledger_id {
            Some(id) if self.owner_of_ledger("ledger_id", id)? != owner => {
                Err(Error::id_not_found("ledger_id"))
            }
            _ => Ok(owner),
        }
    }

    /// Changes a ledger.
    pub(super) fn post(&mut self, owner: &Owner, source: LedgerSource, entry: Entry) {
        let ledger = self.transfers.ledgers.entry(owner.clone()).or_default();
        let (part, amount, description) = match entry {
            Entry::Pending(amount, description) => {
                ledger.pending += amount;
                (LedgerPart::Pending, amount, description)
            }
            Entry::Available(amount, description) => {
                ledger.available += amount;
                (LedgerPart::Available, amount, description)
            }
            Entry::Released(amount) => {
                ledger.pending -= amount;
                ledger.available += amount;
                (LedgerPart::Available, amount, "Converted to available")
            }
        };
        let after = *ledger;
        let event = LedgerEvent {
            id: self.mint.ledger_event_id(),
            owner: owner.clone(),
            at: self.now,
            source,
            part,
            amount,
            description,
            after,
        };
        self.transfers.ledger_events.push(event);
    }

    /// Changes the ledgers of all who have a share in a transfer.
    pub(super) fn post_transfer(&mut self, id: Uuid, entry: impl Fn(Cents) -> Entry) {
        let shares = self.transfers.transfers.get(&id).map(Transfer::shares);
        for (owner, amount) in shares.unwrap_or_default() {
            self.post(&owner, LedgerSource::Transfer(id), entry(amount));
        }
    }

    /// What has changed ledgers, the newest first.
    pub fn list_ledger_events(&self) -> impl Iterator<Item = &LedgerEvent> {
        self.transfers.ledger_events.iter().rev()
    }

    /// Moves money between the ledger of the client and that of one of its customers. The same
    /// idempotency key again does nothing.
    ///
    /// # Errors
    /// `INVALID_FIELD` for ledgers that are unknown, the same, or both of customers, and for more
    /// money than is available.
    pub fn distribute(
        &mut self,
        from_ledger_id: &str,
        to_ledger_id: &str,
        amount: Cents,
        idempotency_key: String,
    ) -> Result<(), Error> {
        let from = self.owner_of_ledger("from_ledger_id", from_ledger_id)?;
        let to = self.owner_of_ledger("to_ledger_id", to_ledger_id)?;
        if from.is_some() == to.is_some() {
            let rule = "the id of a customer's ledger if from_ledger_id is that of your own, and \
                        that of your own if not";
            return Err(Error::invalid_field("to_ledger_id", rule));
        }
        let key = ("distribution", idempotency_key);
        if self.transfers.keys.contains_key(&key) {
            return Ok(());
        }
        let available = self.ledger(&from).available;
        if amount > available {
            let rule = format!("at most {available}, what the ledger has available");
            return Err(Error::invalid_field("amount", &rule));
        }
        let id = self.mint.transfer_id();
        self.transfers.keys.insert(key, id);
        let source = LedgerSource::Distribution;
        self.post(
            &from,
            source,
            Entry::Available(-amount, "Distributed to a ledger"),
        );
        self.post(
            &to,
            source,
            Entry::Available(amount, "Distributed from a ledger"),
        );
        Ok(())
    }

    /// Makes available what is on its way to a ledger, or to all without one; with a test clock
    /// only what is due by then.
    ///
    /// # Errors
    /// Those of [`Sandbox::ledger_owner`]; `INVALID_FIELD` for a test clock that is unknown.
    pub fn release_ledgers(
        &mut self,
        ledger_id: Option<&str>,
        originator: Option<&str>,
        test_clock_id: Option<&str>,
    ) -> Result<(), Error> {
        let owner = self.ledger_owner(ledger_id, originator)?;
        let all = ledger_id.is_none() && originator.is_none();
        let time = test_clock_id.map(|id| self.test_clock(id)).transpose()?;
        let time = time.map(|clock| clock.virtual_time);
        let due = |day: Option<Date>| match time {
            None => true,
            Some(time) => day.is_some_and(|day| released_at(day) <= time),
        };
        let wanted = |of: &Owner| all || *of == owner;
        let transfers = self.transfers.transfers.iter();
        let transfers = transfers.filter(|it| {
            it.funds == Funds::Pending
                && wanted(&it.order.owner)
                && due(it.windows().funds_available)
        });
        let transfers: Vec<Uuid> = transfers.map(|it| it.id).collect();
        let sweeps = self.transfers.sweeps.iter();
        let sweeps = sweeps.filter(|it| {
            it.funds == Funds::Pending && wanted(&it.owner) && due(it.funds_available_on())
        });
        let sweeps: Vec<Uuid> = sweeps.map(|it| it.id).collect();
        for id in transfers {
            self.release_transfer(id);
        }
        for id in sweeps {
            self.release_sweep(id);
        }
        Ok(())
    }

    /// Makes the money of a debit available.
    pub(super) fn release_transfer(&mut self, id: Uuid) {
        let transfer = self.transfers.transfers.get_mut(&id);
        if let Some(transfer) = transfer.filter(|it| it.funds == Funds::Pending) {
            transfer.funds = Funds::Available;
            self.post_transfer(id, Entry::Released);
        }
    }

    /// Takes the money of a transfer back that did not come to pass.
    pub(super) fn undo_transfer(&mut self, id: Uuid, why: &'static str) {
        let Some(transfer) = self.transfers.transfers.get_mut(&id) else {
            return;
        };
        let kind = transfer.order.kind;
        match (kind, std::mem::replace(&mut transfer.funds, Funds::Gone)) {
            (TransferType::Credit, _) => {
                self.post_transfer(id, |amount| Entry::Available(amount, why));
            }
            (TransferType::Debit, Funds::Pending) => {
                self.post_transfer(id, |amount| Entry::Pending(-amount, why));
            }
            (TransferType::Debit, Funds::Available) => {
                self.post_transfer(id, |amount| Entry::Available(-amount, why));
            }
            (TransferType::Debit, Funds::Gone) => {}
        }
    }

    /// Checks the fee that a platform takes of what its customer is paid.
    pub(super) fn check_fee(
        owner: &Owner,
        kind: TransferType,
        amount: Cents,
        fee: Option<Cents>,
    ) -> Result<(), Error> {
        let Some(fee) = fee else { return Ok(()) };
        let rule = if owner.is_none() || kind != TransferType::Debit {
            "left out of what is no debit for an originator".to_owned()
        } else if fee > amount {
            format!("at most {amount}, the amount of the transfer")
        } else {
            return Ok(());
        };
        Err(Error::invalid_field("facilitator_fee", &rule))
    }
}

fn released_at(day: Date) -> Timestamp {
    let at = TimeZone::UTC.to_timestamp(day.at(RELEASE_HOUR, 0, 0, 0));
    at.unwrap_or(Timestamp::MAX)
}
