//! `/processor/investments/auth/*`

pub mod get;
