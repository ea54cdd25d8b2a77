//! Scores of advances of wages. How Plaid calculates them is not published.
//! <https://plaid.com/docs/api/products/>

use std::collections::BTreeMap;

use super::findings::count;
use super::kinds::{ADVANCES, INCOME, PENALTIES, SPENDING};
use super::scores::scaled;
use super::{Findings, ReportItem};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::history::HISTORICAL_DELAY;
use crate::sandbox::{Attribute, Sandbox};

/// How far the accounts are looked back.
const DAYS: u16 = 180;
/// Advances that scores are told for, from and up to.
const AMOUNTS: [(u16, u16); 7] = [
    (0, 25),
    (25, 50),
    (50, 100),
    (100, 200),
    (200, 300),
    (300, 400),
    (400, 500),
];

/// How likely an advance is to be paid back.
#[derive(Debug)]
pub struct EwaScore {
    /// From and up to how much, in dollars.
    pub amounts: (u16, u16),
    /// 1 to 99; higher is better.
    pub score: u16,
}

impl Sandbox {
    /// The Item of a token, as reports on advances of wages look at it.
    ///
    /// # Errors
    /// Those of [`Sandbox::working_item`]; `PRODUCT_NOT_READY` until its transactions are there.
    pub fn ewa_items(&self, access_token: &str) -> Result<Vec<ReportItem<'_>>, Error> {
        let item = self.working_item(access_token)?;
        if self.now() < item.created_at + self.delay(HISTORICAL_DELAY) {
            return Err(ErrorCode::ProductNotReady.into());
        }
        Ok(vec![self.report_item(item, self.now(), DAYS, false)])
    }
}

impl Findings<'_> {
    /// Scores of advances, the smallest first; none if there is too little to tell.
    pub fn ewa_scores(&self) -> Vec<EwaScore> {
        if !self.suffice() {
            return Vec::new();
        }
        let (risk, ..) = self.for_and_against();
        let weekly = self.sum(&INCOME, 90) / 13.0;
        let score = |amounts: (u16, u16)| {
            // The more of a week's pay is advanced the less is left to pay it back with.
            let part = f64::from(amounts.1) / weekly.max(1.0);
            let risk = risk + (1.0 - risk) * 0.4 * part.min(1.0);
            EwaScore {
                amounts,
                score: scaled(risk, 99),
            }
        };
        AMOUNTS.into_iter().map(score).collect()
    }

    /// What the scores follow from, sorted by name.
    pub fn ewa_attributes(&self) -> BTreeMap<String, Attribute> {
        let amount = |of, days| Attribute::Amount(self.sum(of, days));
        let many = |of, days| count(self.amounts(of, days).len());
        let all = [
            ("cash_advance_cnt_90d", many(&ADVANCES, 90)),
            ("cash_advance_amt_sum_90d", amount(&ADVANCES, 90)),
            ("income_amt_sum_30d", amount(&INCOME, 30)),
            ("income_amt_sum_90d", amount(&INCOME, 90)),
            ("nsf_overdraft_cnt_90d", many(&PENALTIES, 90)),
            ("spend_amt_sum_30d", amount(&SPENDING, 30)),
        ];
        let all = all.into_iter();
        all.map(|(name, value)| (name.to_owned(), value)).collect()
    }
}
