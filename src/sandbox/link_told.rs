//! Which events of a Link session the app was told of as they happened.
//! <https://plaid.com/docs/link/web/#onevent>

use super::ids::Uuid;
use super::{LinkEvent, LinkSession, Sandbox};
use crate::link::EventName;

impl LinkSession {
    /// The events the app is yet to be told of at the end: all but those told at once.
    pub fn untold_events(&self) -> impl Iterator<Item = &LinkEvent> {
        let at_once = |event: &&LinkEvent| event.name == EventName::Open;
        self.events
            .iter()
            .skip(self.told)
            .filter(move |event| !at_once(event))
    }
}

impl Sandbox {
    /// A session by its id.
    pub(super) fn session_mut(&mut self, session_id: Uuid) -> Option<&mut LinkSession> {
        let token = self.link_sessions.get(&session_id)?;
        let mut sessions = self.link_tokens.get_mut(token)?.sessions.iter_mut();
        sessions.find(|known| known.id == session_id)
    }

    /// Takes the events of a session that nobody was told of yet, for a run where the app is told
    /// of each at once. What the end brings is told with it.
    pub fn tell_events(&mut self, session_id: Uuid) -> Vec<LinkEvent> {
        let session = self.session_mut(session_id);
        let Some(session) = session.filter(|session| session.result.is_none()) else {
            return Vec::new();
        };
        let untold = session.events[session.told..].to_vec();
        session.told = session.events.len();
        untold
    }
}
