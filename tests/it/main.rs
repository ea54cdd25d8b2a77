//! Tests of the whole emulator, driven in process.
#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests fail a test by panicking, as tests do"
)]

mod answers;
mod api;
mod cli;
mod contract;
mod control;
mod custom_users;
mod emulator;
mod errors;
mod fixtures;
mod languages;
mod link;
mod oauth;
mod replay;
mod requests;
mod scenarios;
mod server;
mod sync_property;
mod tidy;
mod timeline_property;
mod transport;
mod ui;
mod webhooks;
