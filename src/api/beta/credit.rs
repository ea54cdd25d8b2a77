//! `/beta/credit/*`

pub mod v1;
