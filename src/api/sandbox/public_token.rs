//! `/sandbox/public_token/*`

pub mod create;
