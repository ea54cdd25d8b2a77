//! `/credit/payroll_income/parsing_config/*`

pub mod update;
