//! `/cra/credit_profile/report/*`

pub mod get;
