//! `/credit/bank_income/*`

pub mod get;
pub mod pdf;
pub mod refresh;
pub mod webhook;
