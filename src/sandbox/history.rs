//! The transactions of an Item: computed from the test user's rows and the clock, never stored.
//! <https://plaid.com/docs/transactions/transactions-data/>

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::catalog::{TestUser, TransactionDetails};
use super::ids::{AccountId, TransactionId};
use super::mint::spread;
use super::{Account, Item, Sandbox};

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

/// A posted transaction.
#[derive(Debug)]
pub struct Transaction<'a> {
    /// `transaction_id`.
    pub id: TransactionId,
    /// The account it is on.
    pub account_id: AccountId,
    /// When it posted.
    pub date: Date,
    /// When it was authorized.
    pub authorized_date: Option<Date>,
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
    pub(super) fn new(started_at: Timestamp, dates: HistoryDates) -> Self {
        Self { started_at, dates }
    }

    pub(super) fn readiness(self, now: Timestamp) -> Readiness {
        let age = now.duration_since(self.started_at);
        if age >= HISTORICAL_DELAY {
            Readiness::Historical
        } else if age >= INITIAL_DELAY {
            Readiness::Initial
        } else {
            Readiness::NotReady
        }
    }

    /// When the newest data came.
    pub(super) fn updated_at(self, now: Timestamp) -> Option<Timestamp> {
        match self.readiness(now) {
            Readiness::NotReady => None,
            Readiness::Initial => Some(self.started_at + INITIAL_DELAY),
            Readiness::Historical => Some(self.started_at + HISTORICAL_DELAY),
        }
    }

    fn first_day(self) -> i64 {
        day_number(self.started_at)
    }

    fn oldest_day(self) -> i64 {
        let limit = self.first_day() - i64::from(DAYS_MAX);
        match (self.dates.start, self.dates.days_requested) {
            (Some(start), _) => day_of(start).max(limit),
            (None, days) => self.first_day() - i64::from(days.unwrap_or(DAYS_REQUESTED)),
        }
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
    let midnight = Timestamp::from_second(day * 86_400).unwrap_or(Timestamp::UNIX_EPOCH);
    TimeZone::UTC.to_datetime(midnight).date()
}

/// The rows of an Item's accounts at a moment, by day.
pub(super) struct History<'a> {
    item: &'a Item,
    feed: Feed,
    today: i64,
    readiness: Readiness,
    /// The account of each position of the test user, if it is on the Item and asked for.
    accounts: Vec<Option<Shown<'a>>>,
}

#[derive(Clone, Copy)]
struct Shown<'a> {
    id: AccountId,
    currency: &'a str,
}

/// A stretch of days in the order they reach an Item.
#[derive(Clone, Copy)]
struct Batch {
    from: i64,
    to: i64,
    newest_first: bool,
}

impl<'a> History<'a> {
    /// The history of accounts of an Item; `None` if it has no Transactions.
    pub(super) fn new(
        sandbox: &'a Sandbox,
        item: &'a Item,
        accounts: impl IntoIterator<Item = &'a Account>,
    ) -> Option<Self> {
        let feed = item.feed?;
        let mut shown = vec![None; item.user.accounts.len()];
        for account in accounts {
            let currency = sandbox.currency(item, account);
            shown[account.position] = Some(Shown {
                id: account.id,
                currency,
            });
        }
        let now = sandbox.now();
        let today = day_number(now).min(feed.newest_day());
        Some(Self {
            item,
            feed,
            today,
            readiness: feed.readiness(now),
            accounts: shown,
        })
    }

    pub(super) fn readiness(&self) -> Readiness {
        self.readiness
    }

    /// Rows in the order they reached the Item: the first 30 days, the rest of the history, and
    /// then each day as it came. A row never changes its place in this order.
    fn arrivals(&self) -> impl Iterator<Item = (i64, usize)> + '_ {
        let oldest = self.feed.oldest_day();
        let (from, to) = self.feed.initial_days();
        let initial = Batch {
            from,
            to,
            newest_first: true,
        };
        let rest = Batch {
            from: oldest,
            to: from - 1,
            newest_first: true,
        };
        let later = Batch {
            from: oldest.max(to + 1),
            to: self.today,
            newest_first: false,
        };
        let batches = match self.readiness {
            Readiness::NotReady => 0,
            Readiness::Initial => 1,
            Readiness::Historical => 3,
        };
        [initial, rest, later]
            .into_iter()
            .take(batches)
            .flat_map(|batch| self.rows_of(batch))
    }

    fn rows_of(&self, batch: Batch) -> impl Iterator<Item = (i64, usize)> + '_ {
        (batch.from..=batch.to)
            .map(move |day| {
                if batch.newest_first {
                    batch.to + batch.from - day
                } else {
                    day
                }
            })
            .flat_map(|day| self.rows_on(day).map(move |row| (day, row)))
    }

    fn rows_on(&self, day: i64) -> impl Iterator<Item = usize> + '_ {
        let user: &TestUser = &self.item.user;
        let phase = day.rem_euclid(i64::from(user.cycle_days.max(1)));
        let from = user
            .cycle
            .partition_point(|row| i64::from(row.phase) < phase);
        (from..user.cycle.len())
            .take_while(move |row| i64::from(user.cycle[*row].phase) == phase)
            .filter(|row| self.accounts[user.cycle[*row].account].is_some())
    }

    /// The page of arrivals from `position` on, and whether more follow.
    pub(super) fn arrived(&self, position: usize, count: usize) -> (Vec<Transaction<'a>>, bool) {
        let mut rows = self.arrivals().skip(position);
        let page = rows
            .by_ref()
            .take(count)
            .map(|(day, row)| self.transaction(day, row))
            .collect();
        (page, rows.next().is_some())
    }

    /// How many have arrived.
    pub(super) fn arrived_total(&self) -> usize {
        self.arrivals().count()
    }

    /// The page of rows dated `start` to `end`, newest first.
    pub(super) fn between(
        &self,
        (start, end): (Date, Date),
        (offset, count): (usize, usize),
    ) -> TransactionWindow<'a> {
        let (oldest, newest) = match self.readiness {
            Readiness::NotReady => {
                return TransactionWindow {
                    transactions: Vec::new(),
                    total: 0,
                };
            }
            Readiness::Initial => self.feed.initial_days(),
            Readiness::Historical => (self.feed.oldest_day(), self.today),
        };
        let batch = Batch {
            from: oldest.max(day_of(start)),
            to: newest.min(day_of(end)),
            newest_first: true,
        };
        let total = self.rows_of(batch).count();
        let transactions = self
            .rows_of(batch)
            .skip(offset)
            .take(count)
            .map(|(day, row)| self.transaction(day, row))
            .collect();
        TransactionWindow {
            transactions,
            total,
        }
    }

    fn transaction(&self, day: i64, row: usize) -> Transaction<'a> {
        const TRANSACTIONS: u64 = 2 << 32;
        let item = self.item;
        let cycle_row = &item.user.cycle[row];
        let account = self.accounts[cycle_row.account].expect("rows of other accounts are out");
        let authorized_days = cycle_row.authorized_days_before.map(i64::from);
        Transaction {
            id: item
                .id
                .of_part(spread(item.id.key(), TRANSACTIONS | row as u64, day as u64)),
            account_id: account.id,
            date: date_of(day),
            authorized_date: authorized_days.map(|days| date_of(day - days)),
            details: &cycle_row.details,
            currency: account.currency,
        }
    }
}

pub(super) fn day_of(date: Date) -> i64 {
    let midnight = TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0));
    midnight.map_or(0, day_number)
}
