//! `/accounts/balance/*`

mod get;
