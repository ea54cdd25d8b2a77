//! `/sandbox/item/*`

pub mod application;
pub mod fire_webhook;
pub mod reset_login;
pub mod set_verification_status;
