//! Transfer: money between people's accounts and the ledger an app has with Plaid.
//! <https://plaid.com/docs/api/products/transfer/>

mod authorizations;
mod dates;
mod events;
mod intents;
mod ledger;
mod linked;
mod migrated;
mod money;
mod moving;
mod news;
mod recurring;
mod refunds;
mod repayments;
mod schedules;
mod simulated;
mod test_clocks;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::account::AccountNumbers;
use super::ids::{AccountId, ItemId, Uuid};
use super::mint::spread;
use super::named::named;
use super::shelf::Shelf;
use super::{Account, Item, Sandbox};
use crate::errors::Error;

pub use authorizations::{Authorization, Decision, Rationale, RationaleCode};
pub use dates::ReturnWindows;
pub use events::{EventFilter, EventType, TransferEvent};
pub use intents::{Intent, IntentFailure, IntentStatus, Mode, NewIntent};
pub use ledger::{Ledger, Sweep, SweepEvent, SweepStatus};
pub use linked::{TransferRequest, TransferSubject};
pub use migrated::{MigratedAccount, MigratedType};
pub use money::Cents;
pub use moving::NewTransfer;
pub use recurring::{NewRecurringTransfer, RecurringDecision, RecurringStatus, RecurringTransfer};
pub use refunds::{RefundEvent, RefundStatus, TransferRefund};
pub use repayments::{Guarantee, GuaranteeDecision, GuaranteeRefusal, RepaidReturn, Repayment};
pub use schedules::{IntervalUnit, Schedule};
pub use simulated::Failure;
pub use test_clocks::TestClock;

use news::LastNews;

pub(super) use authorizations::LIFE as AUTHORIZATION_LIFE;
pub(super) use dates::banking_days_after;
pub(super) use moving::STEP;
pub(super) use news::GAP as NEWS_GAP;

named! {
    /// Whether money comes from the person or goes to them.
    pub enum TransferType {
        Debit = "debit",
        Credit = "credit",
    }
}

named! {
    /// The rails money moves on.
    pub enum Network {
        Ach = "ach",
        SameDayAch = "same-day-ach",
        Rtp = "rtp",
        Wire = "wire",
    }
}

named! {
    /// Under which of the rules of the ACH network.
    pub enum AchClass {
        Ccd = "ccd",
        Ppd = "ppd",
        Tel = "tel",
        Web = "web",
    }
}

named! {
    /// How far a transfer is.
    pub enum TransferStatus {
        Pending = "pending",
        Posted = "posted",
        Settled = "settled",
        FundsAvailable = "funds_available",
        Cancelled = "cancelled",
        Failed = "failed",
        Returned = "returned",
    }
}

/// The person whose money it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferUser {
    /// Their name as the bank knows it.
    pub legal_name: String,
    /// E.164.
    pub phone_number: Option<String>,
    /// Email address.
    pub email_address: Option<String>,
    /// Where they live.
    pub address: Option<TransferAddress>,
}

/// Where a person lives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct TransferAddress {
    /// City.
    pub city: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// State.
    pub region: Option<String>,
    /// Street and number.
    pub street: Option<String>,
}

/// A transfer that is, or would be.
#[derive(Debug, Clone)]
pub struct Order {
    /// The account of the person.
    pub account_id: AccountId,
    /// Its Item.
    pub item_id: ItemId,
    /// Where the money goes to.
    pub kind: TransferType,
    /// How it travels.
    pub network: Network,
    /// How much.
    pub amount: Cents,
    /// The class of ACH transfers.
    pub ach_class: Option<AchClass>,
    /// Whose account it is.
    pub user: TransferUser,
}

/// A transfer.
#[derive(Debug)]
pub struct Transfer {
    /// `id`
    pub id: Uuid,
    /// The authorization it was made with.
    pub authorization_id: Uuid,
    /// What it moves.
    pub order: Order,
    /// What the person reads on the statement.
    pub description: String,
    /// What the app noted.
    pub metadata: Option<BTreeMap<String, String>>,
    /// When it was made.
    pub created_at: Timestamp,
    /// How far it is.
    pub status: TransferStatus,
    /// Why it was not made or came back.
    pub failure: Option<Failure>,
    /// Whether Plaid stands in for it, if that was asked.
    pub guarantee: Option<Guarantee>,
    /// The intent it comes of.
    pub intent_id: Option<Uuid>,
    /// The recurring transfer that has made it.
    pub recurring_id: Option<Uuid>,
    /// Its refunds, in order.
    pub refunds: Vec<Uuid>,
}

/// The transfers of a world.
#[derive(Debug, Default)]
pub(super) struct Transfers {
    authorizations: Shelf<Uuid, Authorization>,
    intents: Shelf<Uuid, Intent>,
    transfers: Shelf<Uuid, Transfer>,
    recurring: Shelf<Uuid, RecurringTransfer>,
    clocks: Shelf<Uuid, TestClock>,
    refunds: Shelf<Uuid, TransferRefund>,
    sweeps: Shelf<Uuid, Sweep>,
    repayments: Shelf<Uuid, Repayment>,
    events: Vec<TransferEvent>,
    news: LastNews,
    ledger: Ledger,
    /// What was made with each idempotency key.
    keys: BTreeMap<(&'static str, String), Uuid>,
    /// Accounts that have returned a debit, which are not debited again.
    blocked: BTreeSet<AccountId>,
}

/// Things of an app that are not told apart, by what their ids are for.
#[derive(Debug, Clone, Copy)]
pub enum Own {
    /// Its ledger.
    Ledger,
    /// The account the ledger is filled from.
    Funding,
}

/// Which transfers, or recurring ones, are wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct TransferFilter {
    /// Made at this time or later.
    pub since: Option<Timestamp>,
    /// Made at this time or earlier.
    pub until: Option<Timestamp>,
}

impl TransferFilter {
    fn admits(&self, at: Timestamp) -> bool {
        self.since.is_none_or(|since| at >= since) && self.until.is_none_or(|until| at <= until)
    }
}

impl Transfer {
    /// When it can come back, and when its money is there.
    pub fn windows(&self) -> ReturnWindows {
        ReturnWindows::of(self.created_at, self.order.network, self.order.kind)
    }

    /// Whether it can still be cancelled.
    pub fn cancellable(&self) -> bool {
        self.status == TransferStatus::Pending && self.order.network != Network::Rtp
    }
}

impl Sandbox {
    /// The id of something an app has one of.
    pub fn own_id(&self, own: Own) -> Uuid {
        const OWN: u64 = 4 << 32;
        Uuid::new(self.tag(), spread(u64::from(self.tag().0), OWN, own as u64))
    }

    /// A transfer, by its own id or that of its authorization.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown.
    pub fn transfer(&self, id: &str) -> Result<&Transfer, Error> {
        let found = Uuid::parse(id).and_then(|id| self.transfers.transfers.get(&id));
        found.ok_or_else(|| Error::id_not_found("transfer_id"))
    }

    /// The transfer made with an authorization.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there is none.
    pub fn transfer_of_authorization(&self, id: &str) -> Result<&Transfer, Error> {
        let id = Uuid::parse(id);
        let mut transfers = self.transfers.transfers.iter();
        let found = transfers.find(|it| Some(it.authorization_id) == id);
        found.ok_or_else(|| Error::id_not_found("authorization_id"))
    }

    /// Transfers, the newest first.
    pub fn list_transfers(&self, filter: TransferFilter) -> impl Iterator<Item = &Transfer> {
        let all = self.transfers.transfers.iter().rev();
        all.filter(move |it| filter.admits(it.created_at))
    }

    fn transfer_today(&self) -> Date {
        jiff::tz::TimeZone::UTC.to_datetime(self.now).date()
    }
}

/// How much was moved.
#[derive(Debug, Clone, Copy, Default)]
pub struct Moved {
    /// From people.
    pub debit: Cents,
    /// To people.
    pub credit: Cents,
}

impl Sandbox {
    /// How much was moved in the last days.
    pub fn moved_since(&self, days: i64) -> Moved {
        let since = self.now - jiff::SignedDuration::from_hours(24 * days);
        let filter = TransferFilter {
            since: Some(since),
            until: None,
        };
        let mut moved = Moved::default();
        for transfer in self.list_transfers(filter) {
            match transfer.order.kind {
                TransferType::Debit => moved.debit += transfer.order.amount,
                TransferType::Credit => moved.credit += transfer.order.amount,
            }
        }
        moved
    }

    /// Whether instant payments reach an account: the first two of First Platypus Bank, and those
    /// of one routing number. <https://plaid.com/docs/transfer/sandbox/>
    pub fn reached_at_once(&self, item: &Item, account: &Account) -> bool {
        let template = item.template(account);
        let first = item.institution_id == "ins_109508"
            && matches!(template.mask.as_str(), "0000" | "1111");
        let routed = matches!(
            self.account_numbers(item, account),
            Some(AccountNumbers::Ach { routing, .. }) if routing == "322271627"
        );
        first || routed
    }
}
