//! `/payment_initiation/payment/token/*`

pub mod create;
