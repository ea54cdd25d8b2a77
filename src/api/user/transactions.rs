//! `/user/transactions/*`

pub mod refresh;
