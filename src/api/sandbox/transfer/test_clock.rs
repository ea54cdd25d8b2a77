//! `/sandbox/transfer/test_clock/*`

pub mod advance;
pub mod create;
pub mod get;
pub mod list;
