//! `/sandbox/processor_token/*`

pub mod create;
