//! `/credit/sessions/*`

pub mod get;
