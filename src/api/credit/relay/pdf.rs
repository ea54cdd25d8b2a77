//! `/credit/relay/pdf/*`

pub mod get;
