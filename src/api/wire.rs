//! Shapes that several endpoints share, as Plaid writes them. Fields are declared sorted.

pub mod account;
pub mod bank_income;
pub mod credit_session;
mod delivery_news;
pub mod error;
pub mod hosted;
mod income_news;
pub mod institution;
pub mod investment;
pub mod issue;
pub mod item;
pub mod link_callback;
pub mod link_session;
pub mod payment;
mod payment_news;
pub mod payroll;
pub mod person;
pub mod products;
pub mod time;
pub mod transaction;
pub mod transfer;
pub mod transfer_intent;
pub mod verification;
pub mod webhook;
