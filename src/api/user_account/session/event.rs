//! `/user_account/session/event/*`

pub mod send;
