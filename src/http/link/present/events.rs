//! The events that the app is told of as they happen.

use super::session;
use crate::api::wire::link_callback::BrowserEvent;
use crate::http::link::oauth::Browser;
use crate::link::EventName;
use crate::sandbox::ids::Uuid;
use crate::sandbox::{LinkEvent, LinkSession, Sandbox};
use crate::ui::link::{EmbeddedJson, Page};

/// The page of a session that has just been opened, or opened anew, which says so at once.
pub(in crate::http::link) fn opened(
    world: &mut Sandbox,
    session_id: Uuid,
    browser: &Browser,
) -> Option<Page> {
    let mut page = session(world, session_id, browser, "")?;
    if world.catalog().switches.live_events {
        tell_at_once(world, session_id, &mut page);
        return Some(page);
    }
    let session = world.link_session(session_id)?;
    let mut events = session.events.iter().rev();
    let open = events.find(|event| event.name == EventName::Open);
    page.frame.live_events = Some(events_json(session, open));
    Some(page)
}

/// Has a page tell of what has happened since the last one, in a run where the app is told at once.
pub(in crate::http::link) fn tell_at_once(world: &mut Sandbox, session_id: Uuid, page: &mut Page) {
    if world.catalog().switches.live_events {
        tell_all(world, session_id, page);
    }
}

/// Has a page tell of what has happened since the last one.
pub(in crate::http::link) fn tell_all(world: &mut Sandbox, session_id: Uuid, page: &mut Page) {
    let untold = world.tell_events(session_id);
    if let Some(session) = world.link_session(session_id) {
        page.frame.live_events = Some(events_json(session, &untold));
    }
}

fn events_json<'a>(
    session: &LinkSession,
    events: impl IntoIterator<Item = &'a LinkEvent>,
) -> EmbeddedJson {
    let events = events.into_iter();
    let told: Vec<BrowserEvent<'_>> = events
        .map(|event| BrowserEvent::new(session, event))
        .collect();
    EmbeddedJson::from_json(&serde_json::to_string(&told).unwrap_or_default())
}
