//! `/transfer/capabilities/*`

pub mod get;
