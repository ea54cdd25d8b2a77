//! `/cra/check_report/cashflow_insights/*`

pub mod get;
