//! `/consent/events/*`

pub mod get;
