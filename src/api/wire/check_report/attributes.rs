//! Sums of what came and went, of an account and of all accounts of a report.

use serde::Serialize;

use super::Amount;
use crate::sandbox::check_reports::{Flow, ReportAccount, ReportItem};

/// The stretches of time that sums are given for: all of a report, and its last days.
const STRETCHES: [Option<u16>; 4] = [None, Some(30), Some(60), Some(90)];

/// Sums of one account.
#[derive(Debug, Serialize)]
pub(super) struct AccountAttributes<'a> {
    is_primary_account: bool,
    #[serde(flatten)]
    sums: Sums<'a>,
}

/// Sums of all accounts of a report.
#[derive(Debug, Serialize)]
pub struct UserAttributes<'a>(Sums<'a>);

#[derive(Debug, Serialize)]
struct Sums<'a> {
    nsf_overdraft_transactions_count: usize,
    nsf_overdraft_transactions_count_30d: usize,
    nsf_overdraft_transactions_count_60d: usize,
    nsf_overdraft_transactions_count_90d: usize,
    total_inflow_amount: Amount<'a>,
    total_inflow_amount_30d: Amount<'a>,
    total_inflow_amount_60d: Amount<'a>,
    total_inflow_amount_90d: Amount<'a>,
    total_outflow_amount: Amount<'a>,
    total_outflow_amount_30d: Amount<'a>,
    total_outflow_amount_60d: Amount<'a>,
    total_outflow_amount_90d: Amount<'a>,
}

impl<'a> Sums<'a> {
    fn of(accounts: &[&ReportAccount<'_>], currency: &'a str) -> Self {
        let counts = STRETCHES.map(|days| {
            let each = accounts.iter().map(|it| it.overdrafts(days));
            each.sum::<usize>()
        });
        let moved = |flow| {
            STRETCHES.map(|days| {
                let each = accounts.iter().map(|it| it.total(flow, days));
                Amount::of(rounded(each.sum()), currency)
            })
        };
        let (inflow, outflow) = (moved(Flow::In), moved(Flow::Out));
        Self {
            nsf_overdraft_transactions_count: counts[0],
            nsf_overdraft_transactions_count_30d: counts[1],
            nsf_overdraft_transactions_count_60d: counts[2],
            nsf_overdraft_transactions_count_90d: counts[3],
            total_inflow_amount: inflow[0],
            total_inflow_amount_30d: inflow[1],
            total_inflow_amount_60d: inflow[2],
            total_inflow_amount_90d: inflow[3],
            total_outflow_amount: outflow[0],
            total_outflow_amount_30d: outflow[1],
            total_outflow_amount_60d: outflow[2],
            total_outflow_amount_90d: outflow[3],
        }
    }
}

/// To the cent; a sum of nothing is 0, not -0.
pub(super) fn rounded(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0 + 0.0
}

impl<'a> AccountAttributes<'a> {
    pub(super) fn new(it: &ReportAccount<'_>, currency: &'a str) -> Self {
        Self {
            is_primary_account: it.is_primary,
            sums: Sums::of(&[it], currency),
        }
    }
}

impl<'a> UserAttributes<'a> {
    /// The sums of all accounts of these Items.
    pub fn new(items: &[ReportItem<'a>]) -> Self {
        let accounts: Vec<&ReportAccount<'_>> = items.iter().flat_map(|it| &it.accounts).collect();
        Self(Sums::of(&accounts, "USD"))
    }

    /// What came to them.
    pub fn inflow(&self) -> Amount<'a> {
        self.0.total_inflow_amount
    }

    /// What went out of them.
    pub fn outflow(&self) -> Amount<'a> {
        self.0.total_outflow_amount
    }
}
