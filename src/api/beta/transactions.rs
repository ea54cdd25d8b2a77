//! `/beta/transactions/*`

pub mod user_insights;
