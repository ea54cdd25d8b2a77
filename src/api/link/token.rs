//! `/link/token/*`

pub mod create;
pub mod get;

mod auth_options;
mod checks;
mod purposes;
pub mod reports;
