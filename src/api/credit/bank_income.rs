//! `/credit/bank_income/*`

pub mod get;
pub mod refresh;
