//! `/transfer/ledger/*`

pub mod deposit;
pub mod get;
pub mod withdraw;
