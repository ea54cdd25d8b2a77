//! `/sandbox/transfer/sweep/*`

pub mod simulate;
