//! `/link/token/*`

pub mod create;
pub mod get;

mod auth_options;
pub(in crate::api) mod checks;
mod proofs;
mod purposes;
pub mod reports;
