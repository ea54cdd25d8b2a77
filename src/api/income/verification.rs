//! `/income/verification/*`

pub mod create;
pub mod documents;
pub mod paystubs;
pub mod precheck;
pub mod taxforms;
