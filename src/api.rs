//! Plaid's API: one file per endpoint, the URL is the path. `POST /item/remove` is
//! `api/item/remove.rs`. An endpoint translates, calls the sandbox, and shapes the answer; it holds
//! no rule of banking.

mod endpoint;
mod json;
mod version;

pub mod accounts;
pub mod application;
pub mod asset_report;
pub mod auth;
pub mod bank_transfer;
pub mod beta;
pub mod cashflow_report;
pub mod categories;
pub mod consent;
pub mod consumer_report;
pub mod cra;
pub mod credit;
pub mod dashboard_user;
pub mod employers;
pub mod employment;
pub mod identity;
pub mod identity_verification;
pub mod income;
pub mod institutions;
pub mod investments;
pub mod issues;
pub mod item;
pub mod liabilities;
pub mod link;
pub mod link_delivery;
pub mod network;
pub mod oauth;
pub mod payment_initiation;
pub mod processor;
pub mod profile;
pub mod sandbox;
pub mod session;
pub mod signal;
pub mod statements;
pub mod transactions;
pub mod transfer;
pub mod user;
pub mod user_account;
pub mod watchlist_screening;
pub mod webhook_verification_key;
pub mod wire;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use endpoint::{Call, Depth, Endpoint, Route, Written};
pub use json::{answer, document};
pub use version::ApiVersion;

/// Every endpoint that is built, by area.
pub const ROUTES: &[&[Route]] = &[
    accounts::ROUTES,
    application::ROUTES,
    asset_report::ROUTES,
    auth::ROUTES,
    bank_transfer::ROUTES,
    beta::ROUTES,
    cashflow_report::ROUTES,
    categories::ROUTES,
    consent::ROUTES,
    consumer_report::ROUTES,
    cra::ROUTES,
    credit::ROUTES,
    dashboard_user::ROUTES,
    employers::ROUTES,
    employment::ROUTES,
    identity::ROUTES,
    identity_verification::ROUTES,
    income::ROUTES,
    institutions::ROUTES,
    investments::ROUTES,
    issues::ROUTES,
    item::ROUTES,
    liabilities::ROUTES,
    link::ROUTES,
    link_delivery::ROUTES,
    network::ROUTES,
    oauth::ROUTES,
    payment_initiation::ROUTES,
    processor::ROUTES,
    profile::ROUTES,
    sandbox::ROUTES,
    session::ROUTES,
    signal::ROUTES,
    statements::ROUTES,
    transactions::ROUTES,
    transfer::ROUTES,
    user::ROUTES,
    user_account::ROUTES,
    watchlist_screening::ROUTES,
    webhook_verification_key::ROUTES,
];

/// The endpoint at a path.
pub fn route(path: &str) -> Option<&'static Route> {
    static BY_PATH: LazyLock<BTreeMap<&str, &Route>> = LazyLock::new(|| {
        let routes = ROUTES.iter().copied().flatten();
        routes.map(|route| (route.path, route)).collect()
    });
    BY_PATH.get(path).copied()
}

/// How far the operation at a path is emulated.
pub fn depth(path: &str) -> Depth {
    if route(path).is_some() {
        Depth::Live
    } else {
        Depth::Absent
    }
}
