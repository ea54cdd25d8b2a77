//! `POST /_emulator/webhooks/rotate_key`: another key signs webhooks from now on.

use serde::{Deserialize, Serialize};

use crate::sandbox::Sandbox;

/// Whose key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// In whose world.
    pub client_id: String,
}

/// The keys there are by now, the one that signs first.
#[derive(Debug, Serialize)]
pub struct Response {
    keys: Vec<Shown>,
}

#[derive(Debug, Serialize)]
struct Shown {
    created_at: i64,
    expired_at: Option<i64>,
    key_id: String,
}

/// Has another key sign; the one before is shown as expired by `/webhook_verification_key/get`.
pub fn rotate(world: &mut Sandbox) -> Response {
    world.rotate_key();
    let keys = world.verification_keys().into_iter();
    Response {
        keys: keys
            .map(|key| Shown {
                created_at: key.created_at,
                expired_at: key.expired_at,
                key_id: key.id,
            })
            .collect(),
    }
}
