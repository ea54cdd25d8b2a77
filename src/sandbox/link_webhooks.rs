//! What an app's server is told of sessions of Link.
//! <https://plaid.com/docs/api/link/#webhooks>

use jiff::SignedDuration;

use super::ids::{HandedToken, LinkToken, PublicToken, Uuid};
use super::timers::Timer;
use super::webhooks::Payload;
use super::{Handover, LinkConfiguration, LinkSession, Sandbox, SessionResult};

/// How long nothing may happen in a session before the app is told what has; Plaid says 5 to 15
/// minutes.
pub(super) const PATIENCE: SignedDuration = SignedDuration::from_mins(10);

/// Which webhooks the sessions of a link token send.
#[derive(Debug, Clone, Copy)]
struct Told {
    /// `ITEM_ADD_RESULT` and `SESSION_FINISHED`.
    results: bool,
    /// `EVENTS`.
    events: bool,
}

impl Sandbox {
    /// Whether all events of a configuration's sessions can be read, and not only those that
    /// Plaid calls stable.
    pub fn keeps_events(&self, configuration: &LinkConfiguration) -> bool {
        self.told_of(configuration).events
    }

    fn told_of(&self, configuration: &LinkConfiguration) -> Told {
        let hosted = configuration.hosted_link.is_some();
        let all = self.client().is_some_and(|client| client.link_webhooks);
        Told {
            results: hosted || configuration.multi_item || configuration.layer.is_some() || all,
            events: hosted || all,
        }
    }

    /// Tells of an Item a session has added.
    pub(super) fn announce_added(
        &mut self,
        token: LinkToken,
        session_id: Uuid,
        public_token: PublicToken,
    ) {
        if self
            .told_of(&self.link_tokens[&token].configuration)
            .results
        {
            self.notify_of_link(token, session_id, Payload::ItemAddResult { public_token });
        }
    }

    /// Tells that a session is over.
    pub(super) fn announce_end(&mut self, token: LinkToken, session: &LinkSession) {
        let configuration = &self.link_tokens[&token].configuration;
        let told = self.told_of(configuration);
        let user_id = self.told_user(configuration).cloned();
        if told.results {
            // Somebody who has added an Item and leaves has not come for nothing.
            let success = matches!(session.result, Some(SessionResult::Success(_)))
                || !session.added.is_empty();
            let added = session
                .added
                .iter()
                .map(|it| HandedToken::Public(it.public_token));
            let shared = match session.handover {
                Some(Handover::Profile(token)) => Some(HandedToken::Profile(token)),
                _ => None,
            };
            let payload = Payload::SessionFinished {
                success,
                public_tokens: added.chain(shared).collect(),
                user_id,
            };
            self.notify_of_link(token, session.id, payload);
        }
        if told.events {
            let payload = Payload::LinkEvents(session.events.clone());
            self.notify_of_link(token, session.id, payload);
        }
    }

    /// Has a look at a session that goes on once nothing has happened in it for a while.
    pub(super) fn watch_session(&mut self, token: LinkToken, session: &mut LinkSession) {
        let told = self.told_of(&self.link_tokens[&token].configuration);
        if told.events && session.result.is_none() && !session.watched {
            session.watched = true;
            self.timers
                .set(self.now + PATIENCE, Timer::SessionIdle(session.id));
        }
    }

    /// Tells what has happened in a session that was left without a word.
    pub(super) fn announce_idle(&mut self, session_id: Uuid) {
        let Some(token) = self.link_sessions.get(&session_id).copied() else {
            return;
        };
        let now = self.now;
        let session = self.session_mut(session_id);
        let Some(session) = session.filter(|session| session.result.is_none()) else {
            return;
        };
        let due = session.touched_at + PATIENCE;
        if due > now {
            self.timers.set(due, Timer::SessionIdle(session_id));
            return;
        }
        session.watched = false;
        let payload = Payload::LinkEvents(session.events.clone());
        self.notify_of_link(token, session_id, payload);
    }
}
