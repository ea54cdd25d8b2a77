//! `GET /_emulator/clock` and `POST /_emulator/clock`: time, and what happens as it passes.

use jiff::{SignedDuration, Span, SpanRelativeTo, Timestamp};
use serde::{Deserialize, Deserializer, Serialize};

use crate::errors::{Error, ErrorCode};
use crate::sandbox::clock::Clock;
use crate::sandbox::ids::ItemId;
use crate::sandbox::webhooks::{WebhookCode, WebhookId};
use crate::sandbox::{Happening, Sandbox};

/// What is to be done with a clock: exactly one of the five.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Whose clock.
    pub client_id: String,
    /// By how much to move it forward: `"4h 30m"`, `"PT4H30M"`, `"30 days"` of 24 hours each.
    #[serde(default, deserialize_with = "duration")]
    pub advance: Option<SignedDuration>,
    /// Stop it.
    #[serde(default)]
    pub freeze: bool,
    /// Let it run.
    #[serde(default)]
    pub resume: bool,
    /// Let time pass until a webhook with this `webhook_code` is sent.
    pub run_until: Option<String>,
    /// What it is to show.
    pub set: Option<Timestamp>,
}

/// A span of time that may be told in days and weeks.
fn duration<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<SignedDuration>, D::Error> {
    let span = Option::<Span>::deserialize(reader)?;
    let length = span.map(|span| span.to_duration(SpanRelativeTo::days_are_24_hours()));
    length.transpose().map_err(serde::de::Error::custom)
}

/// What the clock shows.
#[derive(Debug, Serialize)]
pub struct Response {
    client_id: String,
    frozen: bool,
    /// What happened by itself on the way, in order; only when the clock was moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    happened: Option<Vec<Shown>>,
    now: Timestamp,
}

#[derive(Debug, Serialize)]
struct Shown {
    at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    item_id: Option<ItemId>,
    webhooks: Vec<ShownWebhook>,
    what: &'static str,
}

#[derive(Debug, Serialize)]
struct ShownWebhook {
    id: WebhookId,
    webhook_code: WebhookCode,
}

impl From<Happening> for Shown {
    fn from(happening: Happening) -> Self {
        let webhooks = happening.webhooks.into_iter();
        Self {
            at: happening.at,
            item_id: happening.item_id,
            webhooks: webhooks
                .map(|(id, webhook_code)| ShownWebhook { id, webhook_code })
                .collect(),
            what: happening.what,
        }
    }
}

/// What a world's clock shows.
pub fn read(client_id: &str, world: &Sandbox) -> Response {
    Response {
        client_id: client_id.to_owned(),
        frozen: matches!(world.clock(), Clock::Frozen(_)),
        happened: None,
        now: world.now(),
    }
}

/// Moves a world's clock.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` unless exactly one thing is asked for, for moves back in time by
/// `advance`, and if the webhook that is to be waited for does not come.
pub fn turn(request: &Request, world: &mut Sandbox, wall: Timestamp) -> Result<Response, Error> {
    let asked = [
        request.advance.is_some(),
        request.set.is_some(),
        request.run_until.is_some(),
        request.freeze,
        request.resume,
    ];
    if asked.into_iter().filter(|asked| *asked).count() != 1 {
        return Err(refuse(
            "expected exactly one of `advance`, `set`, `run_until`, `freeze` and `resume`",
        ));
    }
    let happened = match &request.run_until {
        Some(code) => run_until(code, world, wall)?,
        None => {
            move_clock(request, world.clock_mut(), wall)?;
            world.advance_telling(wall)
        }
    };
    Ok(Response {
        happened: Some(happened.into_iter().map(Shown::from).collect()),
        ..read(&request.client_id, world)
    })
}

fn move_clock(request: &Request, clock: &mut Clock, wall: Timestamp) -> Result<(), Error> {
    match (request.advance, request.set) {
        (Some(by), _) if by.is_negative() => {
            return Err(refuse(
                "`advance` must not be negative; use `set` to go back",
            ));
        }
        (Some(by), _) => clock.advance(by),
        (None, Some(at)) => clock.set(at, wall),
        (None, None) if request.freeze => clock.freeze(wall),
        (None, None) => clock.resume(wall),
    }
    Ok(())
}

fn run_until(code: &str, world: &mut Sandbox, wall: Timestamp) -> Result<Vec<Happening>, Error> {
    let wanted = WebhookCode::from_name(code)
        .ok_or_else(|| refuse(format!("no webhook has the code `{code}`")))?;
    world.run_until(wanted, wall).map_err(|happened| {
        refuse(format!(
            "no {code} was sent within two years, though {} things happened; the clock shows {}",
            happened.len(),
            world.now()
        ))
    })
}

fn refuse(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorCode::EmulatorBadRequest, message)
}
