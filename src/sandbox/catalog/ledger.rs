//! What the accounts of a test user show besides the rows that come back in a cycle.

use std::sync::Arc;

use jiff::civil::Date;

use super::TransactionDetails;

/// Besides the cycle.
#[derive(Debug, Default)]
pub struct Ledger {
    /// Transactions of which the bank tells on some days.
    pub scripts: Vec<Script>,
    /// What comes once in each month.
    pub monthly: Vec<MonthlyRow>,
    /// What `/transactions/refresh` finds.
    pub refresh: Option<Refresh>,
    /// How many days the accounts are old when they are linked, at most.
    pub history_days: Option<u16>,
    /// In how many days recurring streams are looked for, where that is more.
    pub recurring_days: Option<u16>,
    /// Whether `/sandbox/transactions/create` works with its Items.
    pub takes_transactions: bool,
}

/// A transaction from when the bank first tells of it.
#[derive(Debug)]
pub struct Script {
    /// Position of its account among the user's.
    pub account: usize,
    /// What the bank tells, by day.
    pub steps: Vec<Step>,
}

/// What a bank tells of a transaction from a day on.
#[derive(Debug)]
pub struct Step {
    /// The day.
    pub day: Day,
    /// What it tells; `None` if it no longer does.
    pub told: Option<Told>,
}

/// A day of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// Always the same.
    Date(Date),
    /// So many days after an Item's Transactions began; negative before.
    Since(i32),
}

/// How a transaction stands.
#[derive(Debug, Clone)]
pub struct Told {
    /// How often its `transaction_id` has changed, which it does when it posts.
    pub identity: u16,
    /// Whether it has yet to post.
    pub pending: bool,
    /// Whether it names the id it had while it was pending.
    pub linked: bool,
    /// Its `date`.
    pub date: Day,
    /// Its `authorized_date`.
    pub authorized: Option<Day>,
    /// The rest.
    pub details: Arc<TransactionDetails>,
    /// ISO 4217; the account's unless said.
    pub currency: Option<String>,
}

/// A transaction that comes once in each month.
#[derive(Debug)]
pub struct MonthlyRow {
    /// Position of its account among the user's.
    pub account: usize,
    /// Day of the month, 1 to 28; the last one without it.
    pub day: Option<i8>,
    /// What does not depend on the date.
    pub details: TransactionDetails,
}

/// What `/transactions/refresh` finds: some rows are pending from the start; a refresh posts them
/// and brings the next.
#[derive(Debug)]
pub struct Refresh {
    /// How many rows are pending at a time.
    pub pending: usize,
    /// Only each so-many-th refresh finds anything; 1 for all.
    pub every: usize,
    /// The rows, which come one after the other, and again from the first.
    pub rows: Vec<RefreshRow>,
}

/// A row that is pending until the next refresh.
#[derive(Debug)]
pub struct RefreshRow {
    /// Position of its account among the user's.
    pub account: usize,
    /// What does not depend on the date.
    pub details: TransactionDetails,
}
