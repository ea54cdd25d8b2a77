//! `/processor/bank_transfer/*`

pub mod create;
