//! `/accounts/*`

mod balance;
mod get;
