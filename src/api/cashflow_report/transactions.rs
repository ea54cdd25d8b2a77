//! `/cashflow_report/transactions/*`

pub mod get;
