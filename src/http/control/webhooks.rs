//! What testers do to webhooks.

use hyper::http::request::Parts;

use super::{bad_request, in_world, posted, queried, queried_world, show};
use crate::api;
use crate::api::wire::webhook;
use crate::control::webhooks::{self, ClientWebhook, Fire, Form, Resend};
use crate::http::Answer;
use crate::http::worlds::Worlds;
use crate::sandbox::webhooks::WebhookId;

/// How webhooks go out.
const FORM: Form = Form {
    render: webhook::body,
    write: |body| api::document(body).unwrap_or_default(),
    content_type: webhook::CONTENT_TYPE,
};

/// The outbox of a world.
pub(super) fn list(worlds: &Worlds, head: &Parts) -> Answer {
    queried_world(worlds, head, |client, world| {
        let after = match queried(head, "after").map(|id| id.parse()) {
            None => None,
            Some(Ok(id)) => Some(WebhookId(id)),
            Some(Err(_)) => return Err(bad_request("`after` must be the id of a webhook")),
        };
        Ok(show(&webhooks::list(client, world, after, FORM)))
    })
}

/// Answers what changes something; `None` if there is no such path.
pub(super) fn write(worlds: &Worlds, sent: &[u8], path: &str) -> Option<Answer> {
    Some(match path {
        "/_emulator/webhooks/client" => posted(sent, |request: ClientWebhook| {
            let client_id = request.client_id.clone();
            in_world(worlds, &client_id, |world| {
                Ok(show(&webhooks::change_client(request, world)))
            })
        }),
        "/_emulator/webhooks/fire" => posted(sent, |request: Fire| {
            in_world(worlds, &request.client_id, |world| {
                webhooks::fire(&request, world, FORM).map(|sent| show(&sent))
            })
        }),
        "/_emulator/webhooks/resend" => posted(sent, |request: Resend| {
            in_world(worlds, &request.client_id, |world| {
                webhooks::resend(&request, world, FORM).map(|sent| show(&sent))
            })
        }),
        _ => return None,
    })
}
