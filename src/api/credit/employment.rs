//! `/credit/employment/*`

pub mod get;
