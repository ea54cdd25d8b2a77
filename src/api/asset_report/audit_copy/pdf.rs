//! `/asset_report/audit_copy/pdf/*`

pub mod get;
