//! The way through Layer, without a browser.

use super::{CODE, Login, Request, press, refused, session};
use crate::errors::Error;
use crate::link::Action;
use crate::link::layer::{LayerAction, LayerStep};
use crate::sandbox::catalog::Demand;
use crate::sandbox::ids::Uuid;
use crate::sandbox::{Gesture, LayerGesture, Sandbox};

/// Asks whether the person of the request is eligible, and opens Link; `None` for a token that is
/// not of Layer.
pub(super) fn begin(world: &mut Sandbox, request: &Request) -> Result<Option<Uuid>, Error> {
    let Some(session_id) = world.prepare_layer(&request.link_token)? else {
        return match request.date_of_birth {
            Some(_) => Err(refused(
                "`date_of_birth` needs a link token of /session/token/create",
            )),
            None => Ok(None),
        };
    };
    let number = request.phone_number.as_deref();
    let number = number.ok_or_else(|| refused("Layer needs a `phone_number`"))?;
    let mut submit = |gesture| press(world, session_id, Gesture::Layer(gesture));
    submit(LayerGesture::SubmitPhone(number))?;
    if let Some(date) = &request.date_of_birth {
        submit(LayerGesture::SubmitDateOfBirth(date))?;
    }
    world.open_layer(session_id);
    Ok(Some(session_id))
}

/// Does what a pane of Layer asks for. An institution that is named and is not the one suggested is
/// picked among those that are saved, or connected anew.
pub(super) fn step(
    world: &mut Sandbox,
    session_id: Uuid,
    step: LayerStep,
    request: &Login,
) -> Result<(), Error> {
    let plain = |action| Gesture::Layer(LayerGesture::Plain(action));
    let meant = request.institution_id.as_deref();
    let picked = session(world, session_id)?.layer.picked.as_ref();
    let is_meant = match (meant, picked) {
        (Some(meant), Some(picked)) => picked.institution_id == meant,
        (None, Some(_)) => true,
        (None, None) => !needs_account(world, session_id),
        (Some(_), None) => false,
    };
    let gesture = match step {
        LayerStep::Waiting => plain(LayerAction::Open),
        LayerStep::Refused => Gesture::Plain(Action::Exit),
        LayerStep::Consent => Gesture::Plain(Action::Continue),
        LayerStep::Code => Gesture::SubmitOtp(request.code.as_deref().unwrap_or(CODE)),
        LayerStep::Review if is_meant => plain(LayerAction::Share),
        LayerStep::Review => plain(LayerAction::ChangeAccount),
        LayerStep::Edit => Gesture::Plain(Action::Back),
        LayerStep::Accounts => match place_of(world, session_id, meant)? {
            Some(place) => Gesture::Layer(LayerGesture::PickAccount(place)),
            None => plain(LayerAction::AddAccount),
        },
    };
    press(world, session_id, gesture)
}

/// The place of the first saved account at an institution.
fn place_of(
    world: &Sandbox,
    session_id: Uuid,
    institution_id: Option<&str>,
) -> Result<Option<usize>, Error> {
    let record = world
        .token_of_session(session_id)
        .ok_or_else(|| refused("the session is gone"))?;
    let saved = world.saved_accounts(&record.configuration, session(world, session_id)?);
    let place = saved
        .iter()
        .position(|it| institution_id == Some(it.connection.institution_id.as_str()));
    Ok(place)
}

fn needs_account(world: &Sandbox, session_id: Uuid) -> bool {
    let record = world.token_of_session(session_id);
    let template = record.and_then(|it| it.configuration.layer.as_deref());
    template.is_some_and(|it| it.accounts == Demand::Required)
}
