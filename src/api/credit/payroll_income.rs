//! `/credit/payroll_income/*`

pub mod get;
pub mod parsing_config;
pub mod precheck;
pub mod refresh;
pub mod risk_signals;
