//! `/accounts/balance/*`

pub mod get;
