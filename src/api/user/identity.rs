//! `/user/identity/*`

pub mod remove;
