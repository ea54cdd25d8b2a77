//! Plaid's API, endpoint by endpoint; the tree mirrors the paths.

mod access_tokens;
mod accounts;
mod any_value;
mod auth;
mod categories;
mod consent;
mod cra;
mod identity;
mod identity_match;
mod identity_verification;
mod income;
mod institutions;
mod investments;
mod item;
mod liabilities;
mod link;
mod link_delivery;
mod payment_initiation;
mod processor;
mod sandbox;
mod sandbox_item;
mod session;
mod signal;
mod transactions;
mod transfer;
mod user;
