//! `/processor/transactions/recurring/*`

pub mod get;
