//! `/bank_transfer/balance/*`

pub mod get;
