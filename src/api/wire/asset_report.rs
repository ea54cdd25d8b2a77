//! Asset Reports. <https://plaid.com/docs/api/products/assets/#asset_reportget>

use jiff::civil::Date;
use serde::Serialize;

use super::account::WireBalances;
use super::time::Seconds;
use super::transaction::{Location, PaymentMeta};
use crate::errors::{Cause, Error};
use crate::sandbox::account::{AccountSubtype, AccountType, Owner};
use crate::sandbox::asset_reports::{AssetAccount, AssetItem, AssetReport, AssetUser, Reading};
use crate::sandbox::ids::{AccountId, ItemId, TransactionId, Uuid};
use crate::sandbox::{Item, Sandbox, Transaction};

mod investments;
mod print;

use investments::Investments;
pub use print::print;

/// The answer with a report.
#[derive(Debug, Serialize)]
pub struct Answer<'a> {
    report: Report<'a>,
    warnings: Vec<Warning>,
}

#[derive(Debug, Serialize)]
struct Report<'a> {
    asset_report_id: Uuid,
    client_report_id: Option<&'a str>,
    date_generated: Seconds,
    days_requested: u16,
    items: Vec<ReportItem<'a>>,
    user: &'a AssetUser,
}

#[derive(Debug, Serialize)]
struct ReportItem<'a> {
    accounts: Vec<ReportAccount<'a>>,
    date_last_updated: Seconds,
    institution_id: &'a str,
    institution_name: &'a str,
    item_id: ItemId,
}

#[derive(Debug, Serialize)]
struct ReportAccount<'a> {
    account_id: AccountId,
    balances: WireBalances<'a>,
    days_available: u16,
    historical_balances: Vec<HistoricalBalance<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    investments: Option<Investments<'a>>,
    mask: &'a str,
    name: &'a str,
    official_name: Option<&'a str>,
    owners: &'a [Owner],
    ownership_type: Option<&'a str>,
    subtype: AccountSubtype,
    transactions: Vec<ReportTransaction<'a>>,
    #[serde(rename = "type")]
    account_type: AccountType,
}

#[derive(Debug, Serialize)]
struct HistoricalBalance<'a> {
    current: f64,
    date: Date,
    iso_currency_code: &'a str,
    unofficial_currency_code: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum ReportTransaction<'a> {
    Plain(Plain<'a>),
    WithInsights(Box<WithInsights<'a>>),
}

#[derive(Debug, Serialize)]
struct Plain<'a> {
    account_id: AccountId,
    amount: f64,
    date: Date,
    iso_currency_code: &'a str,
    original_description: &'a str,
    pending: bool,
    transaction_id: TransactionId,
    unofficial_currency_code: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct WithInsights<'a> {
    account_id: AccountId,
    account_owner: Option<&'a str>,
    amount: f64,
    category: Option<&'a [String]>,
    category_id: Option<&'a str>,
    check_number: Option<&'a str>,
    date: Date,
    date_transacted: Option<Date>,
    iso_currency_code: &'a str,
    location: Location<'a>,
    merchant_name: Option<&'a str>,
    name: &'a str,
    original_description: &'a str,
    payment_meta: PaymentMeta<'a>,
    pending: bool,
    pending_transaction_id: Option<TransactionId>,
    transaction_id: TransactionId,
    transaction_type: &'a str,
    unofficial_currency_code: Option<&'a str>,
}

/// What a report lacks, and why.
#[derive(Debug, Serialize)]
struct Warning {
    cause: WireCause,
    warning_code: &'static str,
    warning_type: &'static str,
}

/// What ails an Item a report was to be made of.
#[derive(Debug, Serialize)]
pub struct WireCause {
    display_message: Option<&'static str>,
    error_code: &'static str,
    error_message: String,
    error_type: &'static str,
    item_id: String,
}

impl WireCause {
    /// The cause.
    pub fn new(cause: &Cause) -> Self {
        let entry = cause.error.entry();
        Self {
            display_message: cause.error.display_message(),
            error_code: entry.code,
            error_message: cause.error.message.clone().into_owned(),
            error_type: entry.error_type.as_str(),
            item_id: cause.item_id.clone(),
        }
    }
}

impl<'a> Answer<'a> {
    /// A report as it is to be read.
    ///
    /// # Errors
    /// Those of [`Sandbox::read_asset_report`].
    pub fn new(
        sandbox: &'a Sandbox,
        report: &'a AssetReport,
        reading: Reading,
        insights: bool,
    ) -> Result<Self, Error> {
        let items = sandbox.read_asset_report(report, reading)?;
        let causes = sandbox.asset_report_lacks(&items, report);
        let terms = &report.terms;
        Ok(Self {
            report: Report {
                asset_report_id: report.id,
                client_report_id: terms.client_report_id.as_deref(),
                date_generated: Seconds(report.ready_at),
                days_requested: terms.days_requested,
                items: items
                    .into_iter()
                    .map(|item| ReportItem::new(sandbox, item, insights))
                    .collect(),
                user: &terms.user,
            },
            warnings: causes
                .iter()
                .map(|cause| Warning {
                    cause: WireCause::new(cause),
                    warning_code: "INVESTMENTS_UNAVAILABLE",
                    warning_type: "ASSET_REPORT_WARNING",
                })
                .collect(),
        })
    }
}

impl<'a> ReportItem<'a> {
    fn new(sandbox: &'a Sandbox, told: AssetItem<'a>, insights: bool) -> Self {
        let item = told.item;
        let institution = sandbox.institution(&item.institution_id);
        Self {
            accounts: told
                .accounts
                .into_iter()
                .map(|account| ReportAccount::new(sandbox, item, account, insights))
                .collect(),
            date_last_updated: Seconds(told.pulled_at),
            institution_id: &item.institution_id,
            institution_name: institution.map_or("", |it| &it.name),
            item_id: item.id,
        }
    }
}

impl<'a> ReportAccount<'a> {
    fn new(sandbox: &'a Sandbox, item: &'a Item, told: AssetAccount<'a>, insights: bool) -> Self {
        let template = item.template(told.account);
        let currency = sandbox.currency(item, told.account);
        let held = told.balances.into_iter();
        let transactions = told.transactions.iter();
        Self {
            account_id: told.account.id,
            balances: WireBalances::investing(sandbox, item, told.account),
            days_available: told.days,
            historical_balances: held
                .map(|(date, current)| HistoricalBalance {
                    current,
                    date,
                    iso_currency_code: currency,
                    unofficial_currency_code: None,
                })
                .collect(),
            investments: told.investments.map(|it| Investments::new(item, it)),
            mask: &template.mask,
            name: &template.name,
            official_name: template.official_name.as_deref(),
            owners: &template.owners,
            ownership_type: None,
            subtype: template.subtype,
            transactions: transactions
                .map(|it| ReportTransaction::new(sandbox, it, insights))
                .collect(),
            account_type: template.account_type,
        }
    }
}

impl<'a> ReportTransaction<'a> {
    fn new(sandbox: &'a Sandbox, transaction: &Transaction<'a>, insights: bool) -> Self {
        if insights {
            Self::WithInsights(Box::new(WithInsights::new(sandbox, transaction)))
        } else {
            Self::Plain(Plain {
                account_id: transaction.account_id,
                amount: transaction.amount,
                date: transaction.date,
                iso_currency_code: transaction.currency,
                original_description: &transaction.details.original_description,
                pending: transaction.pending,
                transaction_id: transaction.id,
                unofficial_currency_code: None,
            })
        }
    }
}

impl<'a> WithInsights<'a> {
    fn new(sandbox: &'a Sandbox, transaction: &Transaction<'a>) -> Self {
        let details = transaction.details;
        let category = sandbox.legacy_category(details);
        Self {
            account_id: transaction.account_id,
            account_owner: None,
            amount: transaction.amount,
            category: category.map(|it| it.hierarchy.as_slice()),
            category_id: category.map(|it| it.category_id.as_str()),
            check_number: None,
            date: transaction.date,
            date_transacted: transaction.authorized_date,
            iso_currency_code: transaction.currency,
            location: Location::of(details),
            merchant_name: details.merchant_name.as_deref(),
            name: &details.name,
            original_description: &details.original_description,
            payment_meta: PaymentMeta::of(details),
            pending: transaction.pending,
            pending_transaction_id: transaction.pending_id,
            transaction_id: transaction.id,
            transaction_type: &details.transaction_type,
            unofficial_currency_code: None,
        }
    }
}
