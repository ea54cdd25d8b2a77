//! `/link/oauth/correlation_id/*`

pub mod exchange;
