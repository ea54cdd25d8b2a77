//! Income as consumer reports tell of it: streams of payments, and what they come to in a month.
//! <https://plaid.com/docs/api/products/check/#cracheck_reportincome_insightsget>

use jiff::Span;
use jiff::civil::Date;

use crate::sandbox::income::{IncomeCategory, PayFrequency, Source};
use crate::sandbox::{Item, Sandbox};

use super::ReportItem;

/// How many times what arrives an employer has paid, before taxes; assumed.
const GROSS_OF_SALARY: f64 = 1.3;
/// After how long without a payment a stream is over.
const PATIENCE_DAYS: i64 = 45;

/// Money that comes to an account again and again.
#[derive(Debug)]
pub struct Stream<'a> {
    /// The Item of the account.
    pub item: &'a Item,
    /// The payments.
    pub source: Source,
    /// The day of the first.
    pub start: Date,
    /// The day of the last.
    pub end: Date,
    /// Whether more are to be expected.
    pub active: bool,
}

/// What kind of income a stream is, in the words of consumer reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IncomeKind {
    /// The wider word.
    pub primary: &'static str,
    /// The narrower.
    pub secondary: &'static str,
}

/// Which income is told of: categories as `EARNED_INCOME.SALARY`, `EARNED_INCOME.*` or `*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomeFilter {
    /// What is told; the usual if nothing is named.
    pub included: Vec<String>,
    /// What is not told, even so.
    pub excluded: Vec<String>,
}

/// What is told unless asked otherwise.
const USUAL: [&str; 3] = ["EARNED_INCOME.*", "BENEFITS.DISABILITY", "RETIREMENT.*"];

impl IncomeFilter {
    /// Whether a stream is told of; without a filter the usual ones are.
    fn lets_through(filter: Option<&Self>, stream: &Stream<'_>) -> bool {
        let kind = stream.kind();
        let included = filter.map_or(&[][..], |it| &it.included);
        let excluded = filter.map_or(&[][..], |it| &it.excluded);
        let named = |names: &[String]| names.iter().any(|name| kind.is_of(name));
        let usual = included.is_empty() && USUAL.iter().any(|name| kind.is_of(name));
        (usual || named(included)) && !named(excluded)
    }
}

impl IncomeKind {
    fn is_of(self, pattern: &str) -> bool {
        match pattern.split_once('.') {
            None => pattern == "*",
            Some((primary, secondary)) => {
                primary == self.primary && (secondary == "*" || secondary == self.secondary)
            }
        }
    }
}

impl Sandbox {
    /// The streams of income in a report of Items that are asked for; the usual ones without a
    /// filter.
    pub fn wanted_income<'a>(
        &self,
        items: &[ReportItem<'a>],
        filter: Option<&IncomeFilter>,
    ) -> Vec<Stream<'a>> {
        let mut streams = self.income_streams(items);
        streams.retain(|stream| IncomeFilter::lets_through(filter, stream));
        streams
    }

    /// The streams of income in a report of Items.
    pub fn income_streams<'a>(&self, items: &[ReportItem<'a>]) -> Vec<Stream<'a>> {
        let mut streams = Vec::new();
        for report in items {
            let Some(account) = report.accounts.first() else {
                continue;
            };
            let (start, today) = (account.start, account.end);
            let told = |source: &Source| {
                let mut accounts = report.accounts.iter();
                accounts.any(|it| it.account.id == source.account_id)
            };
            let sources = self.sources(report.item, (start, today)).into_iter();
            streams.extend(sources.filter(told).filter_map(|source| {
                let (first, last) = (source.transactions.first()?, source.transactions.last()?);
                let patience = Span::new().days(PATIENCE_DAYS);
                let late = today.checked_sub(patience).unwrap_or(today);
                Some(Stream {
                    item: report.item,
                    start: first.date,
                    end: last.date,
                    active: last.date >= late,
                    source,
                })
            }));
        }
        streams
    }
}

impl Stream<'_> {
    /// What arrives in a month, on average.
    pub fn monthly(&self) -> f64 {
        let payments = &self.source.transactions;
        let total: f64 = payments.iter().map(|it| it.amount).sum();
        let each = total / payments.len().max(1) as f64;
        let monthly = match self.source.frequency {
            PayFrequency::Weekly => each * 52.0 / 12.0,
            PayFrequency::Biweekly => each * 26.0 / 12.0,
            PayFrequency::SemiMonthly => each * 2.0,
            PayFrequency::Monthly => each,
            PayFrequency::Unknown => {
                let days = f64::from((self.end - self.start).get_days().max(30));
                total / days * 365.0 / 12.0
            }
        };
        cents(monthly)
    }

    /// What is paid in a month before taxes.
    pub fn monthly_gross(&self) -> f64 {
        match self.source.category {
            IncomeCategory::Salary => cents(self.monthly() * GROSS_OF_SALARY),
            _ => self.monthly(),
        }
    }

    /// When the next payment is to be expected.
    pub fn next_payment(&self) -> Option<Date> {
        let span = match self.source.frequency {
            PayFrequency::Weekly => Span::new().days(7),
            PayFrequency::Biweekly => Span::new().days(14),
            PayFrequency::SemiMonthly => Span::new().days(15),
            PayFrequency::Monthly => Span::new().months(1),
            PayFrequency::Unknown => return None,
        };
        self.end.checked_add(span).ok().filter(|_| self.active)
    }

    /// What kind of income it is.
    pub fn kind(&self) -> IncomeKind {
        let (primary, secondary) = match self.source.category {
            IncomeCategory::Salary => ("EARNED_INCOME", "SALARY"),
            IncomeCategory::GigEconomy => ("EARNED_INCOME", "GIG_ECONOMY"),
            IncomeCategory::Military => ("EARNED_INCOME", "MILITARY"),
            IncomeCategory::Rental => ("INVESTMENT_INCOME", "RENTAL"),
            IncomeCategory::Retirement => ("RETIREMENT", "PRIVATE_RETIREMENT"),
            IncomeCategory::Unemployment => ("BENEFITS", "UNEMPLOYMENT"),
            IncomeCategory::LongTermDisability => ("BENEFITS", "DISABILITY"),
            IncomeCategory::ChildSupport => ("OTHER_INCOME", "CHILD_SUPPORT"),
            IncomeCategory::TaxRefund => ("OTHER_INCOME", "TAX_REFUND"),
            IncomeCategory::Other => ("OTHER_INCOME", "OTHER"),
        };
        IncomeKind { primary, secondary }
    }
}

/// To the cent.
fn cents(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0
}
