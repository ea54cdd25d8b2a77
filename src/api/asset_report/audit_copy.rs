//! `/asset_report/audit_copy/*`

pub mod create;
pub mod get;
pub mod pdf;
pub mod remove;
