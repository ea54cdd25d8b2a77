//! `/income/verification/paystubs/*`

pub mod get;
