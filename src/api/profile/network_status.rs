//! `/profile/network_status/*`

pub mod get;
