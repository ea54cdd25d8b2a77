//! What can be said of an account month by month.

use serde::Serialize;

use super::attributes::rounded;
use super::{Amount, Dates};
use crate::api::wire::transaction::WireDate;
use crate::sandbox::check_reports::{Flow, Month, ReportAccount};

/// `account_insights`
#[derive(Debug, Serialize)]
pub(super) struct Insights<'a> {
    average_days_between_transactions: f64,
    average_inflow_amounts: Vec<MonthlyAmount<'a>>,
    average_outflow_amounts: Vec<MonthlyAmount<'a>>,
    days_available: usize,
    longest_gaps_between_transactions: Vec<Gap>,
    most_recent_transaction_date: Option<WireDate>,
    number_of_days_no_transactions: usize,
    number_of_inflows: Vec<Count>,
    number_of_outflows: Vec<Count>,
    oldest_transaction_date: Option<WireDate>,
}

#[derive(Debug, Serialize)]
struct MonthlyAmount<'a> {
    end_date: WireDate,
    start_date: WireDate,
    total_amount: Amount<'a>,
}

/// What an account held on average in a month.
#[derive(Debug, Serialize)]
pub(super) struct MonthlyBalance<'a> {
    average_balance: Amount<'a>,
    #[serde(flatten)]
    dates: Dates,
}

#[derive(Debug, Serialize)]
struct Gap {
    days: i32,
    #[serde(flatten)]
    dates: Dates,
}

#[derive(Debug, Serialize)]
struct Count {
    count: usize,
    #[serde(flatten)]
    dates: Dates,
}

impl<'a> Insights<'a> {
    pub(super) fn new(it: &ReportAccount<'_>, currency: &'a str) -> Self {
        let months = it.months();
        let days = it.balances.len() - 1;
        let count = |flow| {
            let counted = |month: &Month| Count {
                count: it.moved(flow, *month).1,
                dates: (*month).into(),
            };
            months.iter().map(counted).collect()
        };
        let average = |flow| {
            let averaged = |month: &Month| {
                let (sum, count) = it.moved(flow, *month);
                // Amounts that come in are told without their sign here, as in Plaid's examples.
                let amount = sum.abs() / count.max(1) as f64;
                MonthlyAmount {
                    end_date: WireDate(month.end),
                    start_date: WireDate(month.start),
                    total_amount: Amount::of(rounded(amount), currency),
                }
            };
            months.iter().map(averaged).collect()
        };
        let gap = |month: &Month| Gap {
            days: it.longest_gap(*month),
            dates: (*month).into(),
        };
        let many = it.transactions.len();
        Self {
            average_days_between_transactions: rounded(days as f64 / many.max(1) as f64),
            average_inflow_amounts: average(Flow::In),
            average_outflow_amounts: average(Flow::Out),
            days_available: days,
            longest_gaps_between_transactions: months.iter().map(gap).collect(),
            most_recent_transaction_date: it.transactions.first().map(|it| WireDate(it.date)),
            number_of_days_no_transactions: it.quiet_days(),
            number_of_inflows: count(Flow::In),
            number_of_outflows: count(Flow::Out),
            oldest_transaction_date: it.transactions.last().map(|it| WireDate(it.date)),
        }
    }
}

impl<'a> MonthlyBalance<'a> {
    pub(super) fn all(it: &ReportAccount<'_>, currency: &'a str) -> Vec<Self> {
        let balance = |month: Month| Self {
            average_balance: Amount::of(it.average_balance_in(month), currency),
            dates: month.into(),
        };
        it.months().into_iter().map(balance).collect()
    }
}
