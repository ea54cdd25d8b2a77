//! `/user/financial_data/*`

pub mod refresh;
