//! `/beta/ewa_report/*`

pub mod v1;
