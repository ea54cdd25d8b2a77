//! `/link/oauth/*`

pub mod correlation_id;
