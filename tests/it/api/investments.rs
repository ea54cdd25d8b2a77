//! `/investments/*`

mod holdings;
mod refresh;
mod transactions;
