//! `/sandbox/transfer/repayment/*`

pub mod simulate;
