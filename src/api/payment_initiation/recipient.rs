//! `/payment_initiation/recipient/*`

pub mod create;
pub mod get;
pub mod list;
