//! `GET /_emulator`

use serde::Serialize;

use super::{ENTRIES, Entry};

/// What the emulator says of itself.
#[derive(Debug, Serialize)]
pub struct Index {
    endpoints: &'static [Entry],
    version: &'static str,
    worlds: Vec<String>,
}

impl Index {
    /// The list, with the clients that have a world.
    pub fn new(worlds: Vec<String>) -> Self {
        Self {
            endpoints: ENTRIES,
            version: env!("CARGO_PKG_VERSION"),
            worlds,
        }
    }
}
