//! `/categories/*`

mod get;
