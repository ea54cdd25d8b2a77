//! What Prism Data and FICO make of a consumer report. Their models are not published; ours are
//! those of [`super::scores`].
//! <https://plaid.com/docs/api/products/check/#cracheck_reportpartner_insightsget>

use std::collections::BTreeMap;

use super::contents::cents;
use super::findings::count;
use super::kinds::PENALTIES;
use super::{Findings, Flow, PrismVersion};
use crate::sandbox::Attribute;
use crate::sandbox::Transaction;

/// How many days the months of attributes have.
const MONTH_DAYS: u16 = 30;
/// The least and the most that an UltraFICO score can be.
const FICO_LIMITS: (i64, i64) = (300, 850);
/// How far an UltraFICO score can be from the score it starts from.
const FICO_REACH: f64 = 60.0;

/// An order of UltraFICO scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FicoRequest {
    /// The app's name for the application.
    pub lender_application_id: String,
    /// What to calculate.
    pub scores: Vec<UltraFicoRequest>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UltraFicoRequest {
    /// The app's name for it.
    pub request_correlation_id: Option<String>,
    /// FICO's name for it, if FICO has asked.
    pub fico_scoring_request_id: Option<String>,
    /// The score it starts from.
    pub base_score: i64,
    /// Whether inquiries speak against that score.
    pub inquiries: Option<bool>,
}

/// A calculated UltraFICO score.
#[derive(Debug)]
pub struct UltraFico {
    /// 300 to 850.
    pub score: i64,
    /// What speaks against somebody, the gravest first.
    pub negative: Vec<String>,
    /// What speaks for them.
    pub positive: Vec<String>,
}

/// How old the transactions of a report are, in days, and how many there are.
#[derive(Debug)]
pub struct Activity {
    /// Days since the oldest and the newest that brought money.
    pub credit_ages: Option<(i32, i32)>,
    /// Days since the oldest and the newest that took some.
    pub debit_ages: Option<(i32, i32)>,
    /// How many brought money, in all and in the last 30 days.
    pub credits: (usize, usize),
    /// How many took some.
    pub debits: (usize, usize),
}

/// `report_characteristics`: what FICO tells of the accounts that it has looked at.
#[derive(Debug)]
pub struct BankingFacts {
    /// Average balances over 1, 3, 6 and 12 months.
    pub average_balances: [f64; 4],
    /// Days with less than nothing in the same times.
    pub negative_days: [usize; 4],
    /// Days with any transaction in the same times.
    pub busy_days: [usize; 4],
    /// Days since the oldest transaction, and the newest.
    pub ages: Option<(i32, i32)>,
    /// Days since there was last less than nothing.
    pub last_negative: Option<usize>,
    /// Days since the last fee for lack of funds.
    pub last_penalty: Option<i32>,
    /// How many accounts there are of each kind.
    pub checking: usize,
    /// The same of savings.
    pub savings: usize,
    /// The same of money markets.
    pub money_market: usize,
}

const MONTHS: [u16; 4] = [1, 3, 6, 12];

impl Findings<'_> {
    /// How old the transactions are, and how many there are.
    pub fn activity(&self) -> Activity {
        let of = |flow: Flow| {
            let ages = self.transactions().filter(|it| flow.has(it.amount));
            let ages: Vec<i32> = ages.map(|it| self.age(it)).collect();
            let recent = ages.iter().filter(|it| **it <= i32::from(MONTH_DAYS));
            let counts = (ages.len(), recent.count());
            (
                ages.iter().max().copied().zip(ages.iter().min().copied()),
                counts,
            )
        };
        let ((credit_ages, credits), (debit_ages, debits)) = (of(Flow::In), of(Flow::Out));
        Activity {
            credit_ages,
            debit_ages,
            credits,
            debits,
        }
    }

    /// `result` of Prism Data's Insights, sorted by name.
    pub fn prism_insights(&self, version: PrismVersion) -> BTreeMap<String, Attribute> {
        let mut all = BTreeMap::new();
        for months in MONTHS {
            let days = months * MONTH_DAYS;
            for (name, flow) in [("credit", Flow::In), ("debit", Flow::Out)] {
                let moved: Vec<f64> = self
                    .recent(days)
                    .map(|it| it.amount)
                    .filter(|it| flow.has(*it))
                    .collect();
                let sum = cents(moved.iter().sum::<f64>().abs());
                let start = format!("l{months}m_{name}_value");
                all.insert(format!("{start}_cnt"), count(moved.len()));
                all.insert(format!("{start}_sum"), Attribute::Amount(sum));
            }
            if version.major() >= 4 {
                let fees = self.amounts(&PENALTIES, days).len();
                all.insert(format!("l{months}m_nsf_cnt"), count(fees));
            }
        }
        all.insert("l6m_cumbal_acc".to_owned(), count(self.depository().len()));
        all
    }

    /// An UltraFICO score.
    pub fn ultra_fico(&self, asked: &UltraFicoRequest) -> UltraFico {
        let (risk, negative, positive) = self.for_and_against();
        let moved = (FICO_REACH * (1.0 - 2.0 * risk)).round() as i64;
        let code = |reasons: Vec<u16>| {
            let reasons = reasons.into_iter().take(4);
            reasons.map(|reason| format!("U{reason:02}")).collect()
        };
        UltraFico {
            score: (asked.base_score + moved).clamp(FICO_LIMITS.0, FICO_LIMITS.1),
            negative: code(negative),
            positive: code(positive),
        }
    }

    /// What FICO tells of the accounts.
    pub fn banking_facts(&self) -> BankingFacts {
        let ages = || self.transactions().map(|it| self.age(it));
        let balances = MONTHS.map(|months| self.balances(months * MONTH_DAYS));
        let below = |held: &Vec<f64>| held.iter().filter(|it| **it < 0.0).count();
        let fees = self.transactions().filter(|it| PENALTIES.is_of(it));
        let of = |wanted: &str| {
            let kinds = self.subtypes().iter();
            kinds.filter(|kind| kind.as_str() == wanted).count()
        };
        BankingFacts {
            average_balances: balances
                .each_ref()
                .map(|held| cents(held.iter().sum::<f64>() / held.len().max(1) as f64)),
            negative_days: balances.each_ref().map(below),
            busy_days: MONTHS.map(|months| {
                let days = self.recent(months * MONTH_DAYS).map(|it| it.date);
                days.collect::<std::collections::BTreeSet<_>>().len()
            }),
            ages: ages().max().zip(ages().min()),
            last_negative: balances[3].iter().position(|it| *it < 0.0),
            last_penalty: fees.map(|it: &Transaction<'_>| self.age(it)).min(),
            checking: of("checking"),
            savings: of("savings"),
            money_market: of("money market"),
        }
    }
}
