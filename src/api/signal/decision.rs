//! `/signal/decision/*`

pub mod report;
