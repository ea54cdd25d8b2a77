//! `/consumer_report/pdf/*`

pub mod get;
