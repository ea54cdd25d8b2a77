//! `/transfer/repayment/return/*`

pub mod list;
