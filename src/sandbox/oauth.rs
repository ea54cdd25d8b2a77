//! Logins on a bank's own site: the state id that a person is sent there with, what they grant,
//! and their way back into Link. <https://plaid.com/docs/link/oauth/>

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::catalog::{AccountSelect, Handoff, TestUser};
use super::ids::{LinkToken, Uuid};
use super::payments::PaymentRequest;
use super::{Gesture, LinkConfiguration, LinkSession, Purpose, Sandbox};
use crate::errors::{Error, ErrorCode};
use crate::link::{Action, Asks, Facts, NotOffered, Step};

/// How long a person may stay on the bank's site.
pub(super) const PATIENCE: SignedDuration = SignedDuration::from_mins(10);
/// How long the app can find out by the address it was sent back to which link token it is of.
pub(super) const CORRELATION_LIFE: SignedDuration = SignedDuration::from_mins(10);
/// Who signs in where nothing, or nobody known, is typed.
const USUAL_USER: &str = "user_good";

/// One way to a bank's own site and back, named by its `oauth_state_id`.
#[derive(Debug)]
pub struct OauthLogin {
    /// The Link session it belongs to.
    pub session_id: Uuid,
    /// The bank.
    pub institution_id: String,
    /// How far it has got.
    pub stage: OauthStage,
    /// `link_correlation_id`, where there is something to pay.
    pub correlation_id: Option<Uuid>,
    /// When the bank was done with the person.
    settled_at: Option<Timestamp>,
    link_token: LinkToken,
    opened_at: Timestamp,
}

/// How far a login on a bank's own site has got.
#[derive(Debug)]
pub enum OauthStage {
    /// The person is on the way there, or there.
    Opened,
    /// The person has shared accounts.
    Granted {
        /// Who signed in.
        user: Arc<TestUser>,
        /// Positions of the accounts among those of the user.
        accounts: Vec<usize>,
    },
    /// The bank has sent the person back with an error.
    Failed(ErrorCode),
    /// Link has taken note of what happened, or the person has given up; the id is used up.
    Returned,
}

impl Sandbox {
    /// A login on a bank's own site.
    pub fn oauth_login(&self, oauth_state_id: Uuid) -> Option<&OauthLogin> {
        self.oauth_logins.get(&oauth_state_id)
    }

    /// Who signs in with a username. Any will do: one that is not known is the Item's own user in
    /// update mode, else `user_good`. `None` if there is no such login.
    pub fn oauth_user(&self, oauth_state_id: Uuid, username: &str) -> Option<&Arc<TestUser>> {
        let session_id = self.oauth_login(oauth_state_id)?.session_id;
        let updated = self.link_session(session_id)?.update;
        let usual = match updated.and_then(|id| self.items.get(&id)) {
            Some(item) => &item.user,
            None => self.catalog.users.get(USUAL_USER)?,
        };
        Some(self.catalog.users.get(username).unwrap_or(usual))
    }

    /// The bank lets Link see accounts, by their positions among those of the user.
    ///
    /// # Errors
    /// `OAUTH_STATE_ID_NOT_FOUND`; `OAUTH_STATE_ID_ALREADY_PROCESSED` once the person is back or
    /// has given up; `INVALID_ACCOUNT_ID` for an account the user does not have.
    pub fn grant_oauth(
        &mut self,
        oauth_state_id: Uuid,
        username: &str,
        accounts: &[usize],
    ) -> Result<(), Error> {
        let user = self.oauth_user(oauth_state_id, username).cloned();
        let user = user.ok_or(ErrorCode::OauthStateIdNotFound)?;
        if accounts.iter().any(|at| *at >= user.accounts.len()) {
            return Err(ErrorCode::InvalidAccountId.into());
        }
        let mut accounts = accounts.to_vec();
        accounts.sort_unstable();
        accounts.dedup();
        self.settle_oauth(oauth_state_id, OauthStage::Granted { user, accounts })
    }

    /// The bank lets Link see nothing.
    ///
    /// # Errors
    /// `OAUTH_STATE_ID_NOT_FOUND`; `OAUTH_STATE_ID_ALREADY_PROCESSED` once the person is back or
    /// has given up.
    pub fn refuse_oauth(&mut self, oauth_state_id: Uuid, code: ErrorCode) -> Result<(), Error> {
        self.settle_oauth(oauth_state_id, OauthStage::Failed(code))
    }

    /// The person gives up on the bank's own site.
    ///
    /// # Errors
    /// Those of [`Sandbox::refuse_oauth`].
    pub fn deny_oauth(&mut self, oauth_state_id: Uuid) -> Result<(), Error> {
        let code = match self.payment_at_bank(oauth_state_id) {
            None => ErrorCode::InsufficientCredentials,
            Some(PaymentRequest::Payment(_)) => ErrorCode::PaymentCancelled,
            Some(PaymentRequest::Consent(_)) => ErrorCode::PaymentConsentCancelled,
        };
        self.refuse_oauth(oauth_state_id, code)
    }

    /// What a person is to pay on the bank's own site, if they are there to pay.
    pub fn payment_at_bank(&self, oauth_state_id: Uuid) -> Option<PaymentRequest> {
        let login = self.oauth_login(oauth_state_id)?;
        match self
            .token_of_session(login.session_id)?
            .configuration
            .purpose
        {
            Some(Purpose::Payment(request)) => Some(request),
            _ => None,
        }
    }

    /// The link token of somebody who was at a bank to pay, by the `link_correlation_id` in the
    /// address they were sent back to.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there is none, or the person has been back for too long.
    pub fn token_by_correlation(&self, correlation_id: &str) -> Result<LinkToken, Error> {
        let id = Uuid::parse(correlation_id);
        let mut logins = self.oauth_logins.values();
        let login = logins.find(|login| id.is_some() && login.correlation_id == id);
        let fresh = |login: &&OauthLogin| {
            let back = login.settled_at;
            back.is_some_and(|at| self.now.duration_since(at) <= CORRELATION_LIFE)
        };
        let login = login.filter(fresh);
        login
            .map(|login| login.link_token)
            .ok_or_else(|| Error::id_not_found("link_correlation_id"))
    }

    fn settle_oauth(&mut self, oauth_state_id: Uuid, stage: OauthStage) -> Result<(), Error> {
        let now = self.now;
        let login = self
            .oauth_logins
            .get_mut(&oauth_state_id)
            .ok_or(ErrorCode::OauthStateIdNotFound)?;
        if matches!(login.stage, OauthStage::Returned) {
            return Err(ErrorCode::OauthStateIdAlreadyProcessed.into());
        }
        login.stage = stage;
        login.settled_at = Some(now);
        Ok(())
    }

    /// Opens Link anew with the address a bank has sent the person back to. The session that sent
    /// them there goes on; where there is none, one begins that shows what is wrong.
    ///
    /// # Errors
    /// Those of [`Sandbox::open_link`].
    pub fn return_from_oauth(
        &mut self,
        link_token: &str,
        received_redirect_uri: &str,
    ) -> Result<Uuid, Error> {
        let token = self.opening_token(link_token)?;
        match self.way_back(token, received_redirect_uri) {
            Ok(session_id) => {
                // A session that has left the pane of the bank since shows where it stands.
                let _ = self.act(session_id, Gesture::Plain(Action::ReturnOauth));
                Ok(session_id)
            }
            Err(code) => Ok(self.open_astray(token, code)),
        }
    }

    /// The session an address leads back to. `oauth_state_id` must be its only parameter, beside
    /// the `link_correlation_id` of payments, without a fragment behind it:
    /// <https://plaid.com/docs/link/oauth/#reinitializing-link>.
    fn way_back(&self, token: LinkToken, uri: &str) -> Result<Uuid, ErrorCode> {
        let unknown = ErrorCode::OauthStateIdNotFound;
        let (_, query) = uri.split_once("?oauth_state_id=").ok_or(unknown)?;
        let (state, correlation_id) = match query.split_once("&link_correlation_id=") {
            Some((state, id)) => (state, Some(Uuid::parse(id).ok_or(unknown)?)),
            None => (query, None),
        };
        let login = Uuid::parse(state).and_then(|state| self.oauth_logins.get(&state));
        let login = login.ok_or(unknown)?;
        if correlation_id.is_some() && correlation_id != login.correlation_id {
            return Err(unknown);
        }
        if login.link_token != token {
            return Err(ErrorCode::IncorrectLinkToken);
        }
        if matches!(login.stage, OauthStage::Returned) {
            return Err(ErrorCode::OauthStateIdAlreadyProcessed);
        }
        Ok(login.session_id)
    }

    /// Readies the way to the bank for the pane that offers it. One made before leads nowhere now.
    pub(super) fn prepare_oauth(&mut self, link_token: LinkToken, session: &mut LinkSession) {
        self.give_up_oauth(session);
        let Some((institution_id, _)) = session.institution.clone() else {
            return;
        };
        let state = self.mint.oauth_state_id();
        let purpose = &self.link_tokens[&link_token].configuration.purpose;
        let pays = matches!(purpose, Some(Purpose::Payment(_)));
        let correlation_id = pays.then(|| self.mint.correlation_id());
        let login = OauthLogin {
            session_id: session.id,
            institution_id,
            stage: OauthStage::Opened,
            correlation_id,
            settled_at: None,
            link_token,
            opened_at: self.now,
        };
        self.oauth_logins.insert(state, login);
        session.oauth_state_id = Some(state);
    }

    /// Whether a bank is gone to by a code that a phone scans.
    fn scans(&self, institution_id: &str) -> bool {
        self.institution(institution_id)
            .is_some_and(|it| it.handoff == Handoff::QrCode)
    }

    /// Uses up the state id of a session, if it has one.
    pub(super) fn give_up_oauth(&mut self, session: &mut LinkSession) {
        let state = session.oauth_state_id.take();
        if let Some(login) = state.and_then(|state| self.oauth_logins.get_mut(&state)) {
            login.stage = OauthStage::Returned;
        }
    }

    /// Starts the clock for a person who goes to the bank.
    pub(super) fn depart_to_bank(&mut self, token: LinkToken, session: &LinkSession) {
        self.purpose_departs(token);
        let state = session.oauth_state_id;
        if let Some(login) = state.and_then(|state| self.oauth_logins.get_mut(&state)) {
            login.opened_at = self.now;
        }
    }

    /// Finds out what has become of a person who went to the bank.
    pub(super) fn look_at_bank(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
        action: Action,
        facts: &mut Facts,
    ) -> Result<(), NotOffered> {
        let state = session.oauth_state_id.ok_or(NotOffered)?;
        let login = self.oauth_login(state).ok_or(NotOffered)?;
        let by_phone = session.step == Step::Oauth && action == Action::Continue;
        if by_phone && !self.scans(&login.institution_id) {
            return Err(NotOffered);
        }
        match &login.stage {
            OauthStage::Opened if self.now.duration_since(login.opened_at) > PATIENCE => {
                facts.answer = Err(ErrorCode::UserInputTimeout);
            }
            OauthStage::Opened if action == Action::ReturnOauth => {
                facts.answer = Err(ErrorCode::InsufficientCredentials);
            }
            OauthStage::Opened => facts.at_bank = true,
            OauthStage::Granted { user, accounts } => {
                let shared = admitted(configuration, session, user, accounts).len();
                facts.answer = self.take_user(configuration, session, user, shared);
                let single = self.link_ui(configuration).account_select() == AccountSelect::Single
                    && !session.updates();
                facts.asks = (single && shared > 1).then_some(Asks::Accounts);
            }
            OauthStage::Failed(code) => facts.answer = Err(*code),
            OauthStage::Returned => return Err(NotOffered),
        }
        Ok(())
    }

    fn take_user(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
        user: &TestUser,
        shared: usize,
    ) -> Result<(), ErrorCode> {
        let updated = session.update.and_then(|id| self.items.get(&id));
        if updated.is_some_and(|item| item.username() != user.username) {
            return Err(ErrorCode::InvalidUpdatedUsername);
        }
        match shared {
            0 => Err(session.no_accounts(configuration)),
            _ => Ok(()),
        }
    }

    /// Takes over what the bank has granted. Account filters apply only now.
    pub(super) fn come_from_bank(
        &mut self,
        link_token: LinkToken,
        session: &mut LinkSession,
        facts: &Facts,
    ) {
        let state = session.oauth_state_id;
        let Some(login) = state.and_then(|state| self.oauth_logins.get_mut(&state)) else {
            return;
        };
        let stage = std::mem::replace(&mut login.stage, OauthStage::Returned);
        if let Err(code) = facts.answer {
            self.purpose_fails(link_token, code);
        }
        if let (OauthStage::Granted { user, accounts }, Ok(())) = (stage, facts.answer) {
            let configuration = &self.link_tokens[&link_token].configuration;
            session.chosen = admitted(configuration, session, &user, &accounts);
            session.shared = Some(session.chosen.clone());
            session.user = Some(user);
            let replaced = self.replaced(configuration, session);
            self.cut_off(replaced);
        }
    }
}

/// Whether an action asks what has become of a person who went to the bank.
pub(super) fn asks_the_bank(session: &LinkSession, action: Action) -> bool {
    match action {
        Action::CloseOauth | Action::ReturnOauth => true,
        Action::Continue => matches!(session.step, Step::Oauth | Step::OauthWaiting),
        _ => false,
    }
}

fn admitted(
    configuration: &LinkConfiguration,
    session: &LinkSession,
    user: &TestUser,
    accounts: &[usize],
) -> Vec<usize> {
    let admits = |at: &usize| session.admits(configuration, *at, &user.accounts[*at]);
    accounts.iter().copied().filter(admits).collect()
}
