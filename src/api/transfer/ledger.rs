//! `/transfer/ledger/*`

pub mod deposit;
pub mod distribute;
pub mod event;
pub mod get;
pub mod withdraw;
