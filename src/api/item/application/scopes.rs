//! `/item/application/scopes/*`

pub mod update;
