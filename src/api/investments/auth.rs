//! `/investments/auth/*`

pub mod get;
