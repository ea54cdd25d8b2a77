//! What an app says of a consumer report that is to be made, in a link token and at
//! `/cra/check_report/create` alike. <https://plaid.com/docs/api/products/check/>

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::sandbox::check_reports::{
    CashflowVersion, CheckTerms, FicoRequest, IncomeFilter, LendScoreVersion, PrismVersion,
    PrismVersions, UltraFicoRequest,
};
use crate::sandbox::product::Product;

/// What there is to say beside a number of days, which is checked by the contract.
#[derive(Debug, Deserialize)]
pub struct ReportOptions {
    base_report: Option<BaseReport>,
    cashflow_insights: Option<CashflowOptions>,
    client_report_id: Option<String>,
    include_investments: Option<bool>,
    income_insights: Option<IncomeOptions>,
    lend_score: Option<LendScoreOptions>,
    partner_insights: Option<PartnerOptions>,
}

#[derive(Debug, Deserialize)]
struct BaseReport {
    client_report_id: Option<String>,
    gse_options: Option<GseOptions>,
    home_lending_report_options: Option<HomeLendingOptions>,
    require_identity: Option<bool>,
}

#[derive(Debug, Deserialize)]
struct GseOptions {
    report_types: Vec<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
struct HomeLendingOptions {
    employment_refresh_options: Option<EmploymentOptions>,
}

/// `employment_refresh_options`, wherever they stand.
#[derive(Debug, Deserialize)]
pub struct EmploymentOptions {
    days_requested: i64,
}

/// `cashflow_insights`, and the options of reading it.
#[derive(Debug, Deserialize)]
pub struct CashflowOptions {
    attributes_version: Option<CashflowVersion>,
}

/// `lend_score`, and the options of reading it.
#[derive(Debug, Deserialize)]
pub struct LendScoreOptions {
    lend_score_version: Option<LendScoreVersion>,
}

/// `income_insights`, and the options of reading it.
#[derive(Debug, Deserialize)]
pub struct IncomeOptions {
    income_insights_filter: Option<Filter>,
}

#[derive(Debug, Deserialize)]
struct Filter {
    included_categories: Vec<String>,
    excluded_categories: Option<Vec<String>>,
}

/// `partner_insights`, wherever it stands.
#[derive(Debug, Deserialize)]
pub struct PartnerOptions {
    fico: Option<Fico>,
    prism_versions: Option<Prism>,
}

/// `prism_versions`
#[derive(Debug, Deserialize)]
pub struct Prism {
    cashscore: Option<PrismVersion>,
    detect: Option<PrismVersion>,
    extend: Option<PrismVersion>,
    firstdetect: Option<PrismVersion>,
    insights: Option<PrismVersion>,
}

#[derive(Debug, Deserialize)]
struct Fico {
    lender_application_id: String,
    ultrafico_score_requests: Vec<UltraFico>,
}

#[derive(Debug, Deserialize)]
struct UltraFico {
    base_fico_score: BaseScore,
    fico_scoring_request_id: Option<String>,
    request_correlation_id: Option<String>,
}

#[derive(Debug, Deserialize)]
struct BaseScore {
    did_inquiries_adversely_affect_score: Option<bool>,
    score: i64,
}

impl EmploymentOptions {
    /// How many days are looked back.
    pub fn days(&self) -> u16 {
        days(self.days_requested.into())
    }
}

impl CashflowOptions {
    /// The version that is asked for.
    pub fn version(&self) -> Option<CashflowVersion> {
        self.attributes_version
    }
}

impl LendScoreOptions {
    /// The version that is asked for.
    pub fn version(&self) -> Option<LendScoreVersion> {
        self.lend_score_version
    }
}

impl IncomeOptions {
    /// Which income is asked for.
    pub fn filter(&self) -> Option<IncomeFilter> {
        let filter = self.income_insights_filter.as_ref()?;
        Some(IncomeFilter {
            included: filter.included_categories.clone(),
            excluded: filter.excluded_categories.clone().unwrap_or_default(),
        })
    }
}

impl Prism {
    /// The versions that are asked for.
    pub fn versions(&self) -> PrismVersions {
        PrismVersions {
            cash_score: self.cashscore.unwrap_or_default(),
            detect: self.detect,
            extend: self.extend,
            first_detect: self.firstdetect.unwrap_or_default(),
            insights: self.insights.unwrap_or_default(),
        }
    }
}

impl PartnerOptions {
    /// The versions that are asked for.
    pub fn prism(&self) -> Option<PrismVersions> {
        self.prism_versions.as_ref().map(Prism::versions)
    }

    /// The scores that FICO is asked for.
    pub fn fico(&self) -> Option<FicoRequest> {
        let fico = self.fico.as_ref()?;
        let asked = fico.ultrafico_score_requests.iter();
        Some(FicoRequest {
            lender_application_id: fico.lender_application_id.clone(),
            scores: asked
                .map(|it| UltraFicoRequest {
                    request_correlation_id: it.request_correlation_id.clone(),
                    fico_scoring_request_id: it.fico_scoring_request_id.clone(),
                    base_score: it.base_fico_score.score,
                    inquiries: it.base_fico_score.did_inquiries_adversely_affect_score,
                })
                .collect(),
        })
    }
}

/// A number of days; the contract refuses too many, and too few are made more.
fn days(asked: i128) -> u16 {
    u16::try_from(asked).unwrap_or_default()
}

impl ReportOptions {
    /// The report that is asked for, with so many days requested and required.
    pub fn terms(
        &self,
        (requested, required): (i128, Option<i128>),
        products: BTreeSet<Product>,
    ) -> CheckTerms {
        let base = self.base_report.as_ref();
        let cashflow = self.cashflow_insights.as_ref();
        let lend_score = self.lend_score.as_ref();
        let partner = self.partner_insights.as_ref();
        let id = self.client_report_id.as_ref();
        let gse = base.and_then(|it| it.gse_options.as_ref());
        let lending = base.and_then(|it| it.home_lending_report_options.as_ref());
        let employment = lending.and_then(|it| it.employment_refresh_options.as_ref());
        CheckTerms {
            cashflow: cashflow
                .and_then(CashflowOptions::version)
                .unwrap_or_default(),
            client_report_id: id.or_else(|| base?.client_report_id.as_ref()).cloned(),
            days_requested: days(requested),
            days_required: required.map(days),
            include_investments: self.include_investments.unwrap_or_default(),
            income: self
                .income_insights
                .as_ref()
                .and_then(IncomeOptions::filter),
            lend_score: lend_score
                .and_then(LendScoreOptions::version)
                .unwrap_or_default(),
            prism: partner.and_then(PartnerOptions::prism).unwrap_or_default(),
            fico: partner.and_then(PartnerOptions::fico),
            shared_with_gse: gse.is_some_and(|it| !it.report_types.is_empty()),
            require_identity: base.and_then(|it| it.require_identity).unwrap_or_default(),
            employment_days: employment.map(EmploymentOptions::days),
            products,
        }
    }
}
