//! `/cra/check_report/lend_score/*`

pub mod get;
