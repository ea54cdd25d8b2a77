//! What the accounts of an Item have invested in, computed from the test user's portfolio and the
//! clock. <https://plaid.com/docs/api/products/investments/>

mod extraction;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::account::AccountNumbers;
use super::catalog::{Holding, InvestmentDay, InvestmentRow, NumberSystem, Security};
use super::history::{DAYS_MAX, date_of, day_number, day_of};
use super::ids::{AccountId, TransactionId};
use super::mint::spread;
use super::{Account, Item, Sandbox};
use crate::errors::{Error, ErrorCode};

pub(super) use extraction::EXTRACTION;

/// Subtypes of accounts of a 401(k) plan.
const PLANS_401K: [&str; 2] = ["401k", "roth 401k"];

/// Numbers by which what an account holds is moved to another broker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoveNumbers<'a> {
    /// By ACATS, in the United States.
    Acats {
        /// Account number.
        account: String,
        /// DTC numbers, the most relevant first.
        dtc_numbers: &'a [String],
    },
    /// By ATON, in Canada.
    Aton {
        /// Account number.
        account: String,
    },
    /// By a rollover, from an employer's 401(k) plan.
    Retirement401k {
        /// Account number.
        account: String,
        /// Number of the plan.
        plan: &'a str,
    },
}

/// An investment transaction.
#[derive(Debug)]
pub struct InvestmentTransaction<'a> {
    /// `investment_transaction_id`.
    pub id: TransactionId,
    /// The account it is on.
    pub account_id: AccountId,
    /// When it posted.
    pub date: Date,
    /// The exact moment, where the institution says.
    pub at: Option<Timestamp>,
    /// What does not depend on the date.
    pub row: &'a InvestmentRow,
    /// ISO 4217.
    pub currency: &'a str,
}

/// A page of `/investments/transactions/get`.
#[derive(Debug)]
pub struct InvestmentWindow<'a> {
    /// The page, newest first.
    pub transactions: Vec<InvestmentTransaction<'a>>,
    /// How many there are in all dates asked for.
    pub total: usize,
}

/// Something an account holds.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// The account.
    pub account_id: AccountId,
    /// What it holds.
    pub holding: &'a Holding,
    /// ISO 4217.
    pub currency: &'a str,
}

impl Sandbox {
    /// What accounts of an Item hold.
    ///
    /// # Errors
    /// `NO_INVESTMENT_ACCOUNTS` if the Item has no account that invests.
    pub fn held<'a>(
        &'a self,
        item: &'a Item,
        accounts: &[&'a Account],
    ) -> Result<Vec<Held<'a>>, Error> {
        if !invests(item) {
            return Err(ErrorCode::NoInvestmentAccounts.into());
        }
        Ok(self.holdings(item, accounts))
    }

    /// What accounts of an Item hold, to have it moved elsewhere.
    ///
    /// # Errors
    /// `NO_INVESTMENT_AUTH_ACCOUNTS` if the Item has no account that invests.
    pub fn movable<'a>(
        &'a self,
        item: &'a Item,
        accounts: &[&'a Account],
    ) -> Result<Vec<Held<'a>>, Error> {
        if !invests(item) {
            return Err(ErrorCode::NoInvestmentAuthAccounts.into());
        }
        Ok(self.holdings(item, accounts))
    }

    fn holdings<'a>(&'a self, item: &'a Item, accounts: &[&'a Account]) -> Vec<Held<'a>> {
        let held = item.user.portfolio.holdings.iter().filter_map(|holding| {
            let account = accounts.iter().find(|it| it.position == holding.account)?;
            Some(Held {
                account_id: account.id,
                holding,
                currency: holding
                    .currency
                    .as_deref()
                    .unwrap_or_else(|| self.currency(item, account)),
            })
        });
        held.collect()
    }

    /// The numbers by which what an account holds is moved; `None` for accounts that hold nothing.
    pub fn move_numbers<'a>(
        &'a self,
        item: &'a Item,
        account: &Account,
    ) -> Option<MoveNumbers<'a>> {
        let (template, numbers) = (item.template(account), &self.catalog.investment_numbers);
        if !template.account_type.invests() {
            return None;
        }
        let number = |usual: &str| match &template.numbers {
            Some(AccountNumbers::Ach { account, .. } | AccountNumbers::Eft { account, .. }) => {
                account.clone()
            }
            _ => usual.replace("{mask}", &template.mask),
        };
        if PLANS_401K.contains(&template.subtype.as_str()) {
            let usual = &numbers.retirement_401k;
            return Some(MoveNumbers::Retirement401k {
                account: number(&usual.account),
                plan: &usual.plan,
            });
        }
        let institution = self.institution(&item.institution_id)?;
        if institution.numbers == NumberSystem::Eft {
            let account = number(&numbers.aton.account);
            return Some(MoveNumbers::Aton { account });
        }
        let own = &institution.dtc_numbers;
        let usual = &numbers.acats.dtc_numbers;
        Some(MoveNumbers::Acats {
            account: number(&numbers.acats.account),
            dtc_numbers: if own.is_empty() { usual } else { own },
        })
    }

    /// The page of investment transactions dated `start` to `end`, newest first. The history goes
    /// back 24 months.
    ///
    /// # Errors
    /// As [`Sandbox::held`].
    pub fn investment_transactions<'a>(
        &'a self,
        item: &'a Item,
        accounts: &[&'a Account],
        (start, end): (Date, Date),
        (offset, count): (usize, usize),
    ) -> Result<InvestmentWindow<'a>, Error> {
        const INVESTMENTS: u64 = 4 << 32;
        if !invests(item) {
            return Err(ErrorCode::NoInvestmentAccounts.into());
        }
        let portfolio = &item.user.portfolio;
        let length = i64::from(portfolio.cycle_days.max(1));
        let today = day_number(self.now());
        let first = (today - i64::from(DAYS_MAX) + 1).max(day_of(start));
        let last = today.min(day_of(end));
        let rows = || {
            (first..=last).rev().flat_map(move |day| {
                let phase = day.rem_euclid(length);
                let rows = portfolio.cycle.iter().enumerate();
                rows.filter_map(move |(index, row)| {
                    let account = accounts.iter().find(|it| it.position == row.account)?;
                    let here = match row.day {
                        InvestmentDay::Phase(it) => i64::from(it) == phase,
                        InvestmentDay::Date(date) => day_of(date) == day,
                    };
                    here.then_some((day, index, row, *account))
                })
            })
        };
        let page = rows().skip(offset).take(count);
        let transactions = page.map(|(day, index, row, account)| {
            let part = spread(item.id.key(), INVESTMENTS | index as u64, day as u64);
            InvestmentTransaction {
                id: item.id.of_part(part),
                account_id: account.id,
                date: date_of(day),
                at: row.transaction_datetime.and_then(|moment| {
                    let date = date_of(day - i64::from(moment.days_before));
                    let hour = i8::try_from(moment.hour).ok()?;
                    TimeZone::UTC.to_timestamp(date.at(hour, 0, 0, 0)).ok()
                }),
                row,
                currency: row
                    .currency
                    .as_deref()
                    .unwrap_or_else(|| self.currency(item, account)),
            }
        });
        Ok(InvestmentWindow {
            transactions: transactions.collect(),
            total: rows().count(),
        })
    }

    /// The securities of `ids` and their proxies, each once, in the order of the portfolio.
    pub fn securities<'a>(item: &'a Item, ids: &[&str]) -> Vec<&'a Security> {
        let all = &item.user.portfolio.securities;
        let proxies: Vec<&str> = all
            .iter()
            .filter(|it| ids.contains(&it.security_id.as_str()))
            .filter_map(|it| it.proxy_security_id.as_deref())
            .collect();
        let told = |it: &&Security| {
            let id = it.security_id.as_str();
            ids.contains(&id) || proxies.contains(&id)
        };
        all.iter().filter(told).collect()
    }
}

fn invests(item: &Item) -> bool {
    let mut accounts = item.accounts.iter();
    accounts.any(|account| item.template(account).account_type.invests())
}
