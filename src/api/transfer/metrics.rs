//! `/transfer/metrics/*`

pub mod get;
