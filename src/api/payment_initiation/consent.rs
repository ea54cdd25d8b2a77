//! `/payment_initiation/consent/*`

pub mod create;
pub mod get;
pub mod payment;
pub mod revoke;
