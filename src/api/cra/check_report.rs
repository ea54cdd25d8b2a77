//! `/cra/check_report/*`

pub mod base_report;
pub mod create;
pub mod income_insights;
