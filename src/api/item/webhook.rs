//! `/item/webhook/*`

pub mod update;
