//! `/network/status/*`

pub mod get;
