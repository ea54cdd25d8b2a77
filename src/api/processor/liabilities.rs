//! `/processor/liabilities/*`

pub mod get;
