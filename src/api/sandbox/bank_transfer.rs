//! `/sandbox/bank_transfer/*`

pub mod fire_webhook;
pub mod simulate;
