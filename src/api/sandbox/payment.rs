//! `/sandbox/payment/*`

pub mod simulate;
