//! UltraFICO scores.

use serde::Serialize;

use crate::sandbox::check_reports::{FicoRequest, Findings, UltraFicoRequest};

/// `fico`
#[derive(Debug, Serialize)]
pub(super) struct WireFico {
    lender_application_id: String,
    report_characteristics: Characteristics,
    ultrafico_score_results: Vec<ScoreResult>,
}

#[derive(Debug, Serialize)]
struct ScoreResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    fico_scoring_request_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_correlation_id: Option<String>,
    ultrafico_score: UltraFico,
}

#[derive(Debug, Serialize)]
struct UltraFico {
    did_inquiries_adversely_affect_score: Option<bool>,
    negative_reason_codes: Vec<String>,
    positive_reason_codes: Vec<String>,
    score: i64,
    ultrafico_score_version: &'static str,
}

#[derive(Debug, Serialize)]
struct Characteristics {
    avg_daily_balance_over_12_months: f64,
    avg_daily_balance_over_1_month: f64,
    avg_daily_balance_over_3_months: f64,
    avg_daily_balance_over_6_months: f64,
    days_since_earliest_tx: Option<i32>,
    days_since_most_recent_insufficient_funds_fee_debit_tx: Option<i32>,
    days_since_most_recent_negative_ending_balance: Option<usize>,
    days_since_most_recent_tx: Option<i32>,
    days_with_tx_over_12_months: usize,
    days_with_tx_over_1_month: usize,
    days_with_tx_over_3_months: usize,
    days_with_tx_over_6_months: usize,
    num_accounts: usize,
    num_checking_accounts: usize,
    num_money_market_accounts: usize,
    num_savings_accounts: usize,
    tot_current_balances: f64,
    tot_number_days_with_negative_balance_over_12_months: usize,
    tot_number_days_with_negative_balance_over_1_month: usize,
    tot_number_days_with_negative_balance_over_3_months: usize,
    tot_number_days_with_negative_balance_over_6_months: usize,
}

impl Characteristics {
    fn new(findings: &Findings<'_>) -> Self {
        let facts = findings.banking_facts();
        let [one, three, six, twelve] = facts.average_balances;
        let busy = facts.busy_days;
        let below = facts.negative_days;
        Self {
            avg_daily_balance_over_12_months: twelve,
            avg_daily_balance_over_1_month: one,
            avg_daily_balance_over_3_months: three,
            avg_daily_balance_over_6_months: six,
            days_since_earliest_tx: facts.ages.map(|(oldest, _)| oldest),
            days_since_most_recent_insufficient_funds_fee_debit_tx: facts.last_penalty,
            days_since_most_recent_negative_ending_balance: facts.last_negative,
            days_since_most_recent_tx: facts.ages.map(|(_, newest)| newest),
            days_with_tx_over_12_months: busy[3],
            days_with_tx_over_1_month: busy[0],
            days_with_tx_over_3_months: busy[1],
            days_with_tx_over_6_months: busy[2],
            num_accounts: facts.checking + facts.money_market + facts.savings,
            num_checking_accounts: facts.checking,
            num_money_market_accounts: facts.money_market,
            num_savings_accounts: facts.savings,
            tot_current_balances: findings.held(),
            tot_number_days_with_negative_balance_over_12_months: below[3],
            tot_number_days_with_negative_balance_over_1_month: below[0],
            tot_number_days_with_negative_balance_over_3_months: below[1],
            tot_number_days_with_negative_balance_over_6_months: below[2],
        }
    }
}

impl WireFico {
    /// The scores that are asked for.
    pub(super) fn new(asked: &FicoRequest, findings: &Findings<'_>) -> Self {
        let result = |it: &UltraFicoRequest| {
            let score = findings.ultra_fico(it);
            ScoreResult {
                fico_scoring_request_id: it.fico_scoring_request_id.clone(),
                request_correlation_id: it.request_correlation_id.clone(),
                ultrafico_score: UltraFico {
                    did_inquiries_adversely_affect_score: it.inquiries,
                    negative_reason_codes: score.negative,
                    positive_reason_codes: score.positive,
                    score: score.score,
                    ultrafico_score_version: "1.0",
                },
            }
        };
        Self {
            lender_application_id: asked.lender_application_id.clone(),
            report_characteristics: Characteristics::new(findings),
            ultrafico_score_results: asked.scores.iter().map(result).collect(),
        }
    }
}
