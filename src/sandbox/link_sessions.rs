//! Link sessions: one person's way through Link, turned by actions, kept for `/link/token/get`.
//! <https://plaid.com/docs/link/>

use std::sync::Arc;

use jiff::Timestamp;

use super::catalog::documents::Upload;
use super::catalog::{AccountTemplate, TestUser};
use super::ids::{ItemId, LinkToken, RequestId, Uuid};
use super::link_event::LinkEvent;
use super::link_facts::Said;
use super::link_picked::MANUALLY;
use super::link_results::{AddedItem, DocumentsFound, Findings, Handover, SessionResult};
use super::login::AtBank;
use super::product::Product;
use super::{
    Followed, Gesture, LayerSession, LinkConfiguration, LinkTokenRecord, Numbers, Returning,
    Sandbox,
};
use crate::errors::Error;
use crate::link::income::IncomeStep;
use crate::link::layer::LayerStep;
use crate::link::mfa::Mfa;
use crate::link::numbers::NumbersStep;
use crate::link::{self, Extra, Flow, LAYER, NotOffered, Outcome, Picked, Portal, Step};

/// One person's way through Link.
#[derive(Debug)]
pub struct LinkSession {
    /// `link_session_id`.
    pub id: Uuid,
    /// When Link was opened.
    pub started_at: Timestamp,
    /// When it closed.
    pub finished_at: Option<Timestamp>,
    /// What Link said, in order.
    pub events: Vec<LinkEvent>,
    /// How it ended.
    pub result: Option<SessionResult>,
    /// The pane that is up.
    pub step: Step,
    /// The last error the person met.
    pub error: Option<Error>,
    /// The institution chosen: id and name.
    pub institution: Option<(String, String)>,
    /// The brand whose portals are up.
    pub brand: Option<String>,
    /// Whether the person went on without a phone number.
    pub guest: bool,
    /// The phone number given.
    pub phone: Option<String>,
    /// What is known of them as somebody who returns.
    pub returning: Returning,
    /// The verification of the person's identity, where the session is for one.
    pub verification_id: Option<String>,
    /// Whether what was sent last in that verification was wrong.
    pub refused: bool,
    /// What Layer knows of them.
    pub layer: LayerSession,
    /// The Item that is updated.
    pub update: Option<ItemId>,
    /// How the chosen institution can be entered.
    pub portal: Portal,
    /// What the bank asks.
    pub mfa: Option<Mfa>,
    /// Names the way to the bank's own site that is open, or was last.
    pub oauth_state_id: Option<Uuid>,
    /// The bank that is down, if the session has met one.
    pub followed: Followed,
    /// Account numbers typed.
    pub numbers: Numbers,
    /// What was chosen before Link came up.
    pub(super) picked: Option<Picked>,
    /// Whether Link is a page within an app, which has no windows but its own.
    pub(super) windowless: bool,
    pub(super) bank: AtBank,
    pub(super) query: Option<String>,
    pub(super) flow: Flow,
    pub(super) before_leaving: Step,
    pub(super) pane_request_id: RequestId,
    pub(super) pane_at: Timestamp,
    /// When the person last did something.
    pub(super) touched_at: Timestamp,
    /// Whether somebody looks after a while whether the person still does.
    pub(super) watched: bool,
    pub(super) user: Option<Arc<TestUser>>,
    /// Positions of the accounts shared on the bank's own site; `None` where people do not log in
    /// there.
    pub(super) shared: Option<Vec<usize>>,
    /// Products an account must be of use to.
    pub(super) products: Vec<Product>,
    /// Positions of the accounts that the updated Item shares.
    pub(super) kept: Vec<usize>,
    pub(super) chosen: Vec<usize>,
    /// What it has added so far, in order.
    pub added: Vec<AddedItem>,
    /// What it has brought besides.
    pub findings: Findings,
    /// What onSuccess is to be called with, where that is not what is usual.
    pub(super) handover: Option<Handover>,
    /// Documents about income that were sent.
    pub(super) documents: Option<DocumentsFound>,
    /// Those among them that say what is to be read in them.
    pub(super) uploads: Vec<Upload>,
    /// Who has signed in at a payroll provider.
    pub(super) paid: Option<Arc<TestUser>>,
    /// The file of a bank statement that was sent.
    pub(super) proof: Option<String>,
    /// Whether the person has confirmed the transfer.
    pub(super) confirmed: bool,
    /// Whether the Item the person is on the way to has been made or updated.
    pub(super) connected: bool,
    pub(super) wrong_logins: u8,
    pub(super) wrong_codes: u8,
    /// How many of the events the app was told of as they happened, in a run where it is.
    pub(super) told: usize,
    /// How many of the events the app's server was told of, where the session was delivered.
    pub(super) proxied: usize,
}

impl LinkSession {
    /// What was searched for last.
    pub fn search_query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// How many logins have been refused.
    pub fn wrong_logins(&self) -> u8 {
        self.wrong_logins
    }

    /// The pane that says how far the person has come: the one that is up, or the one below the
    /// question whether to leave.
    pub fn progress_step(&self) -> Step {
        if self.step == Step::Leaving {
            self.before_leaving
        } else {
            self.step
        }
    }

    /// Whether the person chooses the institution.
    pub fn chooses_institution(&self) -> bool {
        self.flow.contains(&Step::Institutions)
    }

    /// Whether an Item that exists is updated.
    pub fn updates(&self) -> bool {
        self.update.is_some()
    }

    /// Forgets the way to the Item that has been added, so that another can be.
    pub(super) fn begin_anew(&mut self) {
        self.connected = false;
        self.institution = None;
        self.brand = None;
        self.portal = Portal::Credentials;
        self.mfa = None;
        self.oauth_state_id = None;
        self.bank = AtBank::default();
        self.query = None;
        self.user = None;
        self.shared = None;
        self.chosen = Vec::new();
        self.numbers = Numbers::default();
        self.returning.put_away();
    }

    /// The mask of the first account that was chosen.
    pub fn chosen_mask(&self) -> Option<&str> {
        Some(&self.chosen_account()?.mask)
    }

    /// The first account that was chosen.
    pub fn chosen_account(&self) -> Option<&AccountTemplate> {
        let user = self.user.as_ref()?;
        user.accounts.get(*self.chosen.first()?)
    }

    /// Accounts offered for choice, with their positions among the test user's accounts.
    pub fn offered_accounts<'a>(
        &'a self,
        configuration: &LinkConfiguration,
    ) -> Vec<(usize, &'a AccountTemplate)> {
        let accounts = self
            .user
            .iter()
            .flat_map(|user| user.accounts.iter().enumerate());
        let shared = |position| {
            let shared = self.shared.as_ref();
            shared.map_or_else(
                || self.returning.has_kept(position),
                |shared| shared.contains(&position),
            )
        };
        accounts
            .filter(|(position, account)| {
                shared(*position) && configuration.admits(account, &self.products)
            })
            .collect()
    }
}

impl Sandbox {
    /// A session by its id.
    pub fn link_session(&self, session_id: Uuid) -> Option<&LinkSession> {
        let token = self.link_sessions.get(&session_id)?;
        self.link_tokens[token]
            .sessions
            .iter()
            .find(|known| known.id == session_id)
    }

    /// The token a session was opened with.
    pub fn token_of_session(&self, session_id: Uuid) -> Option<&LinkTokenRecord> {
        let token = self.link_sessions.get(&session_id)?;
        self.link_tokens.get(token).map(Box::as_ref)
    }

    /// Answers a person's gesture on the pane that is up.
    ///
    /// # Errors
    /// [`NotOffered`] if there is no such session, it has ended, or the pane has no such button.
    pub fn act(&mut self, session_id: Uuid, gesture: Gesture<'_>) -> Result<(), NotOffered> {
        let token = *self.link_sessions.get(&session_id).ok_or(NotOffered)?;
        let sessions = &mut self.link_tokens.get_mut(&token).ok_or(NotOffered)?.sessions;
        let place = sessions
            .iter()
            .position(|known| known.id == session_id)
            .ok_or(NotOffered)?;
        if sessions[place].result.is_some() {
            return Err(NotOffered);
        }
        // The session is taken out while it is turned, so that the rest of the world can be asked.
        let mut session = sessions.remove(place);
        session.bank.entered = self.enter(&session, gesture);
        let mut answered = self.turn(token, &mut session, gesture);
        if answered.is_ok() && session.chose_numbers() {
            answered = self.turn(token, &mut session, MANUALLY);
        }
        if answered.is_ok() {
            session.touched_at = self.now;
            self.watch_session(token, &mut session);
        }
        if session.result.is_some() {
            self.give_up_oauth(&mut session);
            self.announce_end(token, &session);
        }
        self.proxy_callbacks(token, &mut session);
        let sessions = &mut self
            .link_tokens
            .get_mut(&token)
            .expect("it was just there")
            .sessions;
        sessions.insert(place, session);
        answered
    }

    /// Makes what an outcome needs, before anything is said.
    fn prepare(&mut self, token: LinkToken, session: &mut LinkSession, outcome: Outcome) {
        match outcome {
            Outcome::Finish if session.flow == LAYER => self.share_profile(token, session),
            Outcome::Show(Step::Layer(LayerStep::Review)) if session.comes_from_bank() => {
                self.take_new_account(session);
            }
            outcome if !session.connected && adds_item(outcome) => {
                self.connect(token, session);
            }
            Outcome::Show(Step::Oauth) if session.step != Step::Oauth => {
                self.prepare_oauth(token, session)
            }
            _ => {}
        }
    }

    fn turn(
        &mut self,
        token: LinkToken,
        session: &mut LinkSession,
        gesture: Gesture<'_>,
    ) -> Result<(), NotOffered> {
        let action = gesture.action();
        let facts = self.look_up(token, session, gesture)?;
        let reaction = link::answer(session.flow, session.step, action, &facts)?;
        self.remember(token, session, gesture, &facts);
        if let Outcome::Refuse(_, code) = reaction.outcome {
            session.error = Some(Error::from(code));
            self.note_issue(session, code);
        }
        self.prepare(token, session, reaction.outcome);
        let status = match reaction.outcome {
            Outcome::Leave(status) => Some(status),
            _ => None,
        };
        let said = Said {
            status,
            mfa: facts.mfa,
            view: None,
        };
        for signal in reaction.signals {
            self.say(session, signal, said);
        }
        match reaction.outcome {
            Outcome::Show(step) | Outcome::Refuse(step, _) => {
                if step == Step::Leaving {
                    session.before_leaving = session.step;
                }
                if step != session.step {
                    session.pane_at = self.now;
                }
                session.step = step;
            }
            Outcome::Leave(status) => {
                session.finished_at = Some(self.now);
                session.result = Some(SessionResult::Exit {
                    error: session.error.clone(),
                    status: Some(status),
                    request_id: session.pane_request_id,
                });
            }
            Outcome::Finish => {
                let several = self.link_tokens[&token].configuration.multi_item;
                let usual = match several {
                    _ if session.verification_id.is_some() => Handover::Nothing,
                    true => Handover::Blank,
                    false => Handover::Item,
                };
                let handover = session.handover.unwrap_or(usual);
                session.finished_at = Some(self.now);
                session.result = Some(SessionResult::Success(handover));
            }
        }
        Ok(())
    }
}

/// Whether the Item is there with this outcome.
fn adds_item(outcome: Outcome) -> bool {
    match outcome {
        Outcome::Finish
        | Outcome::Show(
            Step::Connected
            | Step::Extra(Extra::Another | Extra::Save)
            | Step::Income(IncomeStep::Review)
            | Step::Numbers(NumbersStep::Authorized),
        ) => true,
        Outcome::Show(_) | Outcome::Refuse(..) | Outcome::Leave(_) => false,
    }
}
