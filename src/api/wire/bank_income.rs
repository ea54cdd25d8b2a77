//! Bank income as answers show it. <https://plaid.com/docs/api/products/income/>

use jiff::civil::Date;
use serde::Serialize;

use super::pdf::Pdf;
use super::time::Exact;
use crate::sandbox::account::{AccountSubtype, AccountType, Owner};
use crate::sandbox::ids::{AccountId, ItemId, TransactionId, Uuid};
use crate::sandbox::income::{
    BankIncome, BankIncomeItem, IncomeCategory, Month, PayFrequency, Source, SourceTransaction,
};
use crate::sandbox::{Item, Sandbox};

/// A report.
#[derive(Debug, Serialize)]
pub struct WireBankIncome<'a> {
    bank_income_id: Uuid,
    bank_income_summary: Summary,
    days_requested: u16,
    generated_time: Exact,
    items: Vec<WireItem<'a>>,
    warnings: [(); 0],
}

#[derive(Debug, Serialize)]
struct Summary {
    end_date: Date,
    historical_summary: Vec<WireMonth>,
    income_categories_count: usize,
    income_sources_count: usize,
    income_transactions_count: usize,
    iso_currency_code: &'static str,
    start_date: Date,
    total_amount: f64,
    total_amounts: [Amount; 1],
    unofficial_currency_code: Option<()>,
}

#[derive(Debug, Serialize)]
struct Amount {
    amount: f64,
    iso_currency_code: &'static str,
    unofficial_currency_code: Option<()>,
}

#[derive(Debug, Serialize)]
struct WireItem<'a> {
    bank_income_accounts: Vec<WireAccount<'a>>,
    bank_income_sources: Vec<WireSource<'a>>,
    institution_id: &'a str,
    institution_name: &'a str,
    item_id: ItemId,
    last_updated_time: Exact,
}

/// An account that money comes to.
#[derive(Debug, Serialize)]
pub(super) struct WireAccount<'a> {
    account_id: AccountId,
    mask: &'a str,
    name: &'a str,
    official_name: Option<&'a str>,
    owners: &'a [Owner],
    subtype: AccountSubtype,
    #[serde(rename = "type")]
    account_type: AccountType,
}

#[derive(Debug, Serialize)]
struct WireSource<'a> {
    account_id: AccountId,
    end_date: Option<Date>,
    historical_summary: Vec<WireMonth>,
    income_category: IncomeCategory,
    income_description: &'a str,
    income_source_id: Uuid,
    pay_frequency: PayFrequency,
    start_date: Option<Date>,
    total_amount: f64,
    transaction_count: usize,
}

/// A month; one without income has no currency and no sum.
#[derive(Debug, Serialize)]
struct WireMonth {
    end_date: Date,
    iso_currency_code: Option<&'static str>,
    start_date: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_amount: Option<f64>,
    total_amounts: Vec<Amount>,
    transactions: Vec<WireTransaction>,
    unofficial_currency_code: Option<()>,
}

#[derive(Debug, Serialize)]
struct WireTransaction {
    amount: f64,
    check_number: Option<()>,
    date: Date,
    iso_currency_code: &'static str,
    name: String,
    original_description: String,
    pending: bool,
    transaction_id: TransactionId,
    unofficial_currency_code: Option<()>,
}

const CURRENCY: &str = "USD";

fn sum<'a>(transactions: impl Iterator<Item = &'a SourceTransaction>) -> f64 {
    let cents: f64 = transactions.map(|it| (it.amount * 100.0).round()).sum();
    cents / 100.0
}

impl Amount {
    fn new(amount: f64) -> Self {
        Self {
            amount,
            iso_currency_code: CURRENCY,
            unofficial_currency_code: None,
        }
    }
}

impl WireMonth {
    fn new(month: &Month<'_>) -> Self {
        let any = !month.transactions.is_empty();
        let total = any.then(|| sum(month.transactions.iter().copied()));
        Self {
            end_date: month.end,
            iso_currency_code: any.then_some(CURRENCY),
            start_date: month.start,
            total_amount: total,
            total_amounts: total.map(Amount::new).into_iter().collect(),
            transactions: month
                .transactions
                .iter()
                .map(|it| WireTransaction::new(it))
                .collect(),
            unofficial_currency_code: None,
        }
    }
}

impl WireTransaction {
    fn new(it: &SourceTransaction) -> Self {
        Self {
            amount: it.amount,
            check_number: None,
            date: it.date,
            iso_currency_code: CURRENCY,
            name: it.name.clone(),
            original_description: it.name.clone(),
            pending: false,
            transaction_id: it.id,
            unofficial_currency_code: None,
        }
    }
}

impl<'a> WireSource<'a> {
    fn new(sandbox: &Sandbox, report: &BankIncome<'_>, it: &'a Source) -> Self {
        let months = report.months(it.transactions.iter());
        Self {
            account_id: it.account_id,
            end_date: it.transactions.last().map(|it| it.date),
            historical_summary: months.iter().map(WireMonth::new).collect(),
            income_category: it.category,
            income_description: &it.description,
            income_source_id: Uuid::new(sandbox.tag(), it.id),
            pay_frequency: it.frequency,
            start_date: it.transactions.first().map(|it| it.date),
            total_amount: sum(it.transactions.iter()),
            transaction_count: it.transactions.len(),
        }
    }
}

impl<'a> WireAccount<'a> {
    /// Those of an Item.
    pub(super) fn of(item: &'a Item) -> Vec<Self> {
        let accounts = item.accounts.iter();
        let depository = accounts
            .map(|account| (account, item.template(account)))
            .filter(|(_, template)| template.account_type == AccountType::Depository);
        depository
            .map(|(account, template)| Self {
                account_id: account.id,
                mask: &template.mask,
                name: &template.name,
                official_name: template.official_name.as_deref(),
                owners: &template.owners,
                subtype: template.subtype,
                account_type: template.account_type,
            })
            .collect()
    }
}

impl<'a> WireItem<'a> {
    fn new(sandbox: &'a Sandbox, report: &BankIncome<'_>, it: &'a BankIncomeItem<'_>) -> Self {
        let institution = sandbox.institution(&it.item.institution_id);
        Self {
            bank_income_accounts: WireAccount::of(it.item),
            bank_income_sources: it
                .sources
                .iter()
                .map(|source| WireSource::new(sandbox, report, source))
                .collect(),
            institution_id: &it.item.institution_id,
            institution_name: institution.map_or("", |it| it.name.as_str()),
            item_id: it.item.id,
            last_updated_time: Exact(report.generated_at),
        }
    }
}

impl<'a> WireBankIncome<'a> {
    /// A report.
    pub fn new(sandbox: &'a Sandbox, it: &'a BankIncome<'_>) -> Self {
        let total = sum(it.transactions());
        let months = it.months(it.transactions());
        let (first, last) = it.first_and_last();
        Self {
            bank_income_id: Uuid::new(sandbox.tag(), it.id),
            bank_income_summary: Summary {
                end_date: last,
                historical_summary: months.iter().map(WireMonth::new).collect(),
                income_categories_count: it.categories(),
                income_sources_count: it.items.iter().map(|item| item.sources.len()).sum(),
                income_transactions_count: it.transactions().count(),
                iso_currency_code: CURRENCY,
                start_date: first,
                total_amount: total,
                total_amounts: [Amount::new(total)],
                unofficial_currency_code: None,
            },
            days_requested: it.days_requested,
            generated_time: Exact(it.generated_at),
            items: it
                .items
                .iter()
                .map(|item| WireItem::new(sandbox, it, item))
                .collect(),
            warnings: [],
        }
    }
}

/// A report on paper.
pub fn print(sandbox: &Sandbox, report: &BankIncome<'_>) -> Pdf {
    let mut lines = vec![
        "Bank Income Report".to_owned(),
        String::new(),
        format!("From {} to {}", report.start, report.end),
    ];
    for told in &report.items {
        let institution = sandbox.institution(&told.item.institution_id);
        lines.push(String::new());
        lines.push(institution.map_or_else(String::new, |it| it.name.clone()));
        for source in &told.sources {
            let kind = source.category.as_str();
            let often = source.frequency.as_str();
            lines.push(String::new());
            lines.push(format!("{} ({kind}, {often})", source.description));
            for it in &source.transactions {
                let date = it.date.to_string();
                lines.push(format!("{date:<12}{:<52}{:>14.2}", "", it.amount));
            }
        }
    }
    let all = report.transactions().map(|it| it.amount).sum::<f64>();
    lines.push(String::new());
    lines.push(format!("{:<12}{:<52}{all:>14.2}", "", "All of it"));
    Pdf::of_lines(&lines)
}
