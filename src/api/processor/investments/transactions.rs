//! `/processor/investments/transactions/*`

pub mod get;
