//! Who employs somebody, by what comes into bank accounts.

use jiff::civil::Date;
use serde::Serialize;

use super::bank_income::WireAccount;
use super::time::Exact;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{AccountId, ItemId, Uuid};
use crate::sandbox::income::{BankIncome, BankIncomeItem, Source};

/// A report.
#[derive(Debug, Serialize)]
pub struct WireBankEmployment<'a> {
    bank_employment_report_id: Uuid,
    days_requested: u16,
    generated_time: Exact,
    items: Vec<WireItem<'a>>,
    warnings: [(); 0],
}

#[derive(Debug, Serialize)]
struct WireItem<'a> {
    bank_employment_accounts: Vec<WireAccount<'a>>,
    bank_employments: Vec<WireEmployment>,
    institution_id: &'a str,
    institution_name: &'a str,
    item_id: ItemId,
    last_updated_time: Exact,
}

#[derive(Debug, Serialize)]
struct WireEmployment {
    account_id: AccountId,
    bank_employment_id: Uuid,
    earliest_deposit_date: Option<Date>,
    employer: WireEmployer,
    latest_deposit_date: Option<Date>,
}

#[derive(Debug, Serialize)]
struct WireEmployer {
    name: String,
}

impl WireEmployment {
    fn new(sandbox: &Sandbox, source: &Source) -> Option<Self> {
        let name = source.employer()?.to_owned();
        Some(Self {
            account_id: source.account_id,
            bank_employment_id: Uuid::new(sandbox.tag(), source.id),
            earliest_deposit_date: source.transactions.first().map(|it| it.date),
            employer: WireEmployer { name },
            latest_deposit_date: source.transactions.last().map(|it| it.date),
        })
    }
}

impl<'a> WireItem<'a> {
    fn new(sandbox: &'a Sandbox, report: &BankIncome<'_>, it: &BankIncomeItem<'a>) -> Self {
        let institution = sandbox.institution(&it.item.institution_id);
        let employments = it.sources.iter();
        Self {
            bank_employment_accounts: WireAccount::of(it.item),
            bank_employments: employments
                .filter_map(|source| WireEmployment::new(sandbox, source))
                .collect(),
            institution_id: &it.item.institution_id,
            institution_name: institution.map_or("", |it| it.name.as_str()),
            item_id: it.item.id,
            last_updated_time: Exact(report.generated_at),
        }
    }
}

impl<'a> WireBankEmployment<'a> {
    /// A report.
    pub fn new(sandbox: &'a Sandbox, report: &BankIncome<'a>) -> Self {
        let items = report.items.iter();
        Self {
            bank_employment_report_id: Uuid::new(sandbox.tag(), report.id),
            days_requested: report.days_requested,
            generated_time: Exact(report.generated_at),
            items: items.map(|it| WireItem::new(sandbox, report, it)).collect(),
            warnings: [],
        }
    }
}
