//! `/sandbox/transfer/ledger/deposit/*`

pub mod simulate;
