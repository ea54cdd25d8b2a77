//! `/transfer/platform/person/*`

pub mod create;
