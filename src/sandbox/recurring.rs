//! Transactions that come again and again, found in an Item's history.
//! <https://plaid.com/docs/api/products/transactions/#transactionsrecurringget>

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use super::account::AccountType;
use super::catalog::TransactionDetails;
use super::history::{Arrival, History, Readiness, Transaction, date_of, day_number, day_of};
use super::ids::{AccountId, DataId, TransactionId};
use super::mint::spread;
use super::named::named;
use super::product::Product;
use super::{Account, Item, Sandbox};
use crate::errors::{Error, ErrorCode};

named! {
    /// `frequency`: how often a stream comes.
    pub enum StreamFrequency {
        Weekly = "WEEKLY",
        Biweekly = "BIWEEKLY",
        SemiMonthly = "SEMI_MONTHLY",
        Monthly = "MONTHLY",
        Annually = "ANNUALLY",
    }
}

named! {
    /// `status`: how sure it is that a stream is one.
    pub enum StreamStatus {
        Mature = "MATURE",
        EarlyDetection = "EARLY_DETECTION",
        Tombstoned = "TOMBSTONED",
    }
}

/// Transactions that come again and again.
#[derive(Debug)]
pub struct RecurringStream<'a> {
    /// `stream_id`, the same as the stream goes on.
    pub id: DataId,
    /// The account they are on.
    pub account_id: AccountId,
    /// What the last of them is, besides its amount.
    pub details: &'a TransactionDetails,
    /// The day of the first.
    pub first: Date,
    /// The day of the last.
    pub last: Date,
    /// When the next is expected, if one is.
    pub next: Option<Date>,
    /// How often they come.
    pub frequency: StreamFrequency,
    /// Which they are, the oldest first.
    pub transactions: Vec<TransactionId>,
    /// What they come to on average; positive when money leaves the account.
    pub average: f64,
    /// What the last came to.
    pub amount: f64,
    /// ISO 4217.
    pub currency: &'a str,
    /// Whether more are expected.
    pub active: bool,
    /// How sure it is.
    pub status: StreamStatus,
}

/// What comes again and again to and from the accounts of an Item.
#[derive(Debug)]
pub struct RecurringStreams<'a> {
    /// Money that comes in, then money that goes out.
    pub streams: Vec<RecurringStream<'a>>,
    /// When there was something new last.
    pub updated_at: Timestamp,
}

/// How many days lie between two transactions of each frequency.
const GAPS: [(StreamFrequency, i64, i64); 5] = [
    (StreamFrequency::Weekly, 6, 8),
    (StreamFrequency::Biweekly, 13, 14),
    (StreamFrequency::SemiMonthly, 12, 18),
    (StreamFrequency::Monthly, 26, 35),
    (StreamFrequency::Annually, 350, 380),
];
/// Part of an Item's ids that names streams.
const STREAMS: u64 = 13 << 32;

impl Sandbox {
    /// Readies an Item for a call of Recurring Transactions, after which the app is told of news.
    ///
    /// # Errors
    /// Those of [`Sandbox::use_product`]; `INVALID_PRODUCT` if the client may not use Recurring
    /// Transactions; `PRODUCTS_NOT_SUPPORTED` if the Item has no Transactions; `PRODUCT_NOT_READY`
    /// until the whole history is there.
    pub fn start_recurring(&mut self, access_token: &str) -> Result<(), Error> {
        self.check_client_may(Product::RecurringTransactions)?;
        let now = self.now();
        let item = self.item_with_transactions(access_token)?;
        if item.transactions_readiness(now) != Some(Readiness::Historical) {
            return Err(ErrorCode::ProductNotReady.into());
        }
        self.item_mut(access_token)?.told.recurring = true;
        Ok(())
    }

    /// What comes again and again to and from accounts of an Item.
    pub fn recurring_streams<'a>(
        &'a self,
        item: &'a Item,
        accounts: &[&'a Account],
    ) -> RecurringStreams<'a> {
        let told = accounts.iter().copied().filter(|account| {
            let kind = item.template(account).account_type;
            matches!(kind, AccountType::Depository | AccountType::Credit)
        });
        let told: Vec<_> = told.collect();
        let Some(history) = History::new(self, item, told.iter().copied()) else {
            return RecurringStreams {
                streams: Vec::new(),
                updated_at: self.now(),
            };
        };
        let updated_at = history.updated_at().unwrap_or(self.now());
        let history = match item.user.ledger.recurring_days {
            Some(days) => {
                History::of_report(self, item, told, (Arrival::last_at(self.now()), days))
            }
            None => history,
        };
        let days = (Date::MIN, Date::MAX);
        let mut rows = history.between(days, (0, usize::MAX)).transactions;
        rows.retain(|it| !it.pending);
        rows.reverse();
        let today = day_number(self.now());
        let mut streams = streams(item, rows, today);
        let place = |id: AccountId| item.accounts.iter().position(|it| it.id == id);
        streams.sort_by_key(|it| (it.amount >= 0.0, place(it.account_id), it.first, it.id));
        RecurringStreams {
            streams,
            updated_at,
        }
    }
}

/// The streams of rows that are sorted by date.
fn streams<'a>(item: &Item, rows: Vec<Transaction<'a>>, today: i64) -> Vec<RecurringStream<'a>> {
    let mut by_name: BTreeMap<(AccountId, bool, &str), Vec<Transaction<'a>>> = BTreeMap::new();
    for row in rows {
        let key = (row.account_id, row.amount < 0.0, row.details.name.as_str());
        by_name.entry(key).or_default().push(row);
    }
    let mut streams = Vec::new();
    for rows in by_name.into_values() {
        if let Some(frequency) = frequency(&dates(&rows)) {
            streams.extend(stream(item, &rows, frequency, today));
            continue;
        }
        // Where several things have one name, their amounts tell them apart.
        let mut by_amount: BTreeMap<i64, Vec<Transaction<'a>>> = BTreeMap::new();
        for row in rows {
            let amount = (row.amount * 1e7) as i64;
            by_amount.entry(amount).or_default().push(row);
        }
        streams.extend(by_amount.into_values().filter_map(|rows| {
            let frequency = frequency(&dates(&rows))?;
            stream(item, &rows, frequency, today)
        }));
    }
    streams
}

/// How often something comes on these days, the oldest first, if it comes regularly.
pub(super) fn frequency(dates: &[Date]) -> Option<StreamFrequency> {
    let gaps = gaps(dates);
    if gaps.is_empty() {
        return None;
    }
    let fits = |(_, shortest, longest): &&(StreamFrequency, i64, i64)| {
        gaps.iter().all(|gap| (shortest..=longest).contains(&gap))
    };
    let (frequency, ..) = GAPS.iter().find(fits)?;
    Some(*frequency)
}

fn gaps(dates: &[Date]) -> Vec<i64> {
    let pairs = dates.windows(2);
    pairs
        .map(|pair| day_of(pair[1]) - day_of(pair[0]))
        .collect()
}

fn dates(rows: &[Transaction<'_>]) -> Vec<Date> {
    rows.iter().map(|it| it.date).collect()
}

impl StreamFrequency {
    /// How many days something may be late.
    pub(super) fn patience(self) -> i64 {
        let found = GAPS.iter().find(|(it, ..)| *it == self);
        found.map_or(0, |(_, shortest, longest)| longest - shortest)
    }
}

impl StreamStatus {
    /// That of so many transactions, of which more are expected or not.
    pub(super) fn of(count: usize, frequency: StreamFrequency, active: bool) -> Self {
        let enough = if frequency == StreamFrequency::Annually {
            2
        } else {
            3
        };
        match (count >= enough, active) {
            (true, _) => Self::Mature,
            (false, true) => Self::EarlyDetection,
            (false, false) => Self::Tombstoned,
        }
    }
}

fn stream<'a>(
    item: &Item,
    rows: &[Transaction<'a>],
    frequency: StreamFrequency,
    today: i64,
) -> Option<RecurringStream<'a>> {
    let (first, last) = (rows.first()?, rows.last()?);
    let next = next(&dates(rows), frequency)?;
    let active = day_of(next) + frequency.patience() >= today;
    let total: f64 = rows.iter().map(|it| it.amount).sum();
    let average = total / rows.len() as f64;
    Some(RecurringStream {
        id: item
            .id
            .of_part(spread(item.id.key(), STREAMS, first.id.key())),
        account_id: last.account_id,
        details: last.details,
        first: first.date,
        last: last.date,
        next: active.then_some(next),
        frequency,
        transactions: rows.iter().map(|it| it.id).collect(),
        average: (average * 1e7).round() / 1e7,
        amount: last.amount,
        currency: last.currency,
        active,
        status: StreamStatus::of(rows.len(), frequency, active),
    })
}

/// The day on which the next of them is expected: as many days away as always, if those are no
/// longer than the shorter months, or else by the calendar.
pub(super) fn next(dates: &[Date], frequency: StreamFrequency) -> Option<Date> {
    let last = *dates.last()?;
    let gaps = gaps(dates);
    if let Some(gap) = gaps.first()
        && *gap <= 30
        && gaps.iter().all(|other| other == gap)
    {
        return Some(date_of(day_of(last) + gap));
    }
    let span = match frequency {
        StreamFrequency::Weekly => Span::new().days(7),
        StreamFrequency::Biweekly => Span::new().days(14),
        StreamFrequency::SemiMonthly => Span::new().days(15),
        StreamFrequency::Monthly => Span::new().months(1),
        StreamFrequency::Annually => Span::new().years(1),
    };
    last.checked_add(span).ok()
}
