//! `/cra/check_report/pdf/*`

pub mod get;
