//! `/beta/ewa_report/v1/*`

pub mod get;
