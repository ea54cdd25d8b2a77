//! `GET /_emulator/clock` and `POST /_emulator/clock`

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::clock::Clock;

/// What is to be done with a clock: exactly one of the four.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Whose clock.
    pub client_id: String,
    /// By how much to move it forward: `"4h 30m"`, `"PT4H30M"`.
    pub advance: Option<SignedDuration>,
    /// Stop it.
    #[serde(default)]
    pub freeze: bool,
    /// Let it run.
    #[serde(default)]
    pub resume: bool,
    /// What it is to show.
    pub set: Option<Timestamp>,
}

/// What the clock shows.
#[derive(Debug, Serialize)]
pub struct Response {
    client_id: String,
    frozen: bool,
    now: Timestamp,
}

/// What a world's clock shows.
pub fn read(client_id: &str, world: &Sandbox) -> Response {
    Response {
        client_id: client_id.to_owned(),
        frozen: matches!(world.clock(), Clock::Frozen(_)),
        now: world.now(),
    }
}

/// Moves a world's clock.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` unless exactly one thing is asked for, and for moves back in time by
/// `advance`.
pub fn turn(request: Request, world: &mut Sandbox, wall: Timestamp) -> Result<Response, Error> {
    let clock = world.clock_mut();
    match (request.advance, request.set, request.freeze, request.resume) {
        (Some(by), None, false, false) if !by.is_negative() => clock.advance(by),
        (Some(_), None, false, false) => {
            return Err(refuse(
                "`advance` must not be negative; use `set` to go back",
            ));
        }
        (None, Some(at), false, false) => clock.set(at, wall),
        (None, None, true, false) => clock.freeze(wall),
        (None, None, false, true) => clock.resume(wall),
        _ => {
            return Err(refuse(
                "expected exactly one of `advance`, `set`, `freeze` and `resume`",
            ));
        }
    }
    world.advance_to(wall);
    Ok(read(&request.client_id, world))
}

fn refuse(message: &'static str) -> Error {
    Error::new(ErrorCode::EmulatorBadRequest, message)
}
