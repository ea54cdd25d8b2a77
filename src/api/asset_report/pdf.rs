//! `/asset_report/pdf/*`

pub mod get;
