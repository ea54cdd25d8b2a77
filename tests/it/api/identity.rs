//! `/identity/*`

mod get;
