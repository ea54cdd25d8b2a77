//! Cashflow Reports of an Item, in closed beta at Plaid: what moved on its accounts, and what that
//! comes to month by month. <https://plaid.com/docs/api/products/>

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};

use super::account::AccountType;
use super::check_reports::{Flow, Month, ReportAccount, ReportItem};
use super::history::{Arrival, HISTORICAL_DELAY, History, date_of, day_number};
use super::ids::ItemId;
use super::timers::Timer;
use super::webhooks::Payload;
use super::{Account, Item, Sandbox, Transaction};
use crate::errors::{Error, ErrorCode};

/// How long a report takes.
pub(super) const MAKING: SignedDuration = SignedDuration::from_secs(5);
/// The bank that refreshes depository accounts only.
const CAPITAL_ONE: &str = "ins_128026";

/// The report of an Item.
#[derive(Debug, Clone, Copy)]
pub struct CashflowReport {
    /// How many days it looks back.
    pub days: u16,
    /// When it is there.
    pub ready_at: Timestamp,
}

/// The reports of an Item.
#[derive(Debug, Default)]
pub(super) struct CashflowReports {
    /// What can be read.
    made: Option<CashflowReport>,
    /// What is being made, if it has not come yet.
    next: Option<CashflowReport>,
}

/// What is asked of the transactions of a report.
#[derive(Debug)]
pub struct CashflowRequest<'a> {
    /// How many days back, at most as many as the report has; all without.
    pub days: Option<u16>,
    /// How many at once.
    pub count: usize,
    /// Where the page before ended; empty for the first.
    pub cursor: &'a str,
}

/// A page of transactions, the newest first.
#[derive(Debug)]
pub struct CashflowPage<'a> {
    /// The page.
    pub transactions: Vec<Transaction<'a>>,
    /// How many there are on all pages.
    pub total: usize,
    /// Where it ends.
    pub next_cursor: String,
    /// Whether another follows.
    pub has_more: bool,
}

/// A month of all accounts together; amounts are in dollars.
#[derive(Debug)]
pub struct MonthlyCashflow {
    /// Its days.
    pub days: Month,
    /// What there was when it began; not told of the first.
    pub starting: Option<f64>,
    /// What there was when it ended; not told of the last.
    pub ending: Option<f64>,
    /// What there was at the end of a day, on average.
    pub average_ending: f64,
    /// What came and how often, and what went and how often, in all of it.
    pub inflow: (f64, usize),
    /// The same of what went.
    pub outflow: (f64, usize),
    /// What was earned.
    pub revenue: f64,
    /// What was paid back.
    pub loan_payments: f64,
    /// What was spent on what changes from month to month.
    pub variable_expenses: f64,
    /// What was paid to those who work for the business.
    pub payroll: f64,
    /// How often a payment failed for lack of funds.
    pub nsf: usize,
    /// How often an account was overdrawn.
    pub overdrafts: usize,
    /// Days that ended with less than nothing.
    pub negative_days: usize,
}

impl Sandbox {
    /// Has the report of an Item made, or made anew.
    ///
    /// # Errors
    /// Those of [`Sandbox::working_item`]; `PRODUCTS_NOT_SUPPORTED` for cards of Capital One.
    pub fn refresh_cashflow_report(&mut self, access_token: &str, days: u16) -> Result<(), Error> {
        let item = self.working_item(access_token)?;
        let held =
            |account: &Account| item.template(account).account_type == AccountType::Depository;
        if item.institution_id == CAPITAL_ONE && !item.accounts.iter().any(held) {
            return Err(Error::products_not_supported(&["cashflow_report"]));
        }
        let id = item.id;
        self.make_cashflow_report(id, days);
        Ok(())
    }

    /// Has the report of an Item made.
    pub(super) fn make_cashflow_report(&mut self, item_id: ItemId, days: u16) {
        let Some(item) = self.items.get(&item_id) else {
            return;
        };
        let pulled = item.created_at + self.delay(HISTORICAL_DELAY);
        let ready_at = pulled.max(self.now + self.delay(MAKING));
        let reports = self.cashflow_reports.entry(item_id).or_default();
        reports.next = Some(CashflowReport { days, ready_at });
        self.timers.set(ready_at, Timer::CashflowReport(item_id));
    }

    /// A report is made, unless a newer one has been asked for.
    pub(super) fn finish_cashflow_report(&mut self, item_id: ItemId) {
        let now = self.now;
        let Some(reports) = self.cashflow_reports.get_mut(&item_id) else {
            return;
        };
        let Some(next) = reports.next.filter(|it| it.ready_at <= now) else {
            return;
        };
        reports.next = None;
        let error = self.item_by_id(item_id).and_then(Item::error);
        if error.is_none()
            && let Some(reports) = self.cashflow_reports.get_mut(&item_id)
        {
            reports.made = Some(next);
        }
        self.notify(item_id, Payload::CashflowReportReady(error));
    }

    /// The report of an Item.
    ///
    /// # Errors
    /// Those of [`Sandbox::working_item`]; `PRODUCT_NOT_READY` until one is made.
    pub fn cashflow_report(&self, access_token: &str) -> Result<(&Item, CashflowReport), Error> {
        let item = self.working_item(access_token)?;
        let reports = self.cashflow_reports.get(&item.id);
        let made = reports.and_then(|it| it.made);
        Ok((item, made.ok_or(ErrorCode::ProductNotReady)?))
    }

    /// A page of the transactions of a report.
    ///
    /// # Errors
    /// `INVALID_FIELD` for a cursor that is none of this Item's.
    pub fn cashflow_transactions<'a>(
        &'a self,
        item: &'a Item,
        report: CashflowReport,
        accounts: &[&'a Account],
        asked: &CashflowRequest<'_>,
    ) -> Result<CashflowPage<'a>, Error> {
        let first = Place {
            made_at: report.ready_at.as_second(),
            offset: 0,
        };
        let place = if asked.cursor.is_empty() {
            first
        } else {
            Place::decode(asked.cursor, item, self.now).ok_or_else(|| {
                Error::invalid_field("cursor", "empty, or the next_cursor of an answer")
            })?
        };
        let made_at = Timestamp::from_second(place.made_at).unwrap_or(report.ready_at);
        let days = asked.days.unwrap_or(report.days).min(report.days);
        let told = accounts.iter().copied();
        let made = Arrival::last_at(made_at);
        let history = History::of_report(self, item, told, (made, days));
        let today = day_number(made_at);
        let dates = (date_of(today - i64::from(days)), date_of(today));
        let window = history.between(dates, (place.offset, asked.count));
        let end = place.offset + window.transactions.len();
        let next = Place {
            offset: end,
            ..place
        };
        Ok(CashflowPage {
            transactions: window.transactions,
            total: window.total,
            next_cursor: next.encode(item),
            has_more: end < window.total,
        })
    }
}

/// A place in the transactions of a report. Its text also names the Item.
#[derive(Debug, Clone, Copy)]
struct Place {
    made_at: i64,
    offset: usize,
}

impl Place {
    fn encode(self, item: &Item) -> String {
        STANDARD.encode(format!("{}:{}:{}", item.id, self.made_at, self.offset))
    }

    fn decode(text: &str, item: &Item, now: Timestamp) -> Option<Self> {
        let text = String::from_utf8(STANDARD.decode(text).ok()?).ok()?;
        let mut parts = text.strip_prefix(item.id.as_str())?.split(':').skip(1);
        let place = Self {
            made_at: parts.next()?.parse().ok()?,
            offset: parts.next()?.parse().ok()?,
        };
        let made = item.created_at.as_second()..=now.as_second();
        (made.contains(&place.made_at) && parts.next().is_none()).then_some(place)
    }
}

/// What changes from month to month.
const VARIABLE: &[&str] = &[
    "ENTERTAINMENT",
    "FOOD_AND_DRINK",
    "GENERAL_MERCHANDISE",
    "PERSONAL_CARE",
    "TRANSPORTATION",
    "TRAVEL",
];

/// What there was in all accounts at the end of each day of a report, the newest first: what is in
/// those that are not cards, less what is owed on cards.
pub fn held_together(told: &ReportItem<'_>) -> Vec<(jiff::civil::Date, f64)> {
    let mut sums: Vec<(jiff::civil::Date, f64)> = Vec::new();
    for account in &told.accounts {
        let owed = told.item.template(account.account).account_type == AccountType::Credit;
        for (place, (day, held)) in account.balances.iter().enumerate() {
            let held = if owed { -held } else { *held };
            match sums.get_mut(place) {
                Some((_, sum)) => *sum += held,
                None => sums.push((*day, held)),
            }
        }
    }
    for (_, sum) in &mut sums {
        *sum = cents(*sum);
    }
    sums
}

fn cents(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0 + 0.0
}

/// The months of a report, the oldest first.
pub fn monthly_cashflow(told: &ReportItem<'_>) -> Vec<MonthlyCashflow> {
    let Some(first) = told.accounts.first() else {
        return Vec::new();
    };
    let held = held_together(told);
    let months = first.months();
    let last = months.len().saturating_sub(1);
    let summed = months.into_iter().enumerate();
    summed
        .map(|(place, days)| {
            let mut month = month_of(told, &held, days);
            if place == 0 {
                month.starting = None;
            }
            if place == last {
                month.ending = None;
            }
            month
        })
        .collect()
}

fn month_of(
    told: &ReportItem<'_>,
    held: &[(jiff::civil::Date, f64)],
    days: Month,
) -> MonthlyCashflow {
    let at = |day: jiff::civil::Date| held.iter().find(|(it, _)| *it == day).map(|(_, it)| *it);
    let ends: Vec<f64> = held
        .iter()
        .filter(|(day, _)| days.holds(*day))
        .map(|(_, held)| *held)
        .collect();
    let moved = |flow: Flow| {
        let each = told
            .accounts
            .iter()
            .map(|it: &ReportAccount<'_>| it.moved(flow, days));
        each.fold((0.0, 0), |(sum, count), (amount, many)| {
            (cents(sum + amount.abs()), count + many)
        })
    };
    let all = || {
        let all = told.accounts.iter().flat_map(|it| &it.transactions);
        all.filter(move |it| days.holds(it.date))
    };
    let sum = |wanted: &dyn Fn(&Transaction<'_>) -> bool| {
        cents(
            all()
                .filter(|it| wanted(it))
                .map(|it| it.amount.abs())
                .sum(),
        )
    };
    let detailed = |it: &Transaction<'_>| it.details.category_v2.detailed.clone();
    let fees = |name: &str| all().filter(|it| detailed(it).starts_with(name)).count();
    MonthlyCashflow {
        days,
        starting: days.start.yesterday().ok().and_then(at),
        ending: at(days.end),
        average_ending: cents(ends.iter().sum::<f64>() / ends.len().max(1) as f64),
        inflow: moved(Flow::In),
        outflow: moved(Flow::Out),
        revenue: sum(&|it| {
            let category = detailed(it);
            let earned = category.starts_with("INCOME_") || category == "TRANSFER_IN_DEPOSIT";
            Flow::In.has(it.amount) && earned
        }),
        loan_payments: sum(&|it| {
            let category = detailed(it);
            Flow::Out.has(it.amount)
                && category.starts_with("LOAN_PAYMENTS_")
                && category != "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT"
        }),
        variable_expenses: sum(&|it| {
            let category = it.details.category_v2.primary.as_str();
            Flow::Out.has(it.amount) && VARIABLE.contains(&category)
        }),
        payroll: sum(&|it| {
            let name = it.details.original_description.to_ascii_lowercase();
            Flow::Out.has(it.amount) && name.contains("payroll")
        }),
        nsf: fees("BANK_FEES_INSUFFICIENT_FUNDS"),
        overdrafts: fees("BANK_FEES_OVERDRAFT"),
        negative_days: ends.iter().filter(|it| **it < 0.0).count(),
    }
}
