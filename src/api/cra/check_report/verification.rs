//! `/cra/check_report/verification/*`

pub mod get;
pub mod pdf;
