//! `/processor/auth/*`

pub mod get;
