//! `/income/verification/documents/*`

pub mod download;
