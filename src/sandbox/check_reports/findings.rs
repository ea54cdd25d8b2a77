//! What the accounts of a consumer report tell of how somebody deals with money. Which attributes
//! Plaid calculates, and how, is not published beyond a few names; the others are ours.
//! <https://plaid.com/docs/check/>

use std::collections::{BTreeMap, BTreeSet};

use super::contents::cents;
use super::kinds::{INCOME, KINDS, Kind};
use super::{CashflowVersion, ReportAccount, ReportItem};
use crate::sandbox::account::{AccountSubtype, AccountType};
use crate::sandbox::{Attribute, Item, Sandbox, Transaction};

/// Income is compared by stretches of so many days.
const STRETCH_DAYS: u16 = 30;
/// Income that varies by less than this, in percent of its average, is steady.
const STEADY_PERCENT: f64 = 20.0;
/// With transactions of fewer days nothing can be calculated.
const HISTORY_DAYS: i32 = 30;

/// The accounts of a report, looked at together.
#[derive(Debug)]
pub struct Findings<'a> {
    depository: Vec<&'a ReportAccount<'a>>,
    /// What kind of account each of them is.
    subtypes: Vec<AccountSubtype>,
    credit: Vec<&'a ReportAccount<'a>>,
    /// What is owed on cards, and what may be.
    owed: f64,
    limit: f64,
    /// How much there is in accounts that are not cards.
    held: f64,
    sources: usize,
    /// How many lenders of each kind somebody deals with.
    lenders: BTreeMap<Lender, usize>,
}

/// What a lender lends, as Network Insights tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Lender {
    PayLater,
    CashAdvance,
    EarnedWages,
    Personal,
    LongTerm,
}

impl Lender {
    fn of(it: &Transaction<'_>) -> Option<Self> {
        let category = it.details.category_v2.detailed.as_str();
        let kind = category
            .strip_prefix("LOAN_PAYMENTS_")
            .or_else(|| category.strip_prefix("LOAN_DISBURSEMENTS_"))?;
        match kind {
            "BNPL" => Some(Self::PayLater),
            "CASH_ADVANCES" => Some(Self::CashAdvance),
            "EWA" => Some(Self::EarnedWages),
            "PERSONAL" | "PERSONAL_LOAN_PAYMENT" => Some(Self::Personal),
            "AUTO"
            | "CAR_PAYMENT"
            | "MORTGAGE"
            | "MORTGAGE_PAYMENT"
            | "STUDENT"
            | "STUDENT_LOAN_PAYMENT" => Some(Self::LongTerm),
            _ => None,
        }
    }
}

impl Sandbox {
    /// What the accounts of a report tell.
    pub fn findings<'a>(&self, items: &'a [ReportItem<'a>]) -> Findings<'a> {
        let all: Vec<(&Item, &ReportAccount<'_>)> = items
            .iter()
            .flat_map(|it| it.accounts.iter().map(|account| (it.item, account)))
            .collect();
        let of = |wanted: AccountType| {
            let theirs = all.iter();
            let theirs =
                theirs.filter(move |(item, it)| item.template(it.account).account_type == wanted);
            theirs.copied().collect::<Vec<_>>()
        };
        let (depository, credit) = (of(AccountType::Depository), of(AccountType::Credit));
        let balance = |(item, it): &(&Item, &ReportAccount<'_>)| {
            item.template(it.account)
                .balances
                .current
                .unwrap_or_default()
        };
        let limits = credit.iter();
        let limits = limits.filter_map(|(item, it)| item.template(it.account).balances.limit);
        let mut names: BTreeMap<Lender, BTreeSet<&str>> = BTreeMap::new();
        for (_, account) in &all {
            for it in &account.transactions {
                if let Some(lender) = Lender::of(it) {
                    let name = it.details.merchant_name.as_ref();
                    let name = name.unwrap_or(&it.details.name);
                    names.entry(lender).or_default().insert(name);
                }
            }
        }
        Findings {
            owed: credit.iter().map(balance).sum(),
            limit: limits.sum(),
            held: depository.iter().map(balance).sum(),
            sources: self
                .income_streams(items)
                .iter()
                .filter(|it| it.active)
                .count(),
            subtypes: depository
                .iter()
                .map(|(item, it)| item.template(it.account).subtype)
                .collect(),
            lenders: names
                .into_iter()
                .map(|(of, names)| (of, names.len()))
                .collect(),
            depository: depository.into_iter().map(|(_, it)| it).collect(),
            credit: credit.into_iter().map(|(_, it)| it).collect(),
        }
    }
}

impl<'a> Findings<'a> {
    fn accounts(&self) -> impl Iterator<Item = &'a ReportAccount<'a>> + '_ {
        self.depository.iter().chain(&self.credit).copied()
    }

    /// Accounts that are not cards.
    pub fn depository(&self) -> &[&'a ReportAccount<'a>] {
        &self.depository
    }

    /// What kind of account each of them is.
    pub(super) fn subtypes(&self) -> &[AccountSubtype] {
        &self.subtypes
    }

    /// How much there is in them.
    pub fn held(&self) -> f64 {
        cents(self.held)
    }

    /// How many accounts there are.
    pub(super) fn count(&self) -> usize {
        self.accounts().count()
    }

    /// Transactions of accounts that are not cards, of the last days.
    pub fn recent(&self, days: u16) -> impl Iterator<Item = &'a Transaction<'a>> + '_ {
        self.depository.iter().flat_map(move |it| it.recent(days))
    }

    /// All of them.
    pub fn transactions(&self) -> impl Iterator<Item = &'a Transaction<'a>> + '_ {
        self.depository.iter().flat_map(|it| &it.transactions)
    }

    /// How many days ago something was, by the last day of the report.
    pub fn age(&self, it: &Transaction<'_>) -> i32 {
        let today = self
            .depository
            .first()
            .map_or(it.date, |account| account.end);
        (today - it.date).get_days()
    }

    /// Whether there is enough to calculate with.
    pub fn suffice(&self) -> bool {
        let ages = self.transactions().map(|it| self.age(it));
        ages.max().is_some_and(|oldest| oldest >= HISTORY_DAYS)
    }

    /// What was moved for something in the last days, each without its sign.
    pub(super) fn amounts(&self, of: &Kind, days: u16) -> Vec<f64> {
        let moved = self.accounts().flat_map(|it| it.recent(days));
        moved
            .filter(|it| of.is_of(it))
            .map(|it| it.amount.abs())
            .collect()
    }

    /// What was moved for something in the last days.
    pub(super) fn sum(&self, of: &Kind, days: u16) -> f64 {
        cents(self.amounts(of, days).iter().sum())
    }

    /// How income varies from one stretch of 30 days to the next in half a year, in percent.
    pub(super) fn income_variation(&self) -> f64 {
        let until = |stretch: u16| self.sum(&INCOME, stretch * STRETCH_DAYS);
        let stretches: Vec<f64> = (0..6).map(|it| until(it + 1) - until(it)).collect();
        variation(&stretches)
    }

    /// How many sources income comes from.
    pub(super) fn sources(&self) -> usize {
        self.sources
    }

    /// How many lenders somebody deals with.
    pub(super) fn lenders(&self) -> usize {
        self.lenders.values().sum()
    }

    /// How much more may be owed on cards.
    pub(super) fn available_credit(&self) -> f64 {
        (self.limit - self.owed).max(0.0)
    }

    /// What part of the limits of cards is owed, 0 to 1.
    pub(super) fn utilization(&self) -> f64 {
        if self.limit > 0.0 {
            (self.owed / self.limit).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// What there was at the end of each of the last days in accounts that are not cards, the
    /// newest first.
    pub fn balances(&self, days: u16) -> Vec<f64> {
        let mut sums = Vec::new();
        for account in &self.depository {
            for (place, (_, held)) in account.balances.iter().take(usize::from(days)).enumerate() {
                match sums.get_mut(place) {
                    Some(sum) => *sum += held,
                    None => sums.push(*held),
                }
            }
        }
        sums
    }

    /// `attributes` of Cash Flow Insights, sorted by name.
    pub fn cash_flow(&self, version: CashflowVersion) -> BTreeMap<String, Attribute> {
        let stretches: &[u16] = match version {
            CashflowVersion::V1 => &[30, 90],
            CashflowVersion::V2 => &[30, 90, 180],
            CashflowVersion::Cfi1 => &[30, 60, 90, 180],
        };
        let mut all = BTreeMap::new();
        for days in stretches {
            for kind in KINDS {
                let amounts = self.amounts(kind, *days);
                let name = |what: &str| format!("{}_{what}_{days}d", kind.name);
                let amount = |it: f64| Attribute::Amount(cents(it));
                all.insert(name("amt_avg"), amount(mean(&amounts)));
                all.insert(name("amt_cv"), amount(variation(&amounts)));
                all.insert(name("amt_sum"), amount(amounts.iter().sum()));
                all.insert(name("cnt"), count(amounts.len()));
            }
            let held = self.balances(*days);
            let amount = |it: f64| Attribute::Amount(cents(it));
            let least = held.iter().copied().fold(f64::INFINITY, f64::min);
            let least = if held.is_empty() { 0.0 } else { least };
            let below = held.iter().filter(|it| **it < 0.0).count();
            all.insert(format!("balance_avg_{days}d"), amount(mean(&held)));
            all.insert(format!("balance_cv_{days}d"), amount(variation(&held)));
            all.insert(format!("balance_min_{days}d"), amount(least));
            all.insert(format!("balance_negative_days_cnt_{days}d"), count(below));
        }
        let steady = self.sources > 0 && self.income_variation() < STEADY_PERCENT;
        all.insert("income_sources_cnt".to_owned(), count(self.sources));
        all.insert("income_volatility_low".to_owned(), Attribute::Flag(steady));
        all
    }

    /// `network_attributes` of Network Insights, sorted by name. Whom somebody has let into their
    /// accounts is not known here; the lenders that are seen in them stand for that.
    pub fn network(&self) -> BTreeMap<String, Attribute> {
        let of = |kinds: &[Lender]| -> usize {
            kinds.iter().filter_map(|kind| self.lenders.get(kind)).sum()
        };
        let personal = of(&[Lender::Personal]);
        let named = [
            ("bnpl_count", count(of(&[Lender::PayLater]))),
            (
                "cash_advance_primary_count",
                count(of(&[Lender::CashAdvance])),
            ),
            ("ewa_count", count(of(&[Lender::EarnedWages]))),
            ("lending_count", count(self.lenders())),
            ("long_term_lending_count", count(of(&[Lender::LongTerm]))),
            ("personal_lending_flag", count(personal.min(1))),
        ];
        let named = named.into_iter();
        named
            .map(|(name, value)| (format!("plaid_conn_user_lifetime_{name}"), value))
            .collect()
    }
}

pub(super) fn count(many: usize) -> Attribute {
    Attribute::Count(u32::try_from(many).unwrap_or(u32::MAX))
}

fn mean(amounts: &[f64]) -> f64 {
    amounts.iter().sum::<f64>() / amounts.len().max(1) as f64
}

/// The coefficient of variation, in percent of the average.
pub(super) fn variation(amounts: &[f64]) -> f64 {
    let average = mean(amounts);
    if average == 0.0 {
        return 0.0;
    }
    let squares = amounts.iter().map(|it| (it - average).powi(2));
    let spread = squares.sum::<f64>() / amounts.len() as f64;
    100.0 * spread.sqrt() / average.abs()
}
