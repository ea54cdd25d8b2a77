//! `/income/verification/taxforms/*`

pub mod get;
