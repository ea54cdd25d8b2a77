//! Tests of the whole emulator, driven in process.

mod api;
mod contract;
mod errors;
mod fixtures;
mod server;
mod ui;
