//! `/sandbox/transactions/*`

pub mod create;
