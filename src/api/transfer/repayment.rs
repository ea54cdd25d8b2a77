//! `/transfer/repayment/*`

pub mod list;
pub mod r#return;
