//! `/transfer/configuration/*`

pub mod get;
