//! `/cra/credit_profile/*`

pub mod report;
