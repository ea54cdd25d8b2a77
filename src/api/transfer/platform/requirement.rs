//! `/transfer/platform/requirement/*`

pub mod submit;
