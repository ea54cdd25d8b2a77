//! `/bank_transfer/event/*`

pub mod list;
pub mod sync;
