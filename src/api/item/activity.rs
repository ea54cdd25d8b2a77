//! `/item/activity/*`

pub mod list;
