//! `/processor/identity/*`

pub mod get;
pub mod r#match;
