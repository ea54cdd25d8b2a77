//! `/sandbox/transfer/ledger/*`

pub mod deposit;
pub mod simulate_available;
pub mod withdraw;
