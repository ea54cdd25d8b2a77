//! How a Link session begins. <https://plaid.com/docs/link/>

use super::catalog::Institution;
use super::ids::{LinkToken, Uuid};
use super::link_facts::Said;
use super::login::AtBank;
use super::{
    Findings, Followed, Gesture, Item, LayerSession, LinkConfiguration, LinkSession, Numbers, Pick,
    Returning, Sandbox, VerificationStatus as Status,
};
use crate::errors::{Error, ErrorCode};
use crate::link::identity;
use crate::link::{
    Action, CHOSEN, EventName, Extra, Facts, Flow, LAYER, Portal, STANDARD, Signal, Step,
};

impl Sandbox {
    /// Opens Link with a token.
    ///
    /// # Errors
    /// `INVALID_LINK_TOKEN` if it is malformed, unknown, expired or killed by wrong logins.
    pub fn open_link(&mut self, text: &str) -> Result<&LinkSession, Error> {
        self.open_link_with(text, None)
    }

    /// Opens Link with a token, and with what the person has chosen before.
    ///
    /// # Errors
    /// Those of [`Sandbox::open_link`].
    pub fn open_link_with(
        &mut self,
        text: &str,
        pick: Option<Pick<'_>>,
    ) -> Result<&LinkSession, Error> {
        if let Some(session_id) = self.prepare_layer(text)? {
            self.open_layer(session_id);
            return Ok(self.link_session(session_id).expect("it was just kept"));
        }
        let token = self.opening_token(text)?;
        let mut session = self.new_session(token);
        if session.step == Step::Connected {
            self.connect(token, &mut session);
        }
        let verification = self.open_verification(token, &mut session);
        let open = Said {
            view: session.step.views().first().copied(),
            ..Said::default()
        };
        self.say(&mut session, Signal::Event(EventName::Open), open);
        if let Some(pick) = pick {
            let configuration = &self.link_tokens[&token].configuration;
            self.take_pick(configuration, &mut session, pick);
        }
        let picked = session.picked.map(|picked| picked.events(session.portal));
        for event in picked.into_iter().flatten() {
            self.say(&mut session, Signal::Event(*event), Said::default());
        }
        let signals = match verification {
            Some((first, known, facts)) => identity::opening(first, known, facts),
            None => {
                let sent = Signal::Event(EventName::AutoSubmitPhone);
                let sent = (session.step == Step::VerifyPhone).then_some(sent);
                let views = session.step.views().iter();
                sent.into_iter()
                    .chain(views.copied().map(Signal::View))
                    .collect()
            }
        };
        for signal in signals {
            self.say(&mut session, signal, Said::default());
        }
        let (session_id, done) = (session.id, session.step == Step::Connected);
        self.keep_session(token, session);
        if done {
            self.act(session_id, Gesture::Plain(Action::Continue))
                .expect("a session with nothing to do can be ended");
        }
        Ok(self.link_session(session_id).expect("it was just kept"))
    }

    /// Says that a session runs in a page within an app, which has no windows but its own.
    pub fn confine_link(&mut self, session_id: Uuid) {
        if let Some(session) = self.session_mut(session_id) {
            session.windowless = true;
        }
    }

    /// Opens Link for somebody whose way back from a bank leads nowhere.
    pub(super) fn open_astray(&mut self, token: LinkToken, code: ErrorCode) -> Uuid {
        let mut session = self.new_session(token);
        session.portal = Portal::Oauth;
        session.step = Step::Consent;
        let session_id = self.keep_session(token, session).id;
        self.act(session_id, Gesture::ReturnAstray(code))
            .expect("a session that has just begun takes it");
        session_id
    }

    /// The token that opens Link.
    pub(super) fn opening_token(&self, text: &str) -> Result<LinkToken, Error> {
        let record = self.link_token(text)?;
        if self.now >= record.expires_at {
            return Err(ErrorCode::InvalidLinkToken.into());
        }
        Ok(record.token)
    }

    pub(super) fn new_session(&mut self, token: LinkToken) -> LinkSession {
        let configuration = &self.link_tokens[&token].configuration;
        let updated = self.to_update(configuration);
        let (flow, institution_id) = self.way(configuration, updated);
        let kept = updated.map_or_else(Vec::new, Item::shared_positions);
        let own = updated.map(|item| &item.products).into_iter().flatten();
        let products = configuration.products.iter().chain(own).copied().collect();
        let update = updated.map(|item| item.id);
        let locked = updated.is_some_and(is_locked);
        let consents = self.link_ui(configuration).separate_consent();
        let phone = self.proven_number(configuration);
        let phone = phone.filter(|_| flow == STANDARD && consents == 0);
        let institution = institution_id.and_then(|id| self.institution(&id));
        let portal = usual_portal(institution);
        let institution = institution.map(|it| (it.institution_id.clone(), it.name.clone()));
        LinkSession {
            id: self.mint.link_session_id(),
            started_at: self.now,
            finished_at: None,
            events: Vec::new(),
            result: None,
            step: match phone {
                Some(_) => Step::VerifyPhone,
                None => first_step(flow, locked, consents),
            },
            error: locked.then(|| ErrorCode::TooManyVerificationAttempts.into()),
            institution,
            brand: None,
            guest: false,
            phone,
            returning: Returning::default(),
            layer: LayerSession::default(),
            verification_id: None,
            refused: false,
            update,
            portal,
            mfa: None,
            oauth_state_id: None,
            followed: Followed::default(),
            numbers: Numbers::default(),
            picked: None,
            windowless: false,
            bank: AtBank::default(),
            query: None,
            flow,
            before_leaving: Step::Consent,
            pane_request_id: self.mint.request_id(),
            pane_at: self.now,
            touched_at: self.now,
            watched: false,
            user: None,
            shared: None,
            products,
            kept,
            chosen: Vec::new(),
            added: Vec::new(),
            findings: Findings::default(),
            documents: None,
            uploads: Vec::new(),
            paid: None,
            proof: None,
            confirmed: false,
            handover: None,
            connected: false,
            wrong_logins: 0,
            wrong_codes: 0,
            told: 0,
            proxied: 0,
        }
    }

    pub(super) fn keep_session(
        &mut self,
        token: LinkToken,
        mut session: LinkSession,
    ) -> &LinkSession {
        self.link_sessions.insert(session.id, token);
        self.watch_session(token, &mut session);
        self.proxy_callbacks(token, &mut session);
        let record = self
            .link_tokens
            .get_mut(&token)
            .expect("the session was made with it");
        record.sessions.push(session);
        &record.sessions[record.sessions.len() - 1]
    }

    /// The flow a token asks for, and the institution it begins with if that is settled.
    fn way(
        &self,
        configuration: &LinkConfiguration,
        updated: Option<&Item>,
    ) -> (Flow, Option<String>) {
        if configuration.layer.is_some() {
            return (LAYER, None);
        }
        if let Some(flow) = Self::way_of_purpose(configuration, updated) {
            return (flow, updated.map(|item| item.institution_id.clone()));
        }
        if let Some(item) = updated {
            let flow = self.way_to_update(configuration, item);
            return (flow, Some(item.institution_id.clone()));
        }
        let open = |id: &&str| {
            let portal = self.portal(configuration, id);
            matches!(portal, Some(Portal::Credentials | Portal::Oauth))
        };
        match configuration.institution_id.as_deref().filter(open) {
            Some(id) => (CHOSEN, Some(id.to_owned())),
            None => (STANDARD, None),
        }
    }
}

impl LinkSession {
    /// Keeps that the institution cannot be entered from where Link runs.
    pub(super) fn note_reach(&mut self, facts: &Facts) {
        if facts.portal == Portal::OutOfReach {
            self.portal = facts.portal;
        }
    }

    /// How an institution can be entered from where Link runs.
    pub(super) fn reach(&self, configuration: &LinkConfiguration, portal: Portal) -> Portal {
        if self.windowless && portal.is_oauth() && !configuration.leads_back() {
            Portal::OutOfReach
        } else {
            portal
        }
    }
}

/// How an institution that is settled before Link opens is entered.
fn usual_portal(institution: Option<&Institution>) -> Portal {
    match institution {
        Some(institution) if institution.oauth => Portal::Oauth,
        _ => Portal::Credentials,
    }
}

/// Whether nothing can be done for an Item any more.
fn is_locked(item: &Item) -> bool {
    let status = item.verification().and_then(|it| it.status);
    status == Some(Status::VerificationFailed)
}

/// The pane Link opens on. An Item that is locked for good has nothing but that said.
fn first_step(flow: Flow, locked: bool, consents: u8) -> Step {
    match flow {
        _ if locked => Step::Failed,
        [Step::Consent, ..] if consents > 0 => Step::Extra(Extra::Consent(consents)),
        [first, ..] => *first,
        [] => Step::Consent,
    }
}
