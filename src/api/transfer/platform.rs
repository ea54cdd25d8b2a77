//! `/transfer/platform/*`

pub mod originator;
pub mod person;
pub mod requirement;
