//! `GET /_emulator/webhooks`, `POST /_emulator/webhooks/release`,
//! `POST /_emulator/webhooks/resend`

mod client;
mod defaults;
mod fire;
mod keys;
mod published;
mod rules;
mod wait;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use client::{Request as ClientWebhook, change as change_client};
pub use fire::{Request as Fire, fire};
pub use keys::{Request as RotateKey, rotate as rotate_key};
pub use rules::{
    Clear as ClearRules, Request as Rule, add as add_rule, clear as clear_rules,
    list as list_rules, read as read_rule,
};
pub use wait::Wanted;

use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::ItemId;
use crate::sandbox::webhooks::{
    Attempt, Forgery, Outcome, Render, State, Webhook, WebhookCode, WebhookId, WebhookType,
};

/// Which webhook is to be sent again.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resend {
    /// Whose.
    pub client_id: String,
    /// Which.
    pub id: WebhookId,
    /// What is to be wrong with it.
    pub tamper: Option<String>,
}

/// Which webhooks are to be held no longer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// Whose.
    pub client_id: String,
    /// Which, in the order in which they are to be sent; all, the oldest first, without it.
    pub ids: Option<Vec<WebhookId>>,
}

/// The webhooks of a world.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    client_id: &'a str,
    webhooks: Vec<Shown<'a>>,
}

/// A webhook and what became of it.
#[derive(Debug, Serialize)]
pub struct Shown<'a> {
    attempts: Vec<ShownAttempt<'a>>,
    /// The bytes that are sent, as text.
    body: String,
    created_at: Timestamp,
    id: WebhookId,
    item_id: Option<ItemId>,
    next_attempt_at: Option<Timestamp>,
    /// Why it was not sent, or is not sent any more.
    reason: Option<&'a str>,
    state: &'static str,
    /// What is wrong with it.
    tamper: Option<Forgery>,
    url: &'a str,
    webhook_code: WebhookCode,
    webhook_type: WebhookType,
}

#[derive(Debug, Serialize)]
struct ShownAttempt<'a> {
    at: Timestamp,
    duration_ms: u64,
    error: Option<&'a str>,
    request_headers: RequestHeaders<'a>,
    status: Option<u16>,
}

#[derive(Debug, Serialize)]
struct RequestHeaders<'a> {
    #[serde(rename = "Content-Type")]
    content_type: &'static str,
    #[serde(rename = "Plaid-Verification")]
    verification: &'a str,
}

/// How webhooks go out: who writes their bodies, and the content type.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Writes a body.
    pub render: Render,
    /// Writes a body that a tester has chosen.
    pub write: fn(&Value) -> Vec<u8>,
    /// `Content-Type`
    pub content_type: &'static str,
}

/// The webhooks of a world after the one with the id `after`, the oldest first.
pub fn list<'a>(
    client_id: &'a str,
    world: &'a Sandbox,
    after: Option<WebhookId>,
    form: Form,
) -> Response<'a> {
    let webhooks = world.webhooks().filter(|it| Some(it.id) > after);
    Response {
        client_id,
        webhooks: webhooks.map(|it| Shown::new(it, form)).collect(),
    }
}

/// Sends a webhook once more; the answer is the new one.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` if there is none with that id, or it cannot be tampered with so.
pub fn resend<'a>(
    request: &Resend,
    world: &'a mut Sandbox,
    form: Form,
) -> Result<Shown<'a>, Error> {
    let forgery = request.tamper.as_deref().map(rules::forgery).transpose()?;
    let webhook = world.resend_webhook(request.id, forgery)?;
    Ok(Shown::new(webhook, form))
}

/// Sends webhooks that were held; the answer has them in the order in which they go out.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` if one of them is not held.
pub fn release<'a>(
    request: &'a Release,
    world: &'a mut Sandbox,
    form: Form,
) -> Result<Response<'a>, Error> {
    let ids = world.release_webhooks(request.ids.clone())?;
    let released = ids.iter().map(|id| world.webhook(*id));
    let shown = released.map(|webhook| webhook.map(|it| Shown::new(it, form)));
    Ok(Response {
        client_id: &request.client_id,
        webhooks: shown.collect::<Result<_, _>>()?,
    })
}

impl<'a> Shown<'a> {
    fn new(webhook: &'a Webhook, form: Form) -> Self {
        let (webhook_type, webhook_code) = webhook.payload.names();
        let (state, reason) = describe(&webhook.state);
        let attempts = webhook.attempts.iter();
        Self {
            attempts: attempts.map(|it| ShownAttempt::new(it, form)).collect(),
            body: String::from_utf8_lossy(&(form.render)(webhook)).into_owned(),
            created_at: webhook.created_at,
            id: webhook.id,
            item_id: webhook.subject.item_id(),
            next_attempt_at: match webhook.state {
                State::Pending { next_at } => Some(next_at),
                _ => None,
            },
            reason,
            state,
            tamper: webhook.forgery,
            url: &webhook.url,
            webhook_code,
            webhook_type,
        }
    }
}

impl<'a> ShownAttempt<'a> {
    fn new(attempt: &'a Attempt, form: Form) -> Self {
        let (status, error) = match &attempt.outcome {
            Outcome::Answered(status) => (Some(*status), None),
            Outcome::Failed(why) | Outcome::Withheld(why) => (None, Some(why.as_str())),
        };
        Self {
            at: attempt.at,
            duration_ms: u64::try_from(attempt.took.as_millis()).unwrap_or(u64::MAX),
            error,
            request_headers: RequestHeaders {
                content_type: form.content_type,
                verification: &attempt.verification,
            },
            status,
        }
    }
}

fn describe(state: &State) -> (&'static str, Option<&str>) {
    match state {
        State::Held => ("held", Some("a rule holds it until it is released")),
        State::Lost => ("lost", Some("a rule has it lost on its way")),
        State::Pending { .. } => ("pending", None),
        State::Sending { .. } => ("sending", None),
        State::Delivered => ("delivered", None),
        State::Exhausted {
            endpoint_rejects: false,
        } => (
            "exhausted",
            Some("24 hours after the first attempt there are no more"),
        ),
        State::Exhausted {
            endpoint_rejects: true,
        } => (
            "exhausted",
            Some("the endpoint rejected more than 90 % of its webhooks in the last 24 hours"),
        ),
        State::Withheld { reason } => ("withheld", Some(reason)),
    }
}
