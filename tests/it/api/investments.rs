//! `/investments/*`

mod auth;
mod holdings;
mod refresh;
mod transactions;
