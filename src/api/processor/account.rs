//! `/processor/account/*`

pub mod get;
