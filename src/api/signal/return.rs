//! `/signal/return/*`

pub mod report;
