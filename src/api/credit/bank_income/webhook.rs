//! `/credit/bank_income/webhook/*`

pub mod update;
