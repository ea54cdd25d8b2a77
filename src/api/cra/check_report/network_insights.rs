//! `/cra/check_report/network_insights/*`

pub mod get;
