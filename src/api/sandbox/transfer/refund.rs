//! `/sandbox/transfer/refund/*`

pub mod simulate;
