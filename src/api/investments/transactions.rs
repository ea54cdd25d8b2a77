//! `/investments/transactions/*`

pub mod get;
