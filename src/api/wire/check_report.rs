//! What stands in a consumer report: accounts, what moved on them, and what follows from that.
//! <https://plaid.com/docs/api/products/check/>

mod attributes;
mod insights;

use serde::Serialize;

use self::attributes::AccountAttributes;
pub use self::attributes::UserAttributes;
use self::insights::{Insights, MonthlyBalance};
use super::time::Exact;
use super::transaction::{Location, WireDate};
use crate::sandbox::account::{AccountSubtype, AccountType, Owner};
use crate::sandbox::catalog::TransactionDetails;
use crate::sandbox::check_reports::{Month, ReportAccount, ReportItem};
use crate::sandbox::ids::{AccountId, ItemId, TransactionId};
use crate::sandbox::{Sandbox, Transaction};

/// An amount with its currency.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Amount<'a> {
    amount: f64,
    iso_currency_code: &'a str,
    unofficial_currency_code: Option<&'a str>,
}

impl<'a> Amount<'a> {
    /// So much of a currency.
    pub fn of(amount: f64, currency: &'a str) -> Self {
        Self {
            amount,
            iso_currency_code: currency,
            unofficial_currency_code: None,
        }
    }
}

/// An Item of a report.
#[derive(Debug, Serialize)]
pub struct WireReportItem<'a> {
    accounts: Vec<WireReportAccount<'a>>,
    date_last_updated: Exact,
    institution_id: &'a str,
    institution_name: &'a str,
    item_id: ItemId,
}

/// An account of a report.
#[derive(Debug, Serialize)]
pub struct WireReportAccount<'a> {
    account_id: AccountId,
    account_insights: Insights<'a>,
    attributes: AccountAttributes<'a>,
    balances: Balances<'a>,
    consumer_disputes: [(); 0],
    days_available: usize,
    mask: &'a str,
    metadata: Dates,
    name: &'a str,
    official_name: Option<&'a str>,
    owners: &'a [Owner],
    ownership_type: Option<&'static str>,
    subtype: AccountSubtype,
    transactions: Vec<WireReportTransaction<'a>>,
    #[serde(rename = "type")]
    account_type: AccountType,
}

#[derive(Debug, Serialize)]
struct Balances<'a> {
    available: Option<f64>,
    average_balance: f64,
    average_monthly_balances: Vec<MonthlyBalance<'a>>,
    current: Option<f64>,
    iso_currency_code: &'a str,
    limit: Option<f64>,
    most_recent_thirty_day_average_balance: f64,
    unofficial_currency_code: Option<&'a str>,
}

/// The first and the last day of something.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Dates {
    end_date: WireDate,
    start_date: WireDate,
}

impl From<Month> for Dates {
    fn from(month: Month) -> Self {
        Self {
            end_date: WireDate(month.end),
            start_date: WireDate(month.start),
        }
    }
}

/// A transaction of a report.
#[derive(Debug, Serialize)]
pub struct WireReportTransaction<'a> {
    account_id: AccountId,
    account_owner: Option<&'a str>,
    amount: f64,
    check_number: Option<&'a str>,
    credit_category: CreditCategory<'a>,
    date: WireDate,
    date_transacted: Option<WireDate>,
    iso_currency_code: &'a str,
    location: Location<'a>,
    merchant_name: Option<&'a str>,
    original_description: &'a str,
    pending: bool,
    transaction_id: TransactionId,
    unofficial_currency_code: Option<&'a str>,
}

/// What a transaction is for, in the words of credit.
#[derive(Debug, Serialize)]
pub(super) struct CreditCategory<'a> {
    detailed: &'a str,
    primary: &'a str,
}

impl<'a> CreditCategory<'a> {
    /// Most categories are those of personal finance; what is known to differ is what is eaten.
    pub(super) fn of(details: &'a TransactionDetails) -> Self {
        let category = &details.category_v2;
        let (primary, detailed) = match (category.primary.as_str(), category.detailed.as_str()) {
            (_, "FOOD_AND_DRINK_GROCERIES") => ("FOOD_RETAIL", "FOOD_RETAIL_GROCERIES"),
            ("FOOD_AND_DRINK", _) => ("DINING", "DINING_DINING"),
            ("INCOME", "INCOME_OTHER_INCOME") => ("INCOME", "INCOME_OTHER"),
            own => own,
        };
        Self { detailed, primary }
    }
}

impl<'a> WireReportTransaction<'a> {
    /// A transaction as a report tells of it.
    pub fn new(it: &Transaction<'a>) -> Self {
        let details = it.details;
        Self {
            account_id: it.account_id,
            account_owner: None,
            amount: it.amount,
            check_number: None,
            credit_category: CreditCategory::of(details),
            date: WireDate(it.date),
            date_transacted: it.authorized_date.map(WireDate),
            iso_currency_code: it.currency,
            location: Location::of(details),
            merchant_name: details.merchant_name.as_deref(),
            original_description: &details.original_description,
            pending: false,
            transaction_id: it.id,
            unofficial_currency_code: None,
        }
    }
}

impl<'a> WireReportItem<'a> {
    /// An Item as a report of a moment tells of it.
    pub fn new(sandbox: &'a Sandbox, it: &ReportItem<'a>, made_at: jiff::Timestamp) -> Self {
        let institution = sandbox.institution(&it.item.institution_id);
        let accounts = it.accounts.iter();
        Self {
            accounts: accounts
                .map(|account| WireReportAccount::new(sandbox, it, account))
                .collect(),
            date_last_updated: Exact(made_at),
            institution_id: &it.item.institution_id,
            institution_name: institution.map_or("", |it| it.name.as_str()),
            item_id: it.item.id,
        }
    }
}

impl<'a> WireReportAccount<'a> {
    /// An account as a report tells of it.
    pub fn new(sandbox: &'a Sandbox, of: &ReportItem<'a>, it: &ReportAccount<'a>) -> Self {
        let item = of.item;
        let template = item.template(it.account);
        let currency = sandbox.currency(item, it.account);
        let whole = Month {
            start: it.start,
            end: it.end,
        };
        Self {
            account_id: it.account.id,
            account_insights: Insights::new(it, currency),
            attributes: AccountAttributes::new(it, currency),
            balances: Balances {
                available: template.balances.available,
                average_balance: it.average_balance(None),
                average_monthly_balances: MonthlyBalance::all(it, currency),
                current: template.balances.current,
                iso_currency_code: currency,
                limit: template.balances.limit,
                most_recent_thirty_day_average_balance: it.average_balance(Some(30)),
                unofficial_currency_code: None,
            },
            consumer_disputes: [],
            days_available: it.balances.len() - 1,
            mask: &template.mask,
            metadata: whole.into(),
            name: &template.name,
            official_name: template.official_name.as_deref(),
            owners: &template.owners,
            ownership_type: None,
            subtype: template.subtype,
            transactions: it
                .transactions
                .iter()
                .map(WireReportTransaction::new)
                .collect(),
            account_type: template.account_type,
        }
    }
}
