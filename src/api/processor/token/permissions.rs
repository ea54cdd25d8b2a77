//! `/processor/token/permissions/*`

pub mod get;
pub mod set;
