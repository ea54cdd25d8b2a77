//! `/credit/payroll_income/risk_signals/*`

pub mod get;
