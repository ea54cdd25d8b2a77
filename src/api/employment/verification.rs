//! `/employment/verification/*`

pub mod get;
