//! `/processor/identity/*`

pub mod get;
