//! Scores and attributes of a user's accounts.

use serde::Serialize;

use super::check_insights::{WireFindings, WireLendScore};
use super::time::Seconds;
use super::transaction::WireDate;
use crate::sandbox::Sandbox;
use crate::sandbox::account::AccountType;
use crate::sandbox::check_reports::{CashflowVersion, LendScoreVersion, ReportAccount, ReportItem};

/// `report`
#[derive(Debug, Serialize)]
pub struct WireCreditProfile {
    cashflow_insights_attributes: WireFindings,
    client_report_id: String,
    date_retrieved: Seconds,
    inquiry_type: String,
    lend_scores: Vec<Scored>,
    metadata: Option<Metadata>,
    network_insights_attributes: WireFindings,
}

#[derive(Debug, Serialize)]
struct Scored {
    #[serde(flatten)]
    score: WireLendScore,
    variant: LendScoreVersion,
}

#[derive(Debug, Serialize)]
struct Metadata {
    account_count: usize,
    credit_account_type_count: usize,
    depository_account_type_count: usize,
    generated_at: Seconds,
    institution_ids: Vec<String>,
    investment_account_type_count: usize,
    item_count: usize,
    most_recent_transaction_date: WireDate,
    multiple_owner_account_count: usize,
    oldest_transaction_date: WireDate,
    other_account_type_count: usize,
    primary_account_count: usize,
}

impl Metadata {
    /// Of accounts on which nothing has moved there is nothing to tell.
    fn new(items: &[ReportItem<'_>], now: jiff::Timestamp) -> Option<Self> {
        let count = |wanted: &dyn Fn(&ReportItem<'_>, &ReportAccount<'_>) -> bool| {
            let each = items.iter();
            let each = each.map(|item| item.accounts.iter().filter(|it| wanted(item, it)).count());
            each.sum()
        };
        let kinds = |kind: AccountType| {
            count(&|item, it| item.item.template(it.account).account_type == kind)
        };
        let (credit, depository) = (kinds(AccountType::Credit), kinds(AccountType::Depository));
        let investment = kinds(AccountType::Investment);
        let moved = items.iter().flat_map(|item| &item.accounts);
        let dates = moved.flat_map(|it| it.transactions.iter().map(|it| it.date));
        let (oldest, newest) = (dates.clone().min()?, dates.max()?);
        let all: usize = items.iter().map(|it| it.accounts.len()).sum();
        Some(Self {
            account_count: all,
            credit_account_type_count: credit,
            depository_account_type_count: depository,
            generated_at: Seconds(now),
            institution_ids: items
                .iter()
                .map(|it| it.item.institution_id.clone())
                .collect(),
            investment_account_type_count: investment,
            item_count: items.len(),
            most_recent_transaction_date: WireDate(newest),
            multiple_owner_account_count: count(&|item, it| {
                let owners = item.item.template(it.account).owners.iter();
                owners.map(|owner| owner.names.len()).sum::<usize>() > 1
            }),
            oldest_transaction_date: WireDate(oldest),
            other_account_type_count: all - credit - depository - investment,
            primary_account_count: count(&|_, it| it.is_primary),
        })
    }
}

impl WireCreditProfile {
    /// What Items tell now to a lender who names their inquiry and its kind.
    pub fn new(
        sandbox: &Sandbox,
        items: &[ReportItem<'_>],
        (client_report_id, inquiry_type): (String, String),
    ) -> Self {
        let findings = sandbox.findings(items);
        let variant = LendScoreVersion::default();
        let score = || Scored {
            score: WireLendScore::new(findings.lend_score(variant)),
            variant,
        };
        let any = !items.is_empty();
        let (cash_flow, network) = if any {
            let cash_flow = findings.cash_flow(CashflowVersion::default());
            (cash_flow, findings.network())
        } else {
            Default::default()
        };
        Self {
            cashflow_insights_attributes: WireFindings(cash_flow),
            client_report_id,
            date_retrieved: Seconds(sandbox.now()),
            inquiry_type,
            lend_scores: any.then(score).into_iter().collect(),
            metadata: Metadata::new(items, sandbox.now()),
            network_insights_attributes: WireFindings(network),
        }
    }
}
