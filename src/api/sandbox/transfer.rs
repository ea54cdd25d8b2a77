//! `/sandbox/transfer/*`

pub mod fire_webhook;
pub mod ledger;
pub mod refund;
pub mod repayment;
pub mod simulate;
pub mod sweep;
pub mod test_clock;
