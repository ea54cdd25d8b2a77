//! `/sandbox/income/*`

pub mod fire_webhook;
