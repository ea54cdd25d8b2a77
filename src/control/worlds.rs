//! `GET /_emulator/worlds`, `POST /_emulator/worlds/reset`, `POST /_emulator/worlds/delete`.

use serde::{Deserialize, Serialize};

/// Which world.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Whose.
    pub client_id: String,
}

/// The clients that have a world, sorted.
#[derive(Debug, Serialize)]
pub struct Response {
    /// Their ids.
    pub worlds: Vec<String>,
}
