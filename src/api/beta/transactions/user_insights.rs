//! `/beta/transactions/user_insights/*`

pub mod v1;
