//! `/liabilities/*`

mod get;
