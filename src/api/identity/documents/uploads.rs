//! `/identity/documents/uploads/*`

pub mod get;
