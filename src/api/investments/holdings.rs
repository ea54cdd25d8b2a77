//! `/investments/holdings/*`

pub mod get;
