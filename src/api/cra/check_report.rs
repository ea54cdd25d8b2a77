//! `/cra/check_report/*`

pub mod base_report;
pub mod cashflow_insights;
pub mod create;
pub mod income_insights;
pub mod lend_score;
pub mod network_insights;
pub mod partner_insights;
pub mod pdf;
pub mod verification;
