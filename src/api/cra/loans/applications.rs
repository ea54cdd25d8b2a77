//! `/cra/loans/applications/*`

pub mod register;
