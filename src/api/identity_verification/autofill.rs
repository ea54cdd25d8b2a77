//! `/identity_verification/autofill/*`

pub mod create;
