//! `/transfer/diligence/document/*`

pub mod upload;
