//! `/link/token/*`

mod create;
mod get;
