//! `/cashflow_report/insights/*`

pub mod get;
