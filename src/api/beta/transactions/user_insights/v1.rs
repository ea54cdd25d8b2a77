//! `/beta/transactions/user_insights/v1/*`

pub mod get;
