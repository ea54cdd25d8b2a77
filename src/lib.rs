//! A local, offline emulator of the Plaid Sandbox and of Plaid Link.
//!
//! `ARCHITECTURE.md` has the map of the rooms below and what each may use.

pub mod api;
pub mod contract;
pub mod control;
pub mod errors;
pub mod fixtures;
pub mod http;
pub mod link;
pub mod sandbox;
pub mod server;
pub mod ui;

pub use server::{Emulator, EmulatorBuilder};
