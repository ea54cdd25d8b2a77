//! `/credit/bank_statements/uploads/*`

pub mod get;
