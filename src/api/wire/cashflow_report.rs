//! Cashflow Reports.

use serde::Serialize;

use super::check_report::CreditCategory;
use super::transaction::{
    Counterparties, IconUrl, Location, PaymentMeta, View, WireCategory, WireDate,
};
use crate::sandbox::cashflow_reports::{MonthlyCashflow, held_together, monthly_cashflow};
use crate::sandbox::check_reports::ReportItem;
use crate::sandbox::ids::{AccountId, TransactionId};
use crate::sandbox::{Sandbox, Transaction};

const CURRENCY: &str = "USD";

/// A transaction of a report.
#[derive(Debug, Serialize)]
pub struct WireCashflowTransaction<'a> {
    account_id: AccountId,
    account_owner: Option<&'a str>,
    amount: f64,
    authorized_date: Option<WireDate>,
    authorized_datetime: Option<&'a str>,
    check_number: Option<&'a str>,
    counterparties: Counterparties<'a>,
    credit_category: CreditCategory<'a>,
    date: WireDate,
    datetime: Option<&'a str>,
    iso_currency_code: &'a str,
    location: Location<'a>,
    logo_url: Option<&'a str>,
    merchant_entity_id: Option<&'a str>,
    merchant_name: Option<&'a str>,
    name: &'a str,
    original_description: &'a str,
    payment_channel: &'a str,
    payment_meta: PaymentMeta<'a>,
    pending: bool,
    pending_transaction_id: Option<TransactionId>,
    personal_finance_category: WireCategory<'a>,
    personal_finance_category_icon_url: IconUrl<'a>,
    transaction_code: Option<&'a str>,
    transaction_id: TransactionId,
    unofficial_currency_code: Option<&'a str>,
    website: Option<&'a str>,
}

impl<'a> WireCashflowTransaction<'a> {
    /// Transactions of a page.
    pub fn all(sandbox: &'a Sandbox, page: &[Transaction<'a>]) -> Vec<Self> {
        let view = View::new(sandbox, None, None);
        page.iter().map(|it| Self::new(view, it)).collect()
    }

    fn new(view: View<'a>, it: &Transaction<'a>) -> Self {
        let details = it.details;
        Self {
            account_id: it.account_id,
            account_owner: None,
            amount: it.amount,
            authorized_date: it.authorized_date.map(WireDate),
            authorized_datetime: None,
            check_number: None,
            counterparties: Counterparties::of(details),
            credit_category: CreditCategory::of(details),
            date: WireDate(it.date),
            datetime: None,
            iso_currency_code: it.currency,
            location: Location::of(details),
            logo_url: details.logo_url.as_deref(),
            merchant_entity_id: details.merchant_entity_id.as_deref(),
            merchant_name: details.merchant_name.as_deref(),
            name: &details.name,
            original_description: &details.original_description,
            payment_channel: &details.payment_channel,
            payment_meta: PaymentMeta::of(details),
            pending: it.pending,
            pending_transaction_id: it.pending_id,
            personal_finance_category: view.category(details),
            personal_finance_category_icon_url: view.icon_url(details),
            transaction_code: None,
            transaction_id: it.id,
            unofficial_currency_code: None,
            website: details.website.as_deref(),
        }
    }
}

/// `account_insights`
#[derive(Debug, Serialize)]
pub struct WireCashflowInsights {
    historical_balances: Vec<Balance>,
    monthly_summaries: Vec<Summary>,
}

#[derive(Debug, Serialize)]
struct Balance {
    amount: f64,
    date: WireDate,
    iso_currency_code: &'static str,
    unofficial_currency_code: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Summary {
    average_daily_ending_balance: Amount,
    average_daily_inflow_amount: Amount,
    average_daily_inflow_transaction_count: f64,
    average_daily_net_cashflow_amount: Amount,
    average_daily_outflow_amount: Amount,
    average_daily_outflow_transaction_count: f64,
    end_date: WireDate,
    ending_balance: Option<Amount>,
    negative_ending_balance_day_count: usize,
    nsf_transaction_count: usize,
    overdraft_transaction_count: usize,
    start_date: WireDate,
    starting_balance: Option<Amount>,
    total_loan_payment: Amount,
    total_payroll: Amount,
    total_revenue: Amount,
    total_variable_expense: Amount,
}

#[derive(Debug, Serialize)]
struct Amount {
    amount: f64,
    iso_currency_code: &'static str,
    unofficial_currency_code: Option<&'static str>,
}

fn amount(amount: f64) -> Amount {
    Amount {
        amount,
        iso_currency_code: CURRENCY,
        unofficial_currency_code: None,
    }
}

impl WireCashflowInsights {
    /// What the accounts of an Item come to.
    pub fn new(told: &ReportItem<'_>) -> Self {
        let held = held_together(told).into_iter();
        Self {
            historical_balances: held
                .map(|(date, amount)| Balance {
                    amount,
                    date: WireDate(date),
                    iso_currency_code: CURRENCY,
                    unofficial_currency_code: None,
                })
                .collect(),
            monthly_summaries: monthly_cashflow(told).iter().map(Summary::new).collect(),
        }
    }
}

impl Summary {
    fn new(it: &MonthlyCashflow) -> Self {
        let days = f64::from((it.days.end - it.days.start).get_days() + 1);
        let daily = |sum: f64| (sum / days * 100.0).round() / 100.0 + 0.0;
        let ((came, comings), (went, goings)) = (it.inflow, it.outflow);
        Self {
            average_daily_ending_balance: amount(it.average_ending),
            average_daily_inflow_amount: amount(daily(came)),
            average_daily_inflow_transaction_count: daily(comings as f64),
            average_daily_net_cashflow_amount: amount(daily(came - went)),
            average_daily_outflow_amount: amount(daily(went)),
            average_daily_outflow_transaction_count: daily(goings as f64),
            end_date: WireDate(it.days.end),
            ending_balance: it.ending.map(amount),
            negative_ending_balance_day_count: it.negative_days,
            nsf_transaction_count: it.nsf,
            overdraft_transaction_count: it.overdrafts,
            start_date: WireDate(it.days.start),
            starting_balance: it.starting.map(amount),
            total_loan_payment: amount(it.loan_payments),
            total_payroll: amount(it.payroll),
            total_revenue: amount(it.revenue),
            total_variable_expense: amount(it.variable_expenses),
        }
    }
}
