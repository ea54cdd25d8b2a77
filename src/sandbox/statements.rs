//! Statements as banks make them, one a month and account of a bank. That of a month which goes on
//! is made on the day it is fetched. <https://plaid.com/docs/statements/>

use std::collections::{BTreeMap, VecDeque};

use jiff::SignedDuration;
use jiff::civil::Date;

use super::account::AccountType;
use super::history::{Arrival, History, Transaction, date_of, day_number};
use super::ids::{DataId, ItemId};
use super::mint::spread;
use super::product::Product;
use super::timers::Timer;
use super::webhooks::Payload;
use super::{Account, Item, Sandbox};
use crate::errors::{Error, ErrorCode};

/// How long Plaid takes to fetch statements it was asked for.
pub(super) const EXTRACTION: SignedDuration = SignedDuration::from_secs(5);
/// The longest span of statements, in years.
const YEARS_MAX: i16 = 2;
/// The first year that `/statements/list` may show.
const FIRST_YEAR: i16 = 2010;

/// Between which days statements are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementDates {
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Date,
}

/// The statements of an Item.
#[derive(Debug, Default)]
pub(super) struct Statements {
    /// When each was made, by the first day of its month.
    posted: BTreeMap<Date, Date>,
    /// Those on their way, and whether the app is told when they are there.
    fetched: VecDeque<(StatementDates, bool)>,
}

/// A statement of one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// `statement_id`
    pub id: DataId,
    /// The first day of its month.
    pub month: Date,
    /// When the bank made it.
    pub posted: Date,
}

/// A statement with what stands in it.
#[derive(Debug)]
pub struct WholeStatement<'a> {
    /// Which it is.
    pub statement: Statement,
    /// Whose.
    pub account: &'a Account,
    /// What was posted in its month, oldest first.
    pub transactions: Vec<Transaction<'a>>,
}

impl StatementDates {
    /// Checks the span; `field` names what it is part of, with a dot behind it, or is empty.
    ///
    /// # Errors
    /// `INVALID_FIELD` for an end before the start, and for more than two years.
    pub fn checked(self, field: &str) -> Result<Self, Error> {
        let rule = if self.end < self.start {
            "on or after start_date"
        } else if self.end.year() - self.start.year() > YEARS_MAX
            || self.end > years_after(self.start, YEARS_MAX)
        {
            "at most two years after start_date"
        } else {
            return Ok(self);
        };
        Err(Error::invalid_field(&format!("{field}end_date"), rule))
    }

    /// The first days of the months it touches up to a day, of each of which the Sandbox has a
    /// statement.
    fn months(self, today: Date) -> Vec<Date> {
        let mut months = Vec::new();
        let mut month = self.start.first_of_month();
        while month <= self.end.min(today) {
            if month.year() >= FIRST_YEAR {
                months.push(month);
            }
            match month.last_of_month().tomorrow() {
                Ok(next) => month = next,
                Err(_) => break,
            }
        }
        months
    }
}

fn years_after(date: Date, years: i16) -> Date {
    // February 29 has no anniversary; the day before will do.
    let day = date.day().min(28);
    let later = date.with().year(date.year() + years).day(day).build();
    later.unwrap_or(date)
}

impl Sandbox {
    /// Has Plaid fetch the statements that were asked for when an Item was linked.
    pub(super) fn want_statements(&mut self, item_id: ItemId, dates: Option<StatementDates>) {
        let of_item = |item: &Item| item.products.contains(&Product::Statements);
        if let Some(dates) = dates
            && self.items.get(&item_id).is_some_and(of_item)
        {
            self.fetch_statements(item_id, dates, false);
        }
    }

    fn fetch_statements(&mut self, item_id: ItemId, dates: StatementDates, told: bool) {
        if let Some(item) = self.items.get_mut(&item_id) {
            item.statements.fetched.push_back((dates, told));
            let at = self.now + self.delay(EXTRACTION);
            self.timers.set(at, Timer::Statements(item_id));
        }
    }

    /// Readies an Item for a call of Statements.
    ///
    /// # Errors
    /// Those of [`Sandbox::use_product`]; `PRODUCT_NOT_READY` until the first statements are there.
    pub fn use_statements(&mut self, access_token: &str) -> Result<(), Error> {
        let item = self.use_product(access_token, Product::Statements)?;
        let statements = &item.statements;
        if statements.posted.is_empty() && !statements.fetched.is_empty() {
            return Err(ErrorCode::ProductNotReady.into());
        }
        Ok(())
    }

    /// Has Plaid fetch more statements, which the app is told of.
    ///
    /// # Errors
    /// Those of [`Sandbox::use_product`].
    pub fn refresh_statements(
        &mut self,
        access_token: &str,
        dates: StatementDates,
    ) -> Result<(), Error> {
        let item_id = self.use_product(access_token, Product::Statements)?.id;
        self.fetch_statements(item_id, dates, true);
        Ok(())
    }

    /// Statements that were asked for are there.
    pub(super) fn receive_statements(&mut self, item_id: ItemId) {
        let today = date_of(day_number(self.now));
        let Some(item) = self.items.get_mut(&item_id) else {
            return;
        };
        let Some((dates, told)) = item.statements.fetched.pop_front() else {
            return;
        };
        let months = dates.months(today).into_iter();
        let made = months.map(|month| (month, month.last_of_month().min(today)));
        item.statements.posted.extend(made);
        if told {
            self.notify(item_id, Payload::StatementsRefreshed);
        }
    }

    /// The statements of each account of a bank, newest first.
    pub fn statements<'a>(&self, item: &'a Item) -> Vec<(&'a Account, Vec<Statement>)> {
        let accounts = item
            .accounts
            .iter()
            .filter(|account| item.template(account).account_type == AccountType::Depository)
            .filter(|account| !item.refused.has_statements_of(account.position));
        accounts
            .map(|account| {
                let all = item.statements.posted.iter().rev();
                let all = all.map(|(month, posted)| statement(item.id, account, *month, *posted));
                (account, all.collect())
            })
            .collect()
    }

    /// A statement with what stands in it.
    ///
    /// # Errors
    /// `INVALID_FIELD` for an id of no statement of the Item.
    pub fn whole_statement<'a>(
        &'a self,
        item: &'a Item,
        statement_id: &str,
    ) -> Result<WholeStatement<'a>, Error> {
        let all = self.statements(item).into_iter();
        let mut each = all
            .flat_map(|(account, statements)| statements.into_iter().map(move |it| (account, it)));
        let wanted = DataId::parse(statement_id);
        let (account, statement) = each
            .find(|(_, statement)| Some(statement.id) == wanted)
            .ok_or_else(|| {
                let message = "statement_id not associated with access_token";
                Error::new(ErrorCode::InvalidField, message)
            })?;
        let dates = (statement.month, statement.posted);
        let days = day_number(self.now) - super::history::day_of(dates.0);
        let days = u16::try_from(days).unwrap_or(u16::MAX);
        let history = History::of_report(self, item, [account], (Arrival::last_at(self.now), days));
        let mut transactions = history.between(dates, (0, usize::MAX)).transactions;
        transactions.retain(|transaction| !transaction.pending);
        transactions.reverse();
        Ok(WholeStatement {
            statement,
            account,
            transactions,
        })
    }
}

fn statement(item: ItemId, account: &Account, month: Date, posted: Date) -> Statement {
    const STATEMENT: u64 = 13 << 32;
    let count = i64::from(month.year()) * 12 + i64::from(month.month());
    let part = spread(account.id.key(), STATEMENT, count as u64);
    Statement {
        id: item.of_part(part),
        month,
        posted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_span_touches_months() {
        let dates = |start, end| StatementDates { start, end };
        let today = date(2026, 9, 1);
        let months = dates(date(2025, 11, 30), date(2026, 2, 1)).months(today);
        let firsts = [(2025, 11), (2025, 12), (2026, 1), (2026, 2)];
        assert_eq!(months, firsts.map(|(year, month)| date(year, month, 1)));
        let ancient = dates(date(2009, 11, 30), date(2010, 1, 1)).months(today);
        assert_eq!(ancient, [date(2010, 1, 1)]);
        let to_come = dates(date(2026, 9, 30), date(2027, 2, 1)).months(today);
        assert_eq!(to_come, [date(2026, 9, 1)]);
        let fits = |start, end| dates(start, end).checked("").is_ok();
        assert!(fits(date(2024, 3, 1), date(2026, 3, 1)));
        assert!(fits(date(2024, 2, 29), date(2026, 2, 28)));
        assert!(!fits(date(2024, 3, 1), date(2026, 3, 2)));
        assert!(!fits(date(2026, 3, 1), date(2026, 2, 28)));
        assert!(!fits(date(-9999, 1, 1), date(9999, 12, 31)));
    }
}
