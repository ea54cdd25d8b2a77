//! `/transfer/ledger/event/*`

pub mod list;
