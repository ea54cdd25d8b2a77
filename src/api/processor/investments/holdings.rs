//! `/processor/investments/holdings/*`

pub mod get;
