//! Scores of what the accounts of a consumer report tell. Plaid's and Prism Data's models are not
//! published; these are ours: every circumstance has a weight, and a worst and a best value between
//! which its risk grows evenly.

use super::findings::variation;
use super::kinds::{ADVANCES, CASH, INCOME, PAY_LATER, PENALTIES, SPENDING};
use super::{Findings, LendScoreVersion, PrismVersion};

/// How many reasons a score has at most.
const REASONS: usize = 5;

/// A circumstance that speaks for or against somebody.
struct Factor {
    /// The last digits of its reason codes; those of LendScore mean what Plaid's mean.
    reason: u16,
    weight: f64,
    best: f64,
    worst: f64,
    value: fn(&Findings<'_>) -> f64,
}

const fn factor(
    reason: u16,
    weight: f64,
    (best, worst): (f64, f64),
    value: fn(&Findings<'_>) -> f64,
) -> Factor {
    Factor {
        reason,
        weight,
        best,
        worst,
        value,
    }
}

impl Factor {
    /// How grave it is, 0 to 1.
    fn risk(&self, findings: &Findings<'_>) -> f64 {
        let risk = ((self.value)(findings) - self.best) / (self.worst - self.best);
        risk.clamp(0.0, 1.0)
    }
}

/// Money in units of the currency, shares as parts of one, variations in percent.
const FACTORS: &[Factor] = &[
    // Low balances.
    factor(1, 14.0, (10_000.0, 0.0), |it| {
        let held = it.balances(90);
        held.iter().sum::<f64>() / held.len().max(1) as f64
    }),
    // Unstable balances.
    factor(2, 5.0, (20.0, 200.0), |it| variation(&it.balances(90))),
    // Fees for lack of funds.
    factor(3, 14.0, (0.0, 6.0), |it| {
        it.amounts(&PENALTIES, 90).len() as f64
    }),
    // Purchases that are paid later.
    factor(5, 7.0, (0.0, 6.0), |it| {
        it.amounts(&PAY_LATER, 90).len() as f64
    }),
    // Cash advances.
    factor(7, 8.0, (0.0, 4.0), |it| {
        it.amounts(&ADVANCES, 90).len() as f64
    }),
    // Reliance on cash.
    factor(8, 4.0, (0.0, 0.5), |it| {
        it.sum(&CASH, 90) / it.sum(&SPENDING, 90).max(1.0)
    }),
    // Few accounts.
    factor(10, 4.0, (3.0, 0.0), |it| it.count() as f64),
    // Many lenders.
    factor(11, 5.0, (0.0, 5.0), |it| it.lenders() as f64),
    // Little credit left.
    factor(12, 6.0, (10_000.0, 0.0), |it| it.available_credit()),
    // Much of the credit used.
    factor(16, 7.0, (0.1, 0.95), |it| it.utilization()),
    // Spending next to income.
    factor(19, 10.0, (0.5, 1.2), |it| {
        it.sum(&SPENDING, 90) / it.sum(&INCOME, 90).max(1.0)
    }),
    // Little income in a month.
    factor(20, 10.0, (8_000.0, 0.0), |it| it.sum(&INCOME, 90) / 3.0),
    // Income that varies.
    factor(21, 6.0, (5.0, 80.0), |it| it.income_variation()),
    // Few sources of income.
    factor(28, 3.0, (2.0, 0.0), |it| it.sources() as f64),
    // Few transactions in a month.
    factor(35, 3.0, (20.0, 0.0), |it| {
        it.recent(90).count() as f64 / 3.0
    }),
];

/// What Prism Data's scores of early default look at, next to those of any.
const EARLY: &[u16] = &[1, 3, 5, 7, 11, 19, 35];

/// A score with the reasons why it is not higher.
#[derive(Debug)]
pub struct Score {
    /// Higher is better.
    pub score: u16,
    /// The gravest first.
    pub reasons: Vec<String>,
}

/// How grave all is, 0 to 1, and the reasons, the gravest first.
fn weigh(findings: &Findings<'_>, counts: impl Fn(&Factor) -> bool) -> (f64, Vec<u16>) {
    let factors = FACTORS.iter().filter(|it| counts(it));
    let mut weighed: Vec<(f64, &Factor)> = factors
        .map(|it| (it.weight * it.risk(findings), it))
        .collect();
    let most: f64 = weighed.iter().map(|(_, it)| it.weight).sum();
    let risk = weighed.iter().map(|(grave, _)| grave).sum::<f64>() / most;
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0));
    let reasons = weighed.iter().filter(|(grave, _)| *grave > 0.0);
    (
        risk,
        reasons.take(REASONS).map(|(_, it)| it.reason).collect(),
    )
}

/// A score between 1 and `highest`.
pub(super) fn scaled(risk: f64, highest: u16) -> u16 {
    let steps = f64::from(highest - 1);
    1 + (steps * (1.0 - risk)).round() as u16
}

impl Findings<'_> {
    /// How grave all is, 0 to 1, what speaks against somebody, the gravest first, and what for.
    pub(super) fn for_and_against(&self) -> (f64, Vec<u16>, Vec<u16>) {
        let (risk, against) = weigh(self, |_| true);
        let good = FACTORS.iter().filter(|it| it.risk(self) == 0.0);
        (risk, against, good.map(|it| it.reason).collect())
    }

    /// The LendScore, 1 to 99; `None` if there is too little to tell.
    pub fn lend_score(&self, version: LendScoreVersion) -> Option<Score> {
        if !self.suffice() {
            return None;
        }
        let (risk, reasons) = weigh(self, |_| true);
        let version = match version {
            LendScoreVersion::V1 => 1,
            LendScoreVersion::V2 | LendScoreVersion::Ls1 => 2,
        };
        let reasons = reasons.iter();
        Some(Score {
            score: scaled(risk, 99),
            reasons: reasons
                .map(|reason| format!("PCS{version:02}{reason:02}"))
                .collect(),
        })
    }

    /// A score of Prism Data's, 1 to 999: of default, or of default soon.
    pub fn prism_score(&self, version: PrismVersion, early: bool) -> Score {
        let (risk, reasons) = weigh(self, |it| !early || EARLY.contains(&it.reason));
        let reasons = reasons.iter();
        let version = version.major();
        Score {
            score: scaled(risk, 999),
            reasons: reasons
                .map(|reason| format!("CS{version:02}{reason:03}"))
                .collect(),
        }
    }
}
