//! `/credit/audit_copy_token/*`

pub mod create;
pub mod remove;
pub mod update;
