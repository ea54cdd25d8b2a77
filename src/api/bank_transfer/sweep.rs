//! `/bank_transfer/sweep/*`

pub mod get;
pub mod list;
