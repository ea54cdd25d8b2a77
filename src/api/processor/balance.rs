//! `/processor/balance/*`

pub mod get;
