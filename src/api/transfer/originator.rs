//! `/transfer/originator/*`

pub mod create;
pub mod funding_account;
pub mod get;
pub mod list;
