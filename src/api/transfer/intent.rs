//! `/transfer/intent/*`

pub mod create;
pub mod get;
