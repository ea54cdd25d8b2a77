//! `/cra/check_report/income_insights/*`

pub mod get;
