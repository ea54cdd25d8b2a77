//! `/beta/credit/v1/*`

pub mod bank_employment;
