//! `/credit/bank_income/pdf/*`

pub mod get;
