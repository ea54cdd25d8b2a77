//! `/sandbox/bank_income/*`

pub mod fire_webhook;
