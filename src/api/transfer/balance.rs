//! `/transfer/balance/*`

pub mod get;
