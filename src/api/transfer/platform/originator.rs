//! `/transfer/platform/originator/*`

pub mod create;
