//! `/transfer/diligence/*`

pub mod document;
pub mod submit;
