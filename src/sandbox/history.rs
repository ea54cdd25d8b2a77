//! The transactions of an Item: computed from the test user's rows and the clock. What is stored
//! is what was asked for: that a refresh brings news, or that transactions be made.
//! <https://plaid.com/docs/transactions/transactions-data/>

mod by_hand;
mod log;
mod news;
mod refresh;
mod sources;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::catalog::{TestUser, TransactionDetails};
use super::delays::Delays;
use super::ids::{AccountId, TransactionId};
use super::{Account, Item, Sandbox};

pub(super) use by_hand::{Found, Standing, Telling};
pub(super) use log::{Arrival, Change};
pub use news::MadeTransaction;
pub(super) use news::{News, Request};

use log::{Entry, Key, Version};
use sources::Writer;

/// Days of history when nobody asked for a number.
pub(super) const DAYS_REQUESTED: u16 = 90;
/// The longest history there is, in days.
pub(super) const DAYS_MAX: u16 = 730;
/// Days the first pull brings.
const INITIAL_DAYS: i64 = 30;
/// When the first pull is done.
pub(super) const INITIAL_DELAY: SignedDuration = SignedDuration::from_secs(5);
/// When the whole history is there.
pub(super) const HISTORICAL_DELAY: SignedDuration = SignedDuration::from_secs(20);

/// How much of an Item's history has been pulled, `transactions_update_status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    /// Nothing yet.
    NotReady,
    /// About the last 30 days.
    Initial,
    /// All of it, and each new day as it comes.
    Historical,
}

/// The product Transactions on an Item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Feed {
    started_at: Timestamp,
    dates: HistoryDates,
    delays: Delays,
    /// How many days there are at most when the product starts.
    days_max: u16,
}

/// How far an Item's history goes.
#[derive(Debug, Clone, Copy, Default)]
pub struct HistoryDates {
    /// Days before the pull, 1 to 730; 90 when nobody asked for a number.
    pub days_requested: Option<u16>,
    /// The first date, instead of a number of days.
    pub start: Option<Date>,
    /// The last date; without it the history goes on.
    pub end: Option<Date>,
}

/// A transaction as the bank tells of it now.
#[derive(Debug)]
pub struct Transaction<'a> {
    /// `transaction_id`.
    pub id: TransactionId,
    /// The account it is on.
    pub account_id: AccountId,
    /// When it posted; while it is pending, when it was made.
    pub date: Date,
    /// When it was authorized.
    pub authorized_date: Option<Date>,
    /// Dollars; positive when money leaves the account.
    pub amount: f64,
    /// Whether it has yet to post.
    pub pending: bool,
    /// The id it had while it was pending.
    pub pending_id: Option<TransactionId>,
    /// What does not depend on the date.
    pub details: &'a TransactionDetails,
    /// ISO 4217.
    pub currency: &'a str,
}

/// A page of `/transactions/get`.
#[derive(Debug)]
pub struct TransactionWindow<'a> {
    /// The page, newest first.
    pub transactions: Vec<Transaction<'a>>,
    /// How many there are in all dates asked for.
    pub total: usize,
}

impl Feed {
    pub(super) fn new(started_at: Timestamp, dates: HistoryDates, delays: Delays) -> Self {
        Self {
            started_at,
            dates,
            delays,
            days_max: DAYS_MAX,
        }
    }

    /// The same of a user whose accounts have a shorter history.
    pub(super) fn of(self, user: &TestUser) -> Self {
        let days = user.ledger.history_days.map(|days| days.saturating_sub(1));
        Self {
            days_max: days.unwrap_or(self.days_max),
            ..self
        }
    }

    pub(super) fn readiness(self, now: Timestamp) -> Readiness {
        if now >= self.historical_pull() {
            Readiness::Historical
        } else if now >= self.initial_pull() {
            Readiness::Initial
        } else {
            Readiness::NotReady
        }
    }

    /// When the newest data came.
    pub(super) fn updated_at(self, now: Timestamp) -> Option<Timestamp> {
        match self.readiness(now) {
            Readiness::NotReady => None,
            Readiness::Initial => Some(self.initial_pull()),
            Readiness::Historical => Some(midnight(day_number(now)).max(self.historical_pull())),
        }
    }

    fn initial_pull(self) -> Timestamp {
        self.started_at + self.delays.of(INITIAL_DELAY)
    }

    fn historical_pull(self) -> Timestamp {
        self.started_at + self.delays.of(HISTORICAL_DELAY)
    }

    fn first_day(self) -> i64 {
        day_number(self.started_at)
    }

    fn oldest_day(self) -> i64 {
        let limit = self.first_day() - i64::from(self.days_max);
        let asked = match (self.dates.start, self.dates.days_requested) {
            (Some(start), _) => day_of(start),
            (None, days) => self.first_day() - i64::from(days.unwrap_or(DAYS_REQUESTED)),
        };
        asked.max(limit)
    }

    fn newest_day(self) -> i64 {
        self.dates.end.map_or(i64::MAX, day_of)
    }

    /// The days of the first pull: the last 30 there are when the product starts. They stay the
    /// same for good.
    fn initial_days(self) -> (i64, i64) {
        let last = self.first_day().min(self.newest_day());
        ((last - INITIAL_DAYS + 1).max(self.oldest_day()), last)
    }
}

pub(super) fn day_number(at: Timestamp) -> i64 {
    at.as_second().div_euclid(86_400)
}

pub(super) fn date_of(day: i64) -> Date {
    TimeZone::UTC.to_datetime(midnight(day)).date()
}

pub(super) fn day_of(date: Date) -> i64 {
    let epoch = jiff::civil::date(1970, 1, 1);
    date.duration_since(epoch).as_hours() / 24
}

/// When a day begins.
pub(super) fn midnight(day: i64) -> Timestamp {
    Timestamp::from_second(day.saturating_mul(86_400)).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// What banks have told of an Item's accounts by a moment, in the order in which it reached the
/// Item. What has been told never changes its place: later only more is told.
pub(super) struct History<'a> {
    item: &'a Item,
    readiness: Readiness,
    entries: Vec<Entry<'a>>,
    /// The account of each entry.
    accounts: Vec<Shown<'a>>,
}

/// An account whose transactions are told.
#[derive(Debug, Clone, Copy)]
struct Shown<'a> {
    account: &'a Account,
    currency: &'a str,
}

impl<'a> History<'a> {
    /// The history of an Item's accounts, with those it has no longer; `None` if it has no
    /// Transactions.
    pub(super) fn whole(sandbox: &'a Sandbox, item: &'a Item) -> Option<Self> {
        Self::new(sandbox, item, item.accounts.iter().chain(&item.left))
    }

    /// The history of accounts of an Item; `None` if it has no Transactions.
    pub(super) fn new(
        sandbox: &'a Sandbox,
        item: &'a Item,
        accounts: impl IntoIterator<Item = &'a Account>,
    ) -> Option<Self> {
        let feed = item.feed?;
        let now = Arrival::last_at(sandbox.now());
        Some(Self::with(sandbox, item, accounts, feed, now))
    }

    /// The history of accounts of an Item in the days before a report was made, whether or not the
    /// Item has Transactions.
    pub(super) fn of_report(
        sandbox: &'a Sandbox,
        item: &'a Item,
        accounts: impl IntoIterator<Item = &'a Account>,
        (made, days): (Arrival, u16),
    ) -> Self {
        let today = day_number(made.at);
        let dates = HistoryDates {
            days_requested: None,
            start: Some(date_of(today - i64::from(days))),
            end: Some(date_of(today)),
        };
        // All of it is pulled at once, so that what comes later stays out.
        let feed = Feed::new(made.at, dates, Delays::NONE);
        Self::with(sandbox, item, accounts, feed, made)
    }

    fn with(
        sandbox: &'a Sandbox,
        item: &'a Item,
        accounts: impl IntoIterator<Item = &'a Account>,
        feed: Feed,
        until: Arrival,
    ) -> Self {
        let shown = |account| Shown {
            account,
            currency: sandbox.currency(item, account),
        };
        let accounts: Vec<Shown<'a>> = accounts.into_iter().map(shown).collect();
        let entries = Writer::new(item, &accounts, feed, until).write();
        Self {
            item,
            readiness: feed.readiness(until.at),
            entries,
            accounts,
        }
    }

    pub(super) fn readiness(&self) -> Readiness {
        self.readiness
    }

    /// The page of transactions dated `start` to `end`, newest first.
    pub(super) fn between(
        &self,
        (start, end): (Date, Date),
        (offset, count): (usize, usize),
    ) -> TransactionWindow<'a> {
        let days = day_of(start)..=day_of(end);
        let mut told = self.standing();
        told.retain(|(_, version)| days.contains(&version.day));
        told.sort_by_key(|(entry, version)| (-version.day, entry.key));
        let page = told.iter().skip(offset).take(count);
        TransactionWindow {
            transactions: page
                .map(|(entry, version)| self.transaction(entry, version))
                .collect(),
            total: told.len(),
        }
    }

    fn transaction(&self, entry: &Entry<'a>, version: &Version<'a>) -> Transaction<'a> {
        Transaction {
            id: self.id(entry.key),
            account_id: self.account(entry),
            date: date_of(version.day),
            authorized_date: version.authorized.map(date_of),
            amount: version.amount,
            pending: version.pending,
            pending_id: version.follows.map(|key| self.id(key)),
            details: version.details,
            currency: version.currency,
        }
    }

    fn id(&self, key: Key) -> TransactionId {
        self.item.id.of_part(key.part(self.item.id))
    }

    fn account(&self, entry: &Entry<'_>) -> AccountId {
        self.accounts[entry.shown].account.id
    }
}
