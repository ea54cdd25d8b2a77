//! `/payment_initiation/consent/payment/*`

pub mod execute;
