//! `/identity/documents/*`

pub mod uploads;
