//! `/processor/investments/*`

pub mod holdings;
pub mod transactions;
