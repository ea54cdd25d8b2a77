//! `/cra/check_report/base_report/*`

pub mod get;
