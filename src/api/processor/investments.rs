//! `/processor/investments/*`

pub mod auth;
pub mod holdings;
pub mod transactions;
