//! `POST /_emulator/webhooks/client`: where webhooks go that are about no Item and no link token,
//! which Plaid's Dashboard has a page for.

use serde::{Deserialize, Serialize};

use crate::sandbox::Sandbox;

/// Where they are to go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Whose.
    pub client_id: String,
    /// The URL; nowhere without it.
    pub url: Option<String>,
}

/// Where they go.
#[derive(Debug, Serialize)]
pub struct Response {
    client_id: String,
    url: Option<String>,
}

/// Changes where a client's webhooks go.
pub fn change(request: Request, world: &mut Sandbox) -> Response {
    world.set_client_webhook(request.url);
    Response {
        client_id: request.client_id,
        url: world.client_webhook().map(str::to_owned),
    }
}
