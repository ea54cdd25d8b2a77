//! Sessions of people who return with what they have saved with their phone number.
//! <https://plaid.com/docs/link/returning-user/#testing-in-sandbox>

use std::sync::Arc;

use super::catalog::{AccountSelect, Connection};
use super::ids::LinkToken;
use super::login::SignedIn;
use super::{InstitutionFilter, LinkConfiguration, LinkSession, Sandbox};
use crate::link::layer::LayerStep;
use crate::link::returning::{Kept, ReturningAction, ReturningFacts, ReturningStep};
use crate::link::{EventName, Facts, MatchReason, NotOffered, Portal, STANDARD, Step};

/// What somebody who returns does, with what they picked.
#[derive(Debug, Clone, Copy)]
pub enum ReturningGesture<'a> {
    /// The position of an institution among those they have kept.
    PickInstitution(usize),
    /// Positions among the accounts offered.
    Confirm(&'a [usize]),
    /// To the list of all institutions.
    New,
    /// The code, once more.
    Resend,
}

/// What a session knows of somebody who returns.
#[derive(Debug, Default)]
pub struct Returning {
    /// Whether the code sent to their phone was right.
    pub(super) verified: bool,
    /// How often the code has been sent once more.
    pub resent: u8,
    /// Positions of the accounts that were kept at the institution picked; `None` unless one was.
    pub(super) kept: Option<Vec<usize>>,
    /// Whether the institution picked asks for the login again.
    pub(super) login_again: bool,
    /// Why the institution is being chosen.
    match_reason: Option<MatchReason>,
}

impl Returning {
    /// Whether an account was kept, where only those are offered that were.
    pub(super) fn has_kept(&self, position: usize) -> bool {
        self.kept.as_ref().is_none_or(|it| it.contains(&position))
    }

    /// The institution is chosen with an account that is saved.
    pub(super) fn pick_account(&mut self) {
        self.match_reason = Some(MatchReason::SavedAccount);
    }

    /// Goes away from the institution that was picked.
    pub(super) fn put_away(&mut self) {
        self.kept = None;
        self.login_again = false;
        self.match_reason = None;
    }

    /// `match_reason` of an event.
    pub(super) fn reason(&mut self, name: EventName) -> Option<MatchReason> {
        match name {
            EventName::SelectInstitution => self.match_reason.take(),
            EventName::MatchedSelectInstitution => Some(MatchReason::RoutingNumber),
            _ => None,
        }
    }
}

impl ReturningGesture<'_> {
    pub(super) fn action(self) -> ReturningAction {
        match self {
            Self::PickInstitution(_) => ReturningAction::PickInstitution,
            Self::Confirm(_) => ReturningAction::Confirm,
            Self::New => ReturningAction::New,
            Self::Resend => ReturningAction::Resend,
        }
    }
}

impl LinkSession {
    /// Whether the person who has signed in, or is to sign in again, has this username.
    pub(super) fn is_of(&self, username: &str) -> bool {
        self.user.as_ref().is_some_and(|it| it.username == username)
    }

    /// Lets somebody in at the bank. Accounts chosen before are those of one person.
    pub(super) fn sign_in(&mut self) {
        let Some(Ok(SignedIn { user, challenge })) = self.bank.entered.take() else {
            return;
        };
        if !self.is_of(&user.username) {
            self.chosen.clear();
        }
        self.returning.kept = None;
        self.bank.recaptcha = challenge.recaptcha;
        self.mfa = challenge.mfa;
        self.user = Some(user);
    }

    /// Chooses accounts by their positions, which come in the bank's order.
    pub(super) fn choose(&mut self, positions: &[usize]) {
        self.chosen = positions.to_vec();
        self.chosen.sort_unstable();
        self.chosen.dedup();
    }

    /// The institution as an event tells it. One that is chosen by itself is so only after the
    /// events of the code.
    pub(super) fn institution_at(&self, name: EventName) -> Option<(String, String)> {
        let early = matches!(name, EventName::SubmitOtp | EventName::VerifyPhone)
            && self.returning.match_reason.is_some();
        self.institution.clone().filter(|_| !early)
    }
}

impl Sandbox {
    /// The connections that somebody with a verified phone number can use in a session.
    pub fn kept_logins(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
    ) -> Vec<Connection> {
        let number = session.phone.as_deref().unwrap_or_default();
        if session.flow != STANDARD || number.is_empty() {
            return Vec::new();
        }
        let mut kept = self.saved_with(number);
        kept.retain(|login| {
            let portal = self.portal(configuration, &login.institution_id);
            let accounts = login.accounts.iter();
            matches!(portal, Some(Portal::Credentials | Portal::Oauth))
                && accounts
                    .filter_map(|position| login.user.accounts.get(*position))
                    .any(|account| configuration.admits(account, &session.products))
        });
        kept
    }

    /// What the machine must know of what a session's phone number has kept.
    pub(super) fn returning(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
    ) -> ReturningFacts {
        let picked = session.returning.kept.is_some();
        let login_again = session.returning.login_again;
        ReturningFacts {
            kept: match self.kept_logins(configuration, session).len() {
                0 => Kept::Nothing,
                1 => Kept::One,
                _ => Kept::Some,
            },
            picked,
            login_again,
            chosen: login_again && !session.chosen.is_empty(),
            matched: false,
        }
    }

    /// Finds out what follows what somebody who returns does.
    pub(super) fn look_up_returning(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
        gesture: ReturningGesture<'_>,
        facts: &mut Facts,
    ) -> Result<(), NotOffered> {
        match gesture {
            ReturningGesture::PickInstitution(place) => {
                let kept = self.kept_logins(configuration, session);
                let login = kept.get(place).ok_or(NotOffered)?;
                facts.returning.login_again = login.login_again;
                facts.portal = self
                    .portal(configuration, &login.institution_id)
                    .ok_or(NotOffered)?;
            }
            ReturningGesture::Confirm(chosen) => {
                let offered = session.offered_accounts(configuration);
                let known = |position: &usize| offered.iter().any(|(it, _)| it == position);
                let fits = match self.account_select(configuration, session) {
                    AccountSelect::Single => chosen.len() == 1,
                    AccountSelect::Multiple => !chosen.is_empty(),
                    AccountSelect::All => chosen.len() == offered.len(),
                };
                if !fits || !chosen.iter().all(known) {
                    return Err(NotOffered);
                }
            }
            ReturningGesture::New | ReturningGesture::Resend => {}
        }
        Ok(())
    }

    /// Keeps what somebody who returns has picked.
    pub(super) fn remember_returning(
        &self,
        token: LinkToken,
        session: &mut LinkSession,
        gesture: ReturningGesture<'_>,
    ) {
        let configuration = &self.link_tokens[&token].configuration;
        match gesture {
            ReturningGesture::PickInstitution(place) => {
                let kept = self.kept_logins(configuration, session);
                if let Some(login) = kept.get(place) {
                    self.take_kept(configuration, session, login, MatchReason::SavedInstitution);
                }
            }
            ReturningGesture::Confirm(chosen) => session.choose(chosen),
            ReturningGesture::New => session.begin_anew(),
            ReturningGesture::Resend => session.returning.resent += 1,
        }
    }

    fn take_kept(
        &self,
        configuration: &LinkConfiguration,
        session: &mut LinkSession,
        login: &Connection,
        reason: MatchReason,
    ) {
        session.begin_anew();
        let portal = self.portal(configuration, &login.institution_id);
        session.portal = portal.unwrap_or(Portal::Credentials);
        session.institution = self.institution_named(&login.institution_id);
        session.user = Some(Arc::clone(&login.user));
        session.returning.kept = Some(login.accounts.clone());
        session.returning.login_again = login.login_again;
        session.returning.match_reason = Some(reason);
    }

    /// Notes that a code was right or wrong. The only institution that was kept is chosen by
    /// itself.
    pub(super) fn note_code(&mut self, token: LinkToken, session: &mut LinkSession, facts: &Facts) {
        if facts.answer.is_err() {
            session.wrong_codes += 1;
            return;
        }
        session.returning.verified = true;
        let user = self.link_tokens[&token]
            .configuration
            .user
            .client_user_id
            .clone();
        self.note_owner(&user, session.phone.as_deref().unwrap_or_default());
        self.announce_layer(token, session);
        if !session.added.is_empty() {
            self.save_connection(session);
            return;
        }
        let configuration = &self.link_tokens[&token].configuration;
        if let [login] = self.kept_logins(configuration, session).as_slice() {
            let reason = MatchReason::AutoSelectSavedInstitution;
            self.take_kept(configuration, session, login, reason);
        }
    }

    /// What the machine must know of a code: where it leads if it is right.
    pub(super) fn look_up_code(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
        code: &str,
        facts: &mut Facts,
    ) {
        facts.answer = self.check_code(session, code);
        if let [login] = self.kept_logins(configuration, session).as_slice()
            && let Some(portal) = self.portal(configuration, &login.institution_id)
        {
            facts.returning.login_again = login.login_again;
            facts.portal = portal;
        }
    }

    /// The institution that the app's routing number means; none if it means several.
    pub fn matched_institution(&self, configuration: &LinkConfiguration) -> Option<&str> {
        let number = configuration.routing_number.as_ref()?;
        let filter = InstitutionFilter {
            country_codes: &configuration.country_codes,
            ..InstitutionFilter::default()
        };
        let hidden = &self.customization(configuration).institutions.hidden;
        let mut known = self.institutions().filter(|it| {
            filter.matches(it)
                && !hidden.contains(&it.institution_id)
                && it.routing_numbers.contains(number)
        });
        let only = known.next().filter(|_| known.next().is_none());
        only.map(|it| it.institution_id.as_str())
    }
}

/// Whether a pane asks for the code sent to a phone.
pub(super) fn awaits_phone_code(step: Step) -> bool {
    matches!(
        step,
        Step::VerifyPhone | Step::Returning(ReturningStep::SaveCode) | Step::Layer(LayerStep::Code)
    )
}
