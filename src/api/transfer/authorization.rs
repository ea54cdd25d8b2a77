//! `/transfer/authorization/*`

pub mod cancel;
pub mod create;
