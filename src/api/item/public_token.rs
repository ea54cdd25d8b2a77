//! `/item/public_token/*`

pub mod create;
pub mod exchange;
