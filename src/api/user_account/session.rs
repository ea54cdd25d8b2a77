//! `/user_account/session/*`

pub mod event;
pub mod get;
