//! `/cra/monitoring_insights/*`

pub mod get;
pub mod subscribe;
pub mod unsubscribe;
