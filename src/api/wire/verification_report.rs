//! What home lenders are told: a Verification of Assets, an Employment Refresh, and income.
//! <https://plaid.com/docs/api/products/check/#cracheck_reportverificationget>

mod investments;

use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;

use self::investments::Investments;
use super::check_report::{Amount, UserAttributes, WireReportTransaction};
use super::income_streams::{UserSummary, WireIncomeItem, WireStreams};
use super::time::Seconds;
use super::transaction::WireDate;
use crate::sandbox::account::{AccountSubtype, AccountType, Owner};
use crate::sandbox::check_reports::{CheckReport, Flow, ReportAccount, ReportItem};
use crate::sandbox::ids::{AccountId, ItemId, TransactionId, Uuid};
use crate::sandbox::{Sandbox, Transaction};

/// `report`
#[derive(Debug, Serialize)]
pub struct WireVerificationReport<'a> {
    client_report_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    employment_refresh: Option<EmploymentRefresh<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gse_reference_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    income: Option<IncomeReport<'a>>,
    report_id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    voa: Option<Voa<'a>>,
}

#[derive(Debug, Serialize)]
struct Voa<'a> {
    attributes: Totals<'a>,
    days_requested: u16,
    generated_time: Seconds,
    items: Vec<VerifiedItem<'a, VoaAccount<'a>>>,
}

#[derive(Debug, Serialize)]
struct Totals<'a> {
    total_inflow_amount: Amount<'a>,
    total_outflow_amount: Amount<'a>,
}

#[derive(Debug, Serialize)]
struct EmploymentRefresh<'a> {
    days_requested: u16,
    generated_time: Seconds,
    items: Vec<VerifiedItem<'a, EmploymentAccount<'a>>>,
}

#[derive(Debug, Serialize)]
struct IncomeReport<'a> {
    days_requested: u16,
    generated_time: Seconds,
    income_streams: WireStreams<'a>,
    items: Vec<WireIncomeItem<'a>>,
    user_summary: UserSummary,
}

/// An Item with its accounts, as one of two reports tells of them.
#[derive(Debug, Serialize)]
struct VerifiedItem<'a, Account> {
    accounts: Vec<Account>,
    institution_id: &'a str,
    institution_name: &'a str,
    item_id: ItemId,
    last_update_time: Seconds,
}

#[derive(Debug, Serialize)]
struct VoaAccount<'a> {
    account_id: AccountId,
    balances: Balances<'a>,
    consumer_disputes: [(); 0],
    days_available: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    investments: Option<Investments<'a>>,
    mask: &'a str,
    name: &'a str,
    official_name: Option<&'a str>,
    owners: &'a [Owner],
    ownership_type: Option<&'static str>,
    subtype: AccountSubtype,
    transactions_insights: Transactions<'a>,
    #[serde(rename = "type")]
    account_type: AccountType,
}

#[derive(Debug, Serialize)]
struct Balances<'a> {
    available: Option<f64>,
    average_balance_30_days: f64,
    average_balance_60_days: f64,
    current: Option<f64>,
    historical_balances: Vec<HistoricalBalance<'a>>,
    iso_currency_code: &'a str,
    nsf_overdraft_transactions_count: usize,
    unofficial_currency_code: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct HistoricalBalance<'a> {
    current: f64,
    date: WireDate,
    iso_currency_code: &'a str,
    unofficial_currency_code: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Transactions<'a> {
    all_transactions: Vec<WireReportTransaction<'a>>,
    end_date: WireDate,
    start_date: WireDate,
}

#[derive(Debug, Serialize)]
struct EmploymentAccount<'a> {
    account_id: AccountId,
    name: &'a str,
    official_name: Option<&'a str>,
    subtype: AccountSubtype,
    transactions: Vec<Deposit<'a>>,
    #[serde(rename = "type")]
    account_type: AccountType,
}

/// Money that came; how much is not told.
#[derive(Debug, Serialize)]
struct Deposit<'a> {
    account_id: AccountId,
    date: WireDate,
    original_description: &'a str,
    pending: bool,
    transaction_id: TransactionId,
}

impl<'a> WireVerificationReport<'a> {
    /// A report with the parts that are wanted: a Verification of Assets, an Employment Refresh of
    /// some days, and income.
    pub fn new(
        sandbox: &'a Sandbox,
        report: &'a CheckReport,
        (voa, employment, income): (bool, Option<u16>, bool),
    ) -> Self {
        let items = sandbox.report_items(report);
        Self {
            client_report_id: report.terms.client_report_id.as_deref(),
            employment_refresh: employment
                .map(|days| EmploymentRefresh::new(sandbox, report, &items, days)),
            gse_reference_id: report.gse_reference,
            income: income.then(|| IncomeReport::new(sandbox, report, &items)),
            report_id: report.id,
            voa: voa.then(|| Voa::new(sandbox, report, &items)),
        }
    }
}

impl<'a, Account> VerifiedItem<'a, Account> {
    fn new(
        sandbox: &'a Sandbox,
        report: &CheckReport,
        it: &ReportItem<'a>,
        accounts: Vec<Account>,
    ) -> Self {
        let institution = sandbox.institution(&it.item.institution_id);
        Self {
            accounts,
            institution_id: &it.item.institution_id,
            institution_name: institution.map_or("", |it| it.name.as_str()),
            item_id: it.item.id,
            last_update_time: Seconds(report.ready_at),
        }
    }
}

impl<'a> Voa<'a> {
    fn new(sandbox: &'a Sandbox, report: &CheckReport, items: &[ReportItem<'a>]) -> Self {
        let totals = UserAttributes::new(items);
        let item = |it: &ReportItem<'a>| {
            let accounts = it.accounts.iter();
            let accounts = accounts.map(|account| VoaAccount::new(sandbox, it, account));
            VerifiedItem::new(sandbox, report, it, accounts.collect())
        };
        Self {
            attributes: Totals {
                total_inflow_amount: totals.inflow(),
                total_outflow_amount: totals.outflow(),
            },
            days_requested: report.days(),
            generated_time: Seconds(report.ready_at),
            items: items.iter().map(item).collect(),
        }
    }
}

impl<'a> VoaAccount<'a> {
    fn new(sandbox: &'a Sandbox, of: &ReportItem<'a>, it: &ReportAccount<'a>) -> Self {
        let template = of.item.template(it.account);
        let currency = sandbox.currency(of.item, it.account);
        let balance = |(date, current): &(Date, f64)| HistoricalBalance {
            current: *current,
            date: WireDate(*date),
            iso_currency_code: currency,
            unofficial_currency_code: None,
        };
        Self {
            account_id: it.account.id,
            balances: Balances {
                available: template.balances.available,
                average_balance_30_days: it.average_balance(Some(30)),
                average_balance_60_days: it.average_balance(Some(60)),
                current: template.balances.current,
                // Today's is the current one.
                historical_balances: it.balances.iter().skip(1).map(balance).collect(),
                iso_currency_code: currency,
                nsf_overdraft_transactions_count: it.overdrafts(None),
                unofficial_currency_code: None,
            },
            consumer_disputes: [],
            days_available: it.balances.len() - 1,
            investments: Investments::new(sandbox, of, it),
            mask: &template.mask,
            name: &template.name,
            official_name: template.official_name.as_deref(),
            owners: &template.owners,
            ownership_type: None,
            subtype: template.subtype,
            transactions_insights: Transactions {
                all_transactions: it
                    .transactions
                    .iter()
                    .map(WireReportTransaction::new)
                    .collect(),
                end_date: WireDate(it.end),
                start_date: WireDate(it.start),
            },
            account_type: template.account_type,
        }
    }
}

impl<'a> EmploymentRefresh<'a> {
    fn new(
        sandbox: &'a Sandbox,
        report: &CheckReport,
        items: &[ReportItem<'a>],
        days: u16,
    ) -> Self {
        let item = |it: &ReportItem<'a>| {
            let accounts = it.accounts.iter();
            let accounts = accounts.filter_map(|account| EmploymentAccount::new(it, account, days));
            VerifiedItem::new(sandbox, report, it, accounts.collect())
        };
        Self {
            days_requested: days,
            generated_time: Seconds(report.ready_at),
            items: items.iter().map(item).collect(),
        }
    }
}

impl<'a> EmploymentAccount<'a> {
    /// An account that wages can come to.
    fn new(of: &ReportItem<'a>, it: &ReportAccount<'a>, days: u16) -> Option<Self> {
        let template = of.item.template(it.account);
        if template.account_type != AccountType::Depository {
            return None;
        }
        Some(Self {
            account_id: it.account.id,
            name: &template.name,
            official_name: template.official_name.as_deref(),
            subtype: template.subtype,
            transactions: deposits(it, days).map(Deposit::new).collect(),
            account_type: template.account_type,
        })
    }
}

/// What came to an account in the last days, the newest first.
pub(super) fn deposits<'r, 'a>(
    it: &'r ReportAccount<'a>,
    days: u16,
) -> impl Iterator<Item = &'r Transaction<'a>> {
    let start = it.end.saturating_sub(Span::new().days(i64::from(days)));
    let came = it.transactions.iter();
    came.filter(move |it| Flow::In.has(it.amount) && it.date >= start)
}

impl<'a> Deposit<'a> {
    fn new(it: &Transaction<'a>) -> Self {
        Self {
            account_id: it.account_id,
            date: WireDate(it.date),
            original_description: &it.details.original_description,
            pending: false,
            transaction_id: it.id,
        }
    }
}

impl<'a> IncomeReport<'a> {
    fn new(sandbox: &'a Sandbox, report: &'a CheckReport, items: &[ReportItem<'a>]) -> Self {
        let streams = sandbox.wanted_income(items, report.terms.income.as_ref());
        let told = items.iter();
        Self {
            days_requested: report.days(),
            generated_time: Seconds(report.ready_at),
            items: told
                .map(|it| WireIncomeItem::new(sandbox, it, report.ready_at, false))
                .collect(),
            user_summary: UserSummary::new(&streams, false),
            income_streams: WireStreams::new(sandbox, streams, false),
        }
    }
}
