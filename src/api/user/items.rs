//! `/user/items/*`

pub mod associate;
pub mod get;
pub mod remove;
