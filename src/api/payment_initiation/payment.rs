//! `/payment_initiation/payment/*`

pub mod create;
pub mod get;
pub mod list;
pub mod reverse;
pub mod token;
