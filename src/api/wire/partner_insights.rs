//! What partners make of a consumer report.
//! <https://plaid.com/docs/api/products/check/#cracheck_reportpartner_insightsget>

mod fico;

use serde::Serialize;

use self::fico::WireFico;
use super::check_insights::WireFindings;
use super::income_streams::WireIncomeAccount;
use super::time::Seconds;
use crate::sandbox::Sandbox;
use crate::sandbox::check_reports::{
    CheckReport, FicoRequest, Findings, PrismVersion, PrismVersions, ReportItem,
};
use crate::sandbox::ids::{ItemId, Uuid};

/// `report`
#[derive(Debug, Serialize)]
pub struct WirePartnerInsights<'a> {
    client_report_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fico: Option<WireFico>,
    generated_time: Seconds,
    items: Vec<PartnerItem<'a>>,
    prism: Prism,
    report_id: Uuid,
}

#[derive(Debug, Serialize)]
struct PartnerItem<'a> {
    accounts: Vec<WireIncomeAccount<'a>>,
    institution_id: &'a str,
    institution_name: &'a str,
    item_id: ItemId,
}

#[derive(Debug, Serialize)]
struct Prism {
    cash_score: PrismScore,
    #[serde(skip_serializing_if = "Option::is_none")]
    detect: Option<PrismScore>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extend: Option<PrismScore>,
    first_detect: PrismScore,
    insights: Insights,
    status: &'static str,
}

#[derive(Debug, Serialize)]
struct Insights {
    model_version: PrismVersion,
    result: WireFindings,
    version: u8,
}

#[derive(Debug, Serialize)]
struct PrismScore {
    metadata: Metadata,
    model_version: PrismVersion,
    reason_codes: Vec<String>,
    score: u16,
    /// Of the two older products only.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u8>,
}

#[derive(Debug, Serialize)]
struct Metadata {
    l1m_credit_value_cnt: usize,
    l1m_debit_value_cnt: usize,
    max_age: Option<i32>,
    max_age_credit: Option<i32>,
    max_age_debit: Option<i32>,
    min_age: Option<i32>,
    min_age_credit: Option<i32>,
    min_age_debit: Option<i32>,
    num_trxn_credit: usize,
    num_trxn_debit: usize,
}

impl Metadata {
    fn new(findings: &Findings<'_>) -> Self {
        let activity = findings.activity();
        let (credit, debit) = (activity.credit_ages, activity.debit_ages);
        let both = || credit.into_iter().chain(debit);
        Self {
            l1m_credit_value_cnt: activity.credits.1,
            l1m_debit_value_cnt: activity.debits.1,
            max_age: both().map(|(oldest, _)| oldest).max(),
            max_age_credit: credit.map(|(oldest, _)| oldest),
            max_age_debit: debit.map(|(oldest, _)| oldest),
            min_age: both().map(|(_, newest)| newest).min(),
            min_age_credit: credit.map(|(_, newest)| newest),
            min_age_debit: debit.map(|(_, newest)| newest),
            num_trxn_credit: activity.credits.0,
            num_trxn_debit: activity.debits.0,
        }
    }
}

impl Prism {
    fn new(findings: &Findings<'_>, versions: PrismVersions) -> Self {
        let score = |version: PrismVersion, early: bool, old: bool| {
            let score = findings.prism_score(version, early);
            PrismScore {
                metadata: Metadata::new(findings),
                model_version: version,
                reason_codes: score.reasons,
                score: score.score,
                version: old.then_some(version.major()),
            }
        };
        Self {
            cash_score: score(versions.cash_score, false, true),
            detect: versions.detect.map(|it| score(it, true, false)),
            extend: versions.extend.map(|it| score(it, false, false)),
            first_detect: score(versions.first_detect, true, true),
            insights: Insights {
                model_version: versions.insights,
                result: WireFindings(findings.prism_insights(versions.insights)),
                version: versions.insights.major(),
            },
            status: "SUCCESS",
        }
    }
}

impl<'a> WirePartnerInsights<'a> {
    /// What partners make of a report.
    pub fn new(
        sandbox: &'a Sandbox,
        report: &'a CheckReport,
        versions: PrismVersions,
        fico: Option<&FicoRequest>,
    ) -> Self {
        let items = sandbox.report_items(report);
        let findings = sandbox.findings(&items);
        let (prism, fico) = (
            Prism::new(&findings, versions),
            fico.map(|it| WireFico::new(it, &findings)),
        );
        let item = |it: &ReportItem<'a>| {
            let institution = sandbox.institution(&it.item.institution_id);
            PartnerItem {
                accounts: WireIncomeAccount::all(it, true),
                institution_id: &it.item.institution_id,
                institution_name: institution.map_or("", |it| it.name.as_str()),
                item_id: it.item.id,
            }
        };
        Self {
            client_report_id: report.terms.client_report_id.as_deref(),
            fico,
            generated_time: Seconds(report.ready_at),
            items: items.iter().map(item).collect(),
            prism,
            report_id: report.id,
        }
    }
}
