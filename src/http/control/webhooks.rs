//! What testers do to webhooks.

use hyper::http::request::Parts;
use serde::Serialize;

use super::{NO_CLIENT, bad_request, in_world, posted, queried, queried_world, refuse, show};
use crate::api;
use crate::api::wire::webhook;
use crate::control::webhooks::{
    self, ClearRules, ClientWebhook, Fire, Form, Release, Resend, RotateKey, Rule, Shown, Wanted,
};
use crate::http::Answer;
use crate::http::worlds::Worlds;
use crate::sandbox::Sandbox;
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

/// The rules of a world.
pub(super) fn list_rules(worlds: &Worlds, head: &Parts) -> Answer {
    queried_world(worlds, head, |_, world| {
        Ok(show(&webhooks::list_rules(world)))
    })
}

/// Waits for a webhook; `null` if none comes in time.
pub(super) async fn wait(worlds: &Worlds, head: &Parts) -> Answer {
    let Some(client) = queried(head, "client_id") else {
        return refuse(400, &bad_request(NO_CLIENT));
    };
    let read = |world: &mut Sandbox| Wanted::read(world, |name| queried(head, name));
    let (wanted, limit) = match worlds.of_client(&client, read) {
        Ok(read) => read,
        Err(error) => return refuse(400, &error),
    };
    let look = |world: &mut Sandbox| {
        let webhook = wanted.look(world, FORM)?;
        Some(show(&Waited {
            webhook: Some(webhook),
        }))
    };
    let found = worlds.until(&client, limit, look).await;
    found.unwrap_or_else(|| show(&Waited { webhook: None }))
}

/// What came of waiting.
#[derive(Debug, Serialize)]
struct Waited<'a> {
    webhook: Option<Shown<'a>>,
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
        "/_emulator/webhooks/release" => posted(sent, |request: Release| {
            in_world(worlds, &request.client_id, |world| {
                webhooks::release(&request, world, FORM).map(|sent| show(&sent))
            })
        }),
        "/_emulator/webhooks/rotate_key" => posted(sent, |request: RotateKey| {
            in_world(worlds, &request.client_id, |world| {
                Ok(show(&webhooks::rotate_key(world)))
            })
        }),
        "/_emulator/webhooks/rules" => posted(sent, |request: Rule| {
            in_world(worlds, &request.client_id, |world| {
                webhooks::add_rule(&request, world).map(|added| show(&added))
            })
        }),
        "/_emulator/webhooks/rules/clear" => posted(sent, |request: ClearRules| {
            in_world(worlds, &request.client_id, |world| {
                webhooks::clear_rules(&request, world).map(|left| show(&left))
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
