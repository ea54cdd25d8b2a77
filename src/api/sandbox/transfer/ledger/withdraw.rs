//! `/sandbox/transfer/ledger/withdraw/*`

pub mod simulate;
