//! `/beta/credit/v1/bank_employment/*`

pub mod get;
