//! Income by what comes into bank accounts. <https://plaid.com/docs/income/bank-income/>

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{SignedDuration, Span, Timestamp};

use super::{BankLink, Sandbox, named};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Item;
use crate::sandbox::history::{Arrival, History, Transaction, day_of, midnight};
use crate::sandbox::ids::{AccountId, ItemId, PublicToken, TransactionId, UserId};
use crate::sandbox::mint::spread;

named! {
    /// What kind of income it is.
    pub enum IncomeCategory {
        Salary = "SALARY",
        Unemployment = "UNEMPLOYMENT",
        GigEconomy = "GIG_ECONOMY",
        Rental = "RENTAL",
        ChildSupport = "CHILD_SUPPORT",
        Military = "MILITARY",
        Retirement = "RETIREMENT",
        LongTermDisability = "LONG_TERM_DISABILITY",
        TaxRefund = "TAX_REFUND",
        Other = "OTHER",
    }
}

named! {
    /// How often it comes.
    pub enum PayFrequency {
        Weekly = "WEEKLY",
        Biweekly = "BIWEEKLY",
        SemiMonthly = "SEMI_MONTHLY",
        Monthly = "MONTHLY",
        Unknown = "UNKNOWN",
    }
}

/// What the banks of a user tell of their income.
#[derive(Debug)]
pub struct BankIncome<'a> {
    /// Names the report.
    pub id: u128,
    /// When it was made.
    pub generated_at: Timestamp,
    /// How far back it looks.
    pub days_requested: u16,
    /// Its first day.
    pub start: Date,
    /// Its last.
    pub end: Date,
    /// By bank.
    pub items: Vec<BankIncomeItem<'a>>,
}

/// What one bank tells.
#[derive(Debug)]
pub struct BankIncomeItem<'a> {
    /// The Item.
    pub item: &'a Item,
    /// Where money comes from.
    pub sources: Vec<Source>,
}

/// Where money comes from, again and again.
#[derive(Debug)]
pub struct Source {
    /// Names it.
    pub id: u128,
    /// The account it comes to.
    pub account_id: AccountId,
    /// As the bank writes it.
    pub description: String,
    /// What kind of income it is.
    pub category: IncomeCategory,
    /// How often it comes.
    pub frequency: PayFrequency,
    /// What has come, the oldest first.
    pub transactions: Vec<SourceTransaction>,
}

/// Money that has come.
#[derive(Debug, Clone)]
pub struct SourceTransaction {
    /// Dollars.
    pub amount: f64,
    /// When.
    pub date: Date,
    /// As the bank writes it.
    pub name: String,
    /// Names it.
    pub id: TransactionId,
}

/// A month of a report, cut to its days.
#[derive(Debug)]
pub struct Month<'a> {
    /// Its first day.
    pub start: Date,
    /// Its last.
    pub end: Date,
    /// What has come in it.
    pub transactions: Vec<&'a SourceTransaction>,
}

impl BankIncome<'_> {
    /// The days of the first and of the last that has come; those of the report if nothing has.
    pub fn first_and_last(&self) -> (Date, Date) {
        let dates = || self.transactions().map(|it| it.date);
        let first = dates().min().unwrap_or(self.start);
        (first, dates().max().unwrap_or(self.end))
    }

    /// What has come, month by month and by date, whatever it came from.
    pub fn months<'a>(
        &self,
        transactions: impl Iterator<Item = &'a SourceTransaction> + Clone,
    ) -> Vec<Month<'a>> {
        let mut months = Vec::new();
        let mut start = self.start;
        while start <= self.end {
            let end = start.last_of_month().min(self.end);
            let within = transactions.clone();
            let within = within.filter(|it| (start..=end).contains(&it.date));
            let mut transactions: Vec<_> = within.collect();
            transactions.sort_by_key(|it| it.date);
            months.push(Month {
                start,
                end,
                transactions,
            });
            let Ok(next) = end.tomorrow() else {
                break;
            };
            start = next;
        }
        months
    }

    /// All that has come, whatever from.
    pub fn transactions(&self) -> impl Iterator<Item = &SourceTransaction> + Clone {
        let sources = self.items.iter().flat_map(|item| &item.sources);
        sources.flat_map(|source| &source.transactions)
    }

    /// How many kinds of income there are.
    pub fn categories(&self) -> usize {
        let sources = self.items.iter().flat_map(|item| &item.sources);
        let kinds: BTreeSet<IncomeCategory> = sources.map(|source| source.category).collect();
        kinds.len()
    }
}

impl Source {
    /// Who pays, where it is a salary: the description without what says that it is one.
    pub fn employer(&self) -> Option<&str> {
        if self.category != IncomeCategory::Salary {
            return None;
        }
        let description = self.description.as_str();
        let ended = |end: &&str| {
            let cut = description.len().checked_sub(end.len())?;
            let (name, rest) = description.split_at_checked(cut)?;
            rest.eq_ignore_ascii_case(end).then_some(name)
        };
        let name = SALARY_WORDS.iter().find_map(ended);
        Some(name.unwrap_or(description))
    }
}

impl Sandbox {
    /// Notes that the bank of an Item tells of a user's income, but for some sources.
    pub(in crate::sandbox) fn link_bank_income(
        &mut self,
        item_id: ItemId,
        user_id: UserId,
        days_requested: u16,
        left_out: BTreeSet<(AccountId, String)>,
    ) {
        let link = BankLink {
            user_id: user_id.clone(),
            days_requested,
            generated_at: self.now,
            left_out,
        };
        self.incomes.bank.insert(item_id, link);
        self.watch_income(&user_id);
    }

    /// The same for the Item of a public token, with all sources.
    pub fn link_bank_income_of(
        &mut self,
        public_token: PublicToken,
        user_id: UserId,
        days_requested: u16,
    ) {
        if let Some(item_id) = self.item_of_public_token(public_token) {
            self.link_bank_income(item_id, user_id, days_requested, BTreeSet::new());
        }
    }

    /// Where money came from again and again, in some days up to now.
    pub(in crate::sandbox) fn sources_to_today(&self, item: &Item, days: u16) -> Vec<Source> {
        self.sources(item, self.days_to(self.now, days))
    }

    /// Those of an Item's sources that are income, if one asks its person.
    fn confirmed_sources(&self, item: &Item, link: &BankLink) -> Vec<Source> {
        let mut sources = self.sources(item, self.window(link));
        sources.retain(|it| {
            !link
                .left_out
                .contains(&(it.account_id, it.description.clone()))
        });
        sources
    }

    /// What the banks of a user tell of their income.
    ///
    /// # Errors
    /// `INCOME_VERIFICATION_NOT_FOUND` if there are none.
    pub fn bank_income(&self, user_id: &UserId) -> Result<BankIncome<'_>, Error> {
        let links = self.incomes.bank.iter();
        let mut theirs: Vec<(&Item, &BankLink)> = links
            .filter(|(_, link)| link.user_id == *user_id)
            .filter_map(|(item_id, link)| Some((self.item_by_id(*item_id)?, link)))
            .collect();
        theirs.sort_by_key(|(item, _)| (item.created_at, item.id));
        let (first, newest) = theirs
            .first()
            .zip(
                theirs
                    .iter()
                    .map(|(_, link)| link)
                    .max_by_key(|link| link.generated_at),
            )
            .ok_or(ErrorCode::IncomeVerificationNotFound)?;
        let (start, end) = self.window(newest);
        let items = theirs.iter().map(|(item, link)| BankIncomeItem {
            item,
            sources: self.confirmed_sources(item, link),
        });
        let key = newest.generated_at.as_second().unsigned_abs();
        Ok(BankIncome {
            id: spread(first.0.id.key(), REPORTS, key),
            generated_at: newest.generated_at,
            days_requested: newest.days_requested,
            start,
            end,
            items: items.collect(),
        })
    }

    /// Makes the report of a user's bank income anew.
    ///
    /// # Errors
    /// `INCOME_VERIFICATION_NOT_FOUND` if there is none.
    pub fn refresh_bank_income(
        &mut self,
        user_id: &UserId,
        days_requested: Option<u16>,
    ) -> Result<(), Error> {
        let now = self.now;
        let links = self.incomes.bank.values_mut();
        let mut any = false;
        for link in links.filter(|link| link.user_id == *user_id) {
            link.generated_at = now;
            link.days_requested = days_requested.unwrap_or(link.days_requested);
            any = true;
        }
        any.then_some(())
            .ok_or(ErrorCode::IncomeVerificationNotFound.into())
    }

    pub(super) fn window(&self, link: &BankLink) -> (Date, Date) {
        self.days_to(link.generated_at, link.days_requested)
    }

    fn days_to(&self, last: Timestamp, days: u16) -> (Date, Date) {
        let end = self.income_day(last);
        let days = Span::new().days(i64::from(days));
        (end.checked_sub(days).unwrap_or(end), end)
    }

    /// Where money comes from again and again, within some days.
    pub(in crate::sandbox) fn sources(
        &self,
        item: &Item,
        (start, end): (Date, Date),
    ) -> Vec<Source> {
        let end_of_day = midnight(day_of(end) + 1) - SignedDuration::from_secs(1);
        let days = u16::try_from(day_of(end) - day_of(start)).unwrap_or(u16::MAX);
        let made_at = end_of_day.min(self.now());
        let history = History::of_report(
            self,
            item,
            &item.accounts,
            (Arrival::last_at(made_at), days),
        );
        let mut transactions = history.between((start, end), (0, usize::MAX)).transactions;
        transactions.retain(is_income);
        transactions.sort_by_key(|it| it.date);
        let mut sources: BTreeMap<(usize, &str), Source> = BTreeMap::new();
        for it in transactions {
            let details = it.details;
            let place = item.accounts.iter().position(|of| of.id == it.account_id);
            let key = (place.unwrap_or_default(), details.name.as_str());
            let made = sources.len() as u64;
            let source = sources.entry(key).or_insert_with(|| Source {
                id: spread(item.id.key(), SOURCES, made),
                account_id: it.account_id,
                description: details.name.clone(),
                category: category(&details.category_v2.detailed),
                frequency: PayFrequency::Unknown,
                transactions: Vec::new(),
            });
            source.transactions.push(SourceTransaction {
                amount: -it.amount,
                date: it.date,
                name: details.name.clone(),
                id: it.id,
            });
        }
        let mut sources: Vec<Source> = sources.into_values().collect();
        for source in &mut sources {
            source.frequency = frequency(&source.transactions);
        }
        sources
    }
}

/// What computed ids of an Item are for.
const REPORTS: u64 = 5 << 32;
const SOURCES: u64 = 6 << 32;

/// How banks write that an employer has paid.
const SALARY_WORDS: [&str; 2] = [" Direct Dep", " Payroll"];

fn is_income(it: &Transaction<'_>) -> bool {
    let either = [&it.details.category_v1, &it.details.category_v2];
    let income = either.iter().any(|it| it.detailed.starts_with("INCOME_"));
    income && it.amount < 0.0 && !it.pending
}

fn category(detailed: &str) -> IncomeCategory {
    match detailed {
        "INCOME_SALARY" | "INCOME_WAGES" => IncomeCategory::Salary,
        "INCOME_UNEMPLOYMENT" => IncomeCategory::Unemployment,
        "INCOME_GIG_ECONOMY" => IncomeCategory::GigEconomy,
        "INCOME_RENTAL" => IncomeCategory::Rental,
        "INCOME_CHILD_SUPPORT" => IncomeCategory::ChildSupport,
        "INCOME_MILITARY" => IncomeCategory::Military,
        "INCOME_RETIREMENT_PENSION" => IncomeCategory::Retirement,
        "INCOME_LONG_TERM_DISABILITY" => IncomeCategory::LongTermDisability,
        "INCOME_TAX_REFUND" => IncomeCategory::TaxRefund,
        _ => IncomeCategory::Other,
    }
}

/// How often money comes, by the days between most of it.
fn frequency(transactions: &[SourceTransaction]) -> PayFrequency {
    let mut gaps: Vec<i64> = transactions
        .windows(2)
        .map(|pair| day_of(pair[1].date) - day_of(pair[0].date))
        .collect();
    gaps.sort_unstable();
    match gaps.get(gaps.len() / 2) {
        Some(6..=8) => PayFrequency::Weekly,
        Some(13..=14) => PayFrequency::Biweekly,
        Some(15..=17) => PayFrequency::SemiMonthly,
        Some(26..=35) => PayFrequency::Monthly,
        _ => PayFrequency::Unknown,
    }
}
