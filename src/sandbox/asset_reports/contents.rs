//! What stands in an Asset Report, found out from the accounts and what moved on them.

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use super::{AssetReport, Found};
use crate::errors::{Cause, Error, ErrorCode};
use crate::sandbox::account::AccountType;
use crate::sandbox::check_reports::balances;
use crate::sandbox::history::{History, date_of, day_number};
use crate::sandbox::product::Product;
use crate::sandbox::{Account, Held, InvestmentTransaction, Item, Sandbox, Transaction};

/// How a report is to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading {
    /// Only balances and owners.
    pub fast: bool,
    /// Fewer days than it has.
    pub days_to_include: Option<u16>,
}

/// An Item as a report tells of it.
#[derive(Debug)]
pub struct AssetItem<'a> {
    /// The Item, which may have been removed since.
    pub item: &'a Item,
    /// When it was read.
    pub pulled_at: Timestamp,
    /// Its accounts, sorted by id.
    pub accounts: Vec<AssetAccount<'a>>,
}

/// An account as a report tells of it.
#[derive(Debug)]
pub struct AssetAccount<'a> {
    /// The account.
    pub account: &'a Account,
    /// How many days of it there are.
    pub days: u16,
    /// What moved in these days, the oldest first.
    pub transactions: Vec<Transaction<'a>>,
    /// What it held at the end of each day before the report, the newest first; nothing where
    /// that is not told.
    pub balances: Vec<(Date, f64)>,
    /// What it holds and traded, where that was asked for.
    pub investments: Option<Invested<'a>>,
}

/// What an account holds and what it traded.
pub type Invested<'a> = (Vec<Held<'a>>, Vec<InvestmentTransaction<'a>>);

impl Sandbox {
    /// The Items of a report with what it tells of them.
    ///
    /// # Errors
    /// `PRODUCT_NOT_READY` before it is there; why it could not be made; `INVALID_FIELD` if it was
    /// not asked for in the way it is to be read.
    pub fn read_asset_report<'a>(
        &'a self,
        report: &'a AssetReport,
        reading: Reading,
    ) -> Result<Vec<AssetItem<'a>>, Error> {
        let asked = report.terms.days_requested;
        let days = reading.days_to_include.unwrap_or(asked).min(asked);
        if !reading.fast {
            let found = report.found(self.now)?.iter();
            let items = found.filter_map(|found| Some((self.items.get(&found.item)?, found)));
            return Ok(items
                .map(|(item, found)| self.asset_item(report, item, found, days))
                .collect());
        }
        let at = report.fast_at.ok_or_else(|| {
            let rule = "false for a report that was made without the add-on fast_assets";
            Error::invalid_field("fast_report", rule)
        })?;
        if self.now < at {
            return Err(ErrorCode::AssetReportProductNotReady.into());
        }
        let items = report.items.iter().filter_map(|id| self.items.get(id));
        Ok(items
            .map(|item| AssetItem {
                item,
                pulled_at: at,
                accounts: sorted(item.accounts.iter().map(|account| AssetAccount {
                    account,
                    days: 0,
                    transactions: Vec::new(),
                    balances: Vec::new(),
                    investments: None,
                })),
            })
            .collect())
    }

    /// What was asked for and is not there, of each Item of a report.
    pub fn asset_report_lacks(&self, items: &[AssetItem<'_>], report: &AssetReport) -> Vec<Cause> {
        let items = items.iter().map(|it| it.item);
        items
            .filter(|item| {
                report.terms.investments && !item.products.contains(&Product::Investments)
            })
            .map(|item| Cause {
                item_id: item.id.to_string(),
                error: ErrorCode::ProductNotEnabled.into(),
            })
            .collect()
    }

    fn asset_item<'a>(
        &'a self,
        report: &AssetReport,
        item: &'a Item,
        found: &'a Found,
        days: u16,
    ) -> AssetItem<'a> {
        let invests = report.terms.investments && item.products.contains(&Product::Investments);
        let end = date_of(day_number(found.told.at));
        let before = end.checked_sub(Span::new().days(i64::from(days)));
        let start = before.and_then(Date::tomorrow).unwrap_or(end);
        let told = found.accounts.iter().map(|account| {
            let history = History::of_report(self, item, [account], (found.told, days));
            let mut transactions = history.between((start, end), (0, usize::MAX)).transactions;
            let balances = self.held_before(item, account, &transactions, (start, end));
            transactions.reverse();
            AssetAccount {
                account,
                days,
                transactions,
                balances,
                investments: invests
                    .then(|| self.invested(item, account, (start, end)))
                    .flatten(),
            }
        });
        AssetItem {
            item,
            pulled_at: found.told.at,
            accounts: sorted(told),
        }
    }

    /// What an account held on the days before `end`, by what has posted since; of banks and
    /// cards only.
    fn held_before(
        &self,
        item: &Item,
        account: &Account,
        newest_first: &[Transaction<'_>],
        (start, end): (Date, Date),
    ) -> Vec<(Date, f64)> {
        let template = item.template(account);
        let owed = match template.account_type {
            AccountType::Depository => false,
            AccountType::Credit => true,
            _ => return Vec::new(),
        };
        let posted = newest_first.iter().filter(|it| !it.pending);
        let posted = posted.map(|it| (it.date, it.amount));
        let now = template.balances.current.unwrap_or_default();
        let Ok(before) = start.yesterday() else {
            return Vec::new();
        };
        let mut held = balances(posted, (before, end), now, owed);
        held.drain(..held.len().min(1));
        held
    }

    fn invested<'a>(
        &'a self,
        item: &'a Item,
        account: &'a Account,
        dates: (Date, Date),
    ) -> Option<Invested<'a>> {
        let kind = item.template(account).account_type;
        if !matches!(kind, AccountType::Investment | AccountType::Brokerage) {
            return None;
        }
        let held = self.held(item, &[account]).ok()?;
        let all = (0, usize::MAX);
        let traded = self.investment_transactions(item, &[account], dates, all);
        Some((held, traded.ok()?.transactions))
    }
}

fn sorted<'a>(accounts: impl Iterator<Item = AssetAccount<'a>>) -> Vec<AssetAccount<'a>> {
    let mut accounts: Vec<_> = accounts.collect();
    accounts.sort_by_key(|it| it.account.id);
    accounts
}
