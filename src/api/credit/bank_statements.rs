//! `/credit/bank_statements/*`

pub mod uploads;
