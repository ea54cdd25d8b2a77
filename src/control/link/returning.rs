//! The way of people who have kept connections, without a browser.

use crate::errors::Error;
use crate::link::returning::ReturningStep;
use crate::sandbox::ids::Uuid;
use crate::sandbox::{Gesture, ReturningGesture, Sandbox};

use super::{CODE, Login, accounts, press, refused, session};

/// Does what a pane for somebody who returns asks for: an institution that is named and was not
/// kept is connected anew.
pub(super) fn step(
    world: &mut Sandbox,
    session_id: Uuid,
    step: ReturningStep,
    request: &Login,
) -> Result<(), Error> {
    let gesture = match step {
        ReturningStep::Institutions => {
            let token = world
                .token_of_session(session_id)
                .ok_or_else(|| refused("the session is gone"))?;
            let kept = world.kept_logins(&token.configuration, session(world, session_id)?);
            let place = match &request.institution_id {
                Some(id) => kept.iter().position(|login| login.institution_id == *id),
                None => Some(0),
            };
            place.map_or(ReturningGesture::New, ReturningGesture::PickInstitution)
        }
        ReturningStep::Accounts if !is_meant(world, session_id, request)? => ReturningGesture::New,
        ReturningStep::Accounts => {
            let chosen = accounts(world, session_id, request)?;
            let gesture = Gesture::Returning(ReturningGesture::Confirm(&chosen));
            return press(world, session_id, gesture);
        }
        ReturningStep::SaveCode => {
            let code = request.code.as_deref().unwrap_or(CODE);
            return press(world, session_id, Gesture::SubmitOtp(code));
        }
    };
    press(world, session_id, Gesture::Returning(gesture))
}

/// Whether the institution that is up is the one asked for, if one is.
fn is_meant(world: &Sandbox, session_id: Uuid, request: &Login) -> Result<bool, Error> {
    let picked = session(world, session_id)?.institution.as_ref();
    let meant = request.institution_id.as_ref();
    Ok(meant.is_none_or(|meant| picked.is_some_and(|(id, _)| id == meant)))
}
