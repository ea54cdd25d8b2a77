//! Sessions of Layer: who is eligible, what they will share, and what they change about it.
//! <https://plaid.com/docs/layer/>

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::catalog::{
    AccountTemplate, Connection, Demand, IdentityField, LayerTemplate, ProfileIdentity,
};
use super::ids::{LinkToken, Uuid};
use super::{Gesture, LinkConfiguration, LinkSession, Sandbox};
use crate::errors::Error;
use crate::link::layer::{LayerAction, LayerFacts};
use crate::link::{Facts, LAYER, NotOffered, Portal, Step};

/// What an app or a person does in Layer, with what they typed or picked.
#[derive(Debug, Clone, Copy)]
pub enum LayerGesture<'a> {
    /// A phone number, E.164.
    SubmitPhone(&'a str),
    /// A date, `YYYY-MM-DD`.
    SubmitDateOfBirth(&'a str),
    /// A detail to be changed.
    Edit(IdentityField),
    /// The parts of that detail, in the order they are asked.
    Save(&'a [&'a str]),
    /// The position of an account among those that are saved.
    PickAccount(usize),
    /// An action that needs nothing more.
    Plain(LayerAction),
}

impl LayerGesture<'_> {
    pub(super) fn action(self) -> LayerAction {
        match self {
            Self::SubmitPhone(_) => LayerAction::SubmitPhone,
            Self::SubmitDateOfBirth(_) => LayerAction::SubmitDateOfBirth,
            Self::Edit(_) => LayerAction::Edit,
            Self::Save(_) => LayerAction::Save,
            Self::PickAccount(_) => LayerAction::PickAccount,
            Self::Plain(action) => action,
        }
    }
}

/// What a session of Layer knows of the person.
#[derive(Debug, Default)]
pub struct LayerSession {
    /// Their details as they will be shared.
    pub identity: ProfileIdentity,
    /// The detail that is being changed.
    pub editing: Option<IdentityField>,
    /// Whether it cannot be what was typed last.
    pub slip: bool,
    /// The account to be shared, and where it is.
    pub picked: Option<Connection>,
    pub(super) edited: BTreeSet<IdentityField>,
    pub(super) ready: bool,
}

/// An account that is saved and of use.
#[derive(Debug)]
pub struct SavedAccount {
    /// Where, and who signed in there.
    pub connection: Connection,
    /// Its position among the user's.
    pub position: usize,
}

impl SavedAccount {
    /// The bank's facts of it.
    pub fn template(&self) -> &AccountTemplate {
        &self.connection.user.accounts[self.position]
    }
}

impl LinkSession {
    /// Whether a login has just been made, and is not being looked back at.
    pub(super) fn comes_from_bank(&self) -> bool {
        !matches!(
            self.step,
            Step::Layer(_) | Step::Leaving | Step::Institutions
        )
    }

    /// Whether the pane that is up has a way back.
    pub fn goes_back(&self) -> bool {
        let to_review = self.flow == LAYER && self.step == Step::Institutions;
        let back =
            self.step.goes_back() && (self.chooses_institution() || self.step == Step::VerifyPhone);
        back || to_review
    }
}

impl LayerTemplate {
    /// Whether a person can be asked: all that is required is known, and something is.
    fn admits(&self, identity: &ProfileIdentity, has_account: bool) -> bool {
        let known = |field: &&IdentityField| identity.has(**field);
        let required = |field: &&IdentityField| self.demand(**field) == Demand::Required;
        let all = IdentityField::ALL
            .iter()
            .filter(required)
            .all(|field| known(&field));
        let accounts = self.accounts != Demand::Required || has_account;
        all && accounts && (has_account || IdentityField::ALL.iter().any(|field| known(&field)))
    }
}

impl Sandbox {
    /// Makes ready a session of Layer that is yet to be opened.
    ///
    /// # Errors
    /// Those of [`Sandbox::open_link`]; `None` if the token is not of Layer.
    pub fn prepare_layer(&mut self, text: &str) -> Result<Option<Uuid>, Error> {
        let token = self.opening_token(text)?;
        if self.link_tokens[&token].configuration.layer.is_none() {
            return Ok(None);
        }
        let session = self.new_session(token);
        Ok(Some(self.keep_session(token, session).id))
    }

    /// Opens a session of Layer that is ready, or not.
    pub fn open_layer(&mut self, session_id: Uuid) {
        // One that is open already stays as it is.
        let _ = self.act(
            session_id,
            Gesture::Layer(LayerGesture::Plain(LayerAction::Open)),
        );
    }

    /// The accounts that are saved with a session's phone number and of use to the app.
    pub fn saved_accounts(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
    ) -> Vec<SavedAccount> {
        let number = session.phone.as_deref().unwrap_or_default();
        self.accounts_saved_with(configuration, session, number)
    }

    fn accounts_saved_with(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
        number: &str,
    ) -> Vec<SavedAccount> {
        let mut found = Vec::new();
        for connection in self.saved_with(number) {
            let portal = self.portal(configuration, &connection.institution_id);
            if !matches!(portal, Some(Portal::Credentials | Portal::Oauth)) {
                continue;
            }
            for position in &connection.accounts {
                let account = connection.user.accounts.get(*position);
                if account.is_some_and(|it| configuration.admits(it, &session.products)) {
                    found.push(SavedAccount {
                        connection: connection.clone(),
                        position: *position,
                    });
                }
            }
        }
        found
    }

    /// What the machine must know of a session of Layer.
    pub(super) fn layer_facts(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
    ) -> LayerFacts {
        let Some(template) = &configuration.layer else {
            return LayerFacts::NONE;
        };
        let layer = &session.layer;
        LayerFacts {
            ready: layer.ready,
            phone_sent: session.phone.is_some(),
            slip: false,
            complete: template.admits(&layer.identity, layer.picked.is_some()),
            login_again: false,
        }
    }

    /// Finds out what follows what is done in Layer.
    pub(super) fn look_up_layer(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
        gesture: LayerGesture<'_>,
        facts: &mut Facts,
    ) -> Result<(), NotOffered> {
        let template = configuration.layer.as_deref().ok_or(NotOffered)?;
        match gesture {
            LayerGesture::SubmitPhone(number) => {
                let identity = self.identity_of(number);
                let accounts = self.accounts_saved_with(configuration, session, number);
                let known = is_north_american(number) && self.profile(number).is_some();
                facts.layer.ready = known && template.admits(&identity, !accounts.is_empty());
            }
            LayerGesture::SubmitDateOfBirth(date) => {
                let identity = self.autofilled(session, date);
                let accounts = self.saved_accounts(configuration, session);
                let ready = identity.is_some_and(|it| template.admits(&it, !accounts.is_empty()));
                facts.layer.ready |= ready;
            }
            LayerGesture::Edit(field) => {
                let asked = template.demand(field) != Demand::Skip;
                asked.then_some(()).ok_or(NotOffered)?;
            }
            LayerGesture::Save(parts) => {
                let field = session.layer.editing.ok_or(NotOffered)?;
                facts.layer.slip = session.layer.identity.with(field, parts).is_none();
            }
            LayerGesture::PickAccount(place) => {
                let saved = self.saved_accounts(configuration, session);
                let picked = saved.get(place).ok_or(NotOffered)?;
                facts.layer.login_again = picked.connection.login_again;
                let portal = self.portal(configuration, &picked.connection.institution_id);
                facts.portal = portal.ok_or(NotOffered)?;
            }
            LayerGesture::Plain(LayerAction::ChangeAccount | LayerAction::AddAccount) => {
                let asked = template.accounts != Demand::Skip;
                asked.then_some(()).ok_or(NotOffered)?;
            }
            LayerGesture::Plain(_) => {}
        }
        Ok(())
    }

    fn identity_of(&self, number: &str) -> ProfileIdentity {
        let profile = self.profile(number);
        profile.map(|it| it.identity.clone()).unwrap_or_default()
    }

    /// What a date of birth adds to what the phone number tells; `None` if nobody is found by it.
    fn autofilled(&self, session: &LinkSession, date: &str) -> Option<ProfileIdentity> {
        let born = date.parse::<Date>().ok()?;
        let person = &self.catalog.autofill;
        let number = session.phone.as_deref().is_some_and(is_north_american);
        let found = number && person.date_of_birth == Some(born);
        found.then(|| session.layer.identity.clone().or(person))
    }

    /// Keeps what was done in Layer.
    pub(super) fn remember_layer(
        &self,
        token: LinkToken,
        session: &mut LinkSession,
        gesture: LayerGesture<'_>,
        facts: &Facts,
    ) {
        let configuration = &self.link_tokens[&token].configuration;
        match gesture {
            LayerGesture::SubmitPhone(number) => {
                session.layer.ready = facts.layer.ready;
                session.layer.identity = self.identity_of(number);
                session.phone = Some(number.to_owned());
                self.suggest_account(configuration, session);
            }
            LayerGesture::SubmitDateOfBirth(date) => {
                session.layer.ready = facts.layer.ready;
                if let Some(identity) = self.autofilled(session, date) {
                    session.layer.identity = identity;
                }
            }
            LayerGesture::Edit(field) => {
                session.layer.editing = Some(field);
                session.layer.slip = false;
            }
            LayerGesture::Save(parts) => {
                session.layer.slip = facts.layer.slip;
                let field = session.layer.editing.filter(|_| !facts.layer.slip);
                let changed =
                    field.and_then(|it| Some((it, session.layer.identity.with(it, parts)?)));
                if let Some((field, identity)) = changed
                    && identity != session.layer.identity
                {
                    session.layer.identity = identity;
                    session.layer.edited.insert(field);
                }
            }
            LayerGesture::PickAccount(place) => {
                let mut saved = self.saved_accounts(configuration, session);
                if place < saved.len() {
                    self.pick_account(session, saved.swap_remove(place), facts.portal);
                }
            }
            LayerGesture::Plain(LayerAction::AddAccount) => session.begin_anew(),
            LayerGesture::Plain(_) => {}
        }
    }

    /// Suggests the first account that needs no login.
    fn suggest_account(&self, configuration: &LinkConfiguration, session: &mut LinkSession) {
        let saved = self.saved_accounts(configuration, session);
        let mut usable = saved.into_iter().filter(|it| !it.connection.login_again);
        session.layer.picked = usable.next().map(|saved| Connection {
            accounts: vec![saved.position],
            ..saved.connection
        });
    }

    fn pick_account(&self, session: &mut LinkSession, saved: SavedAccount, portal: Portal) {
        session.begin_anew();
        session.institution = self.institution_named(&saved.connection.institution_id);
        session.portal = portal;
        session.returning.pick_account();
        if !saved.connection.login_again {
            session.layer.picked = Some(Connection {
                accounts: vec![saved.position],
                ..saved.connection
            });
        }
    }

    /// Takes the account to be shared from a login that has just been made.
    pub(super) fn take_new_account(&self, session: &mut LinkSession) {
        let (Some(user), Some((institution_id, _))) = (&session.user, &session.institution) else {
            return;
        };
        if !session.chosen.is_empty() {
            session.layer.picked = Some(Connection {
                institution_id: institution_id.clone(),
                user: Arc::clone(user),
                accounts: session.chosen.clone(),
                login_again: false,
            });
        }
    }
}

/// Whether a number is written with the country code of North America; Layer knows no other.
fn is_north_american(number: &str) -> bool {
    number.starts_with("+1")
}
