//! `/sandbox/user/*`

pub mod reset_login;
