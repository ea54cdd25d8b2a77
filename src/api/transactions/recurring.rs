//! `/transactions/recurring/*`

pub mod get;
