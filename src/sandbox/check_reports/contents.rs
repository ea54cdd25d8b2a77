//! What stands in a consumer report, found out from the accounts and what moved on them.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::Date;

use super::CheckReport;
use crate::errors::Cause;
use crate::sandbox::account::AccountType;
use crate::sandbox::history::{Arrival, History, date_of, day_number};
use crate::sandbox::ids::{ItemId, UserId};
use crate::sandbox::{Account, Item, Sandbox, Transaction};

/// An Item as a report tells of it.
#[derive(Debug)]
pub struct ReportItem<'a> {
    /// The Item.
    pub item: &'a Item,
    /// Its accounts.
    pub accounts: Vec<ReportAccount<'a>>,
}

/// An account as a report tells of it.
#[derive(Debug)]
pub struct ReportAccount<'a> {
    /// The account.
    pub account: &'a Account,
    /// Whether it is the one of its type that is used most.
    pub is_primary: bool,
    /// The first day of the report.
    pub start: Date,
    /// The last.
    pub end: Date,
    /// What moved in these days, the newest first.
    pub transactions: Vec<Transaction<'a>>,
    /// What it held at the end of each day, the newest first.
    pub balances: Vec<(Date, f64)>,
}

/// Which way money moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Into the account, a negative amount.
    In,
    /// Out of it, a positive one.
    Out,
}

/// A month of a report, cut to its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub start: Date,
    /// Its last.
    pub end: Date,
}

impl Month {
    /// The months between two days, the oldest first.
    pub fn between(start: Date, end: Date) -> Vec<Self> {
        let mut months = Vec::new();
        let mut from = start;
        while from <= end {
            let to = from.last_of_month().min(end);
            months.push(Self {
                start: from,
                end: to,
            });
            let Ok(next) = to.tomorrow() else {
                break;
            };
            from = next;
        }
        months
    }

    /// Whether a day is in it.
    pub fn holds(self, date: Date) -> bool {
        (self.start..=self.end).contains(&date)
    }
}

impl Flow {
    /// Whether an amount moves this way.
    pub fn has(self, amount: f64) -> bool {
        match self {
            Self::In => amount < 0.0,
            Self::Out => amount > 0.0,
        }
    }
}

impl Sandbox {
    /// The Items of a report with what it tells of them; those removed since are left out.
    pub fn report_items(&self, report: &CheckReport) -> Vec<ReportItem<'_>> {
        let items = report.items.iter().filter_map(|id| self.item_by_id(*id));
        let investments = report.terms.include_investments;
        let mut items: Vec<ReportItem<'_>> = items
            .map(|item| self.report_item(item, report.ready_at, report.days(), investments))
            .collect();
        mark_primary(&mut items);
        items
    }

    /// The Items of a user that Plaid Check reads, as they are now, looked back some days; and
    /// what ails those that cannot be read.
    pub fn items_now(&self, user_id: &UserId, days: u16) -> (Vec<ReportItem<'_>>, Vec<Cause>) {
        let items = self.check_items(user_id);
        let ids: Vec<ItemId> = items.iter().map(|item| item.id).collect();
        let left_out = self.left_out(&ids);
        let items = items.into_iter().filter(|item| item.error().is_none());
        let mut items: Vec<ReportItem<'_>> = items
            .map(|item| self.report_item(item, self.now(), days, false))
            .collect();
        mark_primary(&mut items);
        (items, left_out)
    }

    /// An Item as reports tell of it that are made at a moment and look back some days.
    pub fn report_item<'a>(
        &'a self,
        item: &'a Item,
        made_at: jiff::Timestamp,
        days: u16,
        include_investments: bool,
    ) -> ReportItem<'a> {
        let told = |account: &&Account| match item.template(account).account_type {
            AccountType::Depository | AccountType::Credit => true,
            AccountType::Investment => include_investments,
            _ => false,
        };
        let end = date_of(day_number(made_at));
        let start = end
            .checked_sub(Span::new().days(i64::from(days)))
            .unwrap_or(end);
        let accounts = item.accounts.iter().filter(told).map(|account| {
            let made = Arrival::last_at(made_at);
            let history = History::of_report(self, item, [account], (made, days));
            let mut transactions = history.between((start, end), (0, usize::MAX)).transactions;
            transactions.retain(|it| !it.pending);
            let template = item.template(account);
            let owed = template.account_type == AccountType::Credit;
            let now = template.balances.current.unwrap_or_default();
            let moved = transactions.iter().map(|it| (it.date, it.amount));
            ReportAccount {
                account,
                is_primary: false,
                start,
                end,
                balances: balances(moved, (start, end), now, owed),
                transactions,
            }
        });
        ReportItem {
            item,
            accounts: accounts.collect(),
        }
    }
}

/// Marks the account of each type that most happens on; of several the first.
fn mark_primary(items: &mut [ReportItem<'_>]) {
    let mut most: Vec<(AccountType, usize, (usize, usize))> = Vec::new();
    for (place, item) in items.iter().enumerate() {
        for (position, it) in item.accounts.iter().enumerate() {
            let kind = item.item.template(it.account).account_type;
            let many = it.transactions.len();
            match most.iter_mut().find(|(known, ..)| *known == kind) {
                Some(best) if many > best.1 => *best = (kind, many, (place, position)),
                Some(_) => {}
                None => most.push((kind, many, (place, position))),
            }
        }
    }
    for (_, many, (place, position)) in most {
        items[place].accounts[position].is_primary = many > 0;
    }
}

/// What an account held each day, found by taking back what moved since. What is owed grows with
/// what goes out.
pub(in crate::sandbox) fn balances(
    newest_first: impl Iterator<Item = (Date, f64)>,
    (start, end): (Date, Date),
    now: f64,
    owed: bool,
) -> Vec<(Date, f64)> {
    let mut balances = Vec::new();
    let (mut day, mut held) = (end, now);
    let mut moved = newest_first.peekable();
    while day >= start {
        balances.push((day, cents(held)));
        while let Some((_, amount)) = moved.next_if(|(date, _)| *date >= day) {
            held += if owed { -amount } else { amount };
        }
        let Ok(before) = day.yesterday() else {
            break;
        };
        day = before;
    }
    balances
}

/// To the cent.
pub(super) fn cents(amount: f64) -> f64 {
    let rounded = (amount * 100.0).round() / 100.0;
    // A sum of nothing is 0, not -0.
    rounded + 0.0
}

impl ReportAccount<'_> {
    /// What moved one way in a stretch of days, and how often.
    pub fn moved(&self, flow: Flow, within: Month) -> (f64, usize) {
        let amounts = self.transactions.iter().filter(|it| within.holds(it.date));
        let amounts = amounts.map(|it| it.amount);
        let amounts: Vec<f64> = amounts.filter(|it| flow.has(*it)).collect();
        (cents(amounts.iter().sum()), amounts.len())
    }

    /// What moved one way in the last days of the report, or in all of it.
    pub fn total(&self, flow: Flow, days: Option<u16>) -> f64 {
        self.moved(flow, self.last(days)).0
    }

    /// How often a fee for lack of funds was taken in the last days of the report, or in all of it.
    pub fn overdrafts(&self, days: Option<u16>) -> usize {
        let within = self.last(days);
        let fees = self.transactions.iter().filter(|it| within.holds(it.date));
        fees.filter(|it| {
            let category = it.details.category_v2.detailed.as_str();
            matches!(
                category,
                "BANK_FEES_INSUFFICIENT_FUNDS" | "BANK_FEES_OVERDRAFT" | "BANK_FEES_OVERDRAFT_FEES"
            )
        })
        .count()
    }

    /// The first of the last days.
    pub fn since(&self, days: u16) -> Date {
        self.last(Some(days)).start
    }

    /// What moved in the last days, the newest first.
    pub fn recent(&self, days: u16) -> impl Iterator<Item = &Transaction<'_>> {
        let within = self.last(Some(days));
        self.transactions
            .iter()
            .filter(move |it| within.holds(it.date))
    }

    fn last(&self, days: Option<u16>) -> Month {
        let back = days.map(|days| Span::new().days(i64::from(days)));
        let start = back.and_then(|back| self.end.checked_sub(back).ok());
        Month {
            start: start.unwrap_or(self.start).max(self.start),
            end: self.end,
        }
    }

    /// What it held on average, in the last days of the report or in all of it.
    pub fn average_balance(&self, days: Option<usize>) -> f64 {
        let days = days.unwrap_or(self.balances.len()).min(self.balances.len());
        average(self.balances.iter().take(days).map(|(_, held)| *held))
    }

    /// What it held on average in a stretch of days.
    pub fn average_balance_in(&self, within: Month) -> f64 {
        let days = self.balances.iter().filter(|(day, _)| within.holds(*day));
        average(days.map(|(_, held)| *held))
    }

    /// How many days have nothing at all.
    pub fn quiet_days(&self) -> usize {
        self.balances.len() - self.busy_days().len()
    }

    /// The longest time without anything in a stretch of days.
    pub fn longest_gap(&self, within: Month) -> i32 {
        let busy = self.busy_days();
        let edges = [within.start, within.end];
        let mut days: Vec<Date> = busy.into_iter().filter(|day| within.holds(*day)).collect();
        days.extend(edges);
        days.sort_unstable();
        let gaps = days.windows(2).map(|pair| (pair[1] - pair[0]).get_days());
        gaps.max().unwrap_or_default()
    }

    fn busy_days(&self) -> BTreeSet<Date> {
        self.transactions.iter().map(|it| it.date).collect()
    }

    /// The months of the report, the oldest first.
    pub fn months(&self) -> Vec<Month> {
        Month::between(self.start, self.end)
    }
}

fn average(amounts: impl Iterator<Item = f64> + Clone) -> f64 {
    let count = amounts.clone().count();
    if count == 0 {
        return 0.0;
    }
    cents(amounts.sum::<f64>() / count as f64)
}
