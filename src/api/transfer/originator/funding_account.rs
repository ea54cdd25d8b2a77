//! `/transfer/originator/funding_account/*`

pub mod create;
pub mod update;
