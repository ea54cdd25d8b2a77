//! `/link/token/*`

pub mod create;
pub mod get;

mod checks;
