//! `/cra/check_report/verification/pdf/*`

pub mod get;
