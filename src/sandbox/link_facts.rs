//! What a Link session finds out about the world before an action, and keeps after it.

use jiff::SignedDuration;

use super::catalog::{AccountSelect, ConsentPane, Health};
use super::ids::LinkToken;
use super::oauth::asks_the_bank;
use super::{
    Gesture, InstitutionFilter, LinkConfiguration, LinkEvent, LinkSession, Numbers, Sandbox,
};
use crate::errors::ErrorCode;
use crate::link::identity::IdentityFacts;
use crate::link::layer::LayerFacts;
use crate::link::mfa::{Mfa, MfaType};
use crate::link::numbers::NumbersFacts;
use crate::link::returning::ReturningFacts;
use crate::link::{
    Action, Asks, EventName, ExitStatus, Extras, Facts, NotOffered, Portal, Signal, View,
};

/// Wrong logins in one session that kill the link token.
const LOGINS_MAX: u8 = 5;
/// How long the choice of accounts may take.
pub(super) const ACCOUNT_SELECT_LIMIT: SignedDuration = SignedDuration::from_mins(5);

/// What a session and its token know by themselves.
fn known(configuration: &LinkConfiguration, session: &LinkSession) -> Facts {
    Facts {
        portal: session.portal,
        picked: session.picked,
        issue: false,
        answer: Ok(()),
        at_bank: false,
        asks: None,
        mfa: session.mfa.as_ref().and_then(Mfa::kind),
        before_leaving: session.before_leaving,
        numbers: NumbersFacts::NONE,
        money: configuration.money_facts(session),
        income: configuration.income_facts(),
        failure: session.error.as_ref().map(|error| error.code),
        extras: Extras::default(),
        identity: IdentityFacts::default(),
        returning: ReturningFacts::default(),
        layer: LayerFacts::NONE,
    }
}

/// What some signals carry besides what the session knows.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    /// Where the person left from.
    pub(super) status: Option<ExitStatus>,
    /// What the bank had asked.
    pub(super) mfa: Option<MfaType>,
    /// The pane that Link opens on.
    pub(super) view: Option<View>,
}

impl Sandbox {
    /// Finds out what the machine must know to answer a gesture.
    pub(super) fn look_up(
        &self,
        token: LinkToken,
        session: &LinkSession,
        gesture: Gesture<'_>,
    ) -> Result<Facts, NotOffered> {
        let configuration = &self.link_tokens[&token].configuration;
        let mut facts = known(configuration, session);
        facts.numbers = self.known_numbers(configuration, session);
        facts.extras = self.extras(configuration, session);
        facts.returning = self.returning(configuration, session);
        facts.layer = self.layer_facts(configuration, session);
        match gesture {
            Gesture::SelectInstitution(id) => {
                facts.portal = self.portal(configuration, id).ok_or(NotOffered)?;
                facts.returning.matched = self.matched_institution(configuration) == Some(id);
            }
            Gesture::SelectBrand(brand) => self.check_brand(brand)?,
            Gesture::SubmitPhone(number) => {
                facts.answer = self.check_number(configuration, session, number);
            }
            Gesture::SubmitOtp(code) => {
                self.look_up_code(configuration, session, code, &mut facts);
            }
            Gesture::Income(it) => self.look_up_income(configuration, session, it, &mut facts)?,
            Gesture::SubmitProof(it) => facts.answer = self.check_proof(token, session, it),
            Gesture::Identity(gesture) => self.look_up_identity(session, gesture, &mut facts)?,
            Gesture::Issue(gesture) => self.look_up_issue(gesture, &mut facts)?,
            Gesture::Layer(gesture) => {
                self.look_up_layer(configuration, session, gesture, &mut facts)?;
            }
            Gesture::Returning(gesture) => {
                self.look_up_returning(configuration, session, gesture, &mut facts)?;
            }
            Gesture::SubmitCredentials(username, _) | Gesture::SubmitPin(username, _, _) => {
                let known = self.log_in(configuration, session, username);
                facts.answer = known.and(self.check_pin(session, gesture));
                facts.issue = self.may_follow(configuration, facts.answer, username);
                facts.asks = session.entered().ok().and_then(|it| it.challenge.asks());
                facts.returning.chosen &= session.is_of(username);
            }
            Gesture::Numbers(gesture) => {
                self.look_up_numbers(configuration, session, gesture, &mut facts)?;
            }
            Gesture::Plain(Action::ViewDataTypes) if !facts.extras.sharing => {
                self.data_transparency(configuration).ok_or(NotOffered)?;
            }
            Gesture::ReturnAstray(code) => facts.answer = Err(code),
            Gesture::Plain(action) if asks_the_bank(session, action) => {
                self.look_at_bank(configuration, session, action, &mut facts)?;
            }
            Gesture::Plain(Action::SolveRecaptcha) if session.bank.recaptcha == Some(false) => {
                facts.answer = Err(ErrorCode::RecaptchaBad);
            }
            Gesture::SubmitMfa(answers) => {
                let asked = session.mfa.as_ref().ok_or(NotOffered)?;
                match asked.answered(answers) {
                    Ok(next) => facts.asks = next.kind().map(|_| Asks::Mfa),
                    Err(code) => facts.answer = Err(code),
                }
            }
            Gesture::SelectAccounts(chosen) => {
                self.check_choice(configuration, session, chosen)?;
                facts.answer = self.check_time(session);
            }
            _ => {}
        }
        facts.portal = session.reach(configuration, facts.portal);
        Ok(facts)
    }

    /// The panes a session has at its end.
    fn extras(&self, configuration: &LinkConfiguration, session: &LinkSession) -> Extras {
        let ui = self.link_ui(configuration);
        let updates = session.updates();
        let numbers = session.numbers.way().is_some();
        let moves_money = configuration.moves_money();
        let asks_more = !updates || !configuration.additional_consented_products.is_empty();
        Extras {
            returned: ui.oauth_confirm(),
            sharing: ui.consent() != ConsentPane::None && asks_more && !session.numbers.alone(),
            report: ui.consumer_report() && configuration.check.is_some(),
            income: configuration.asks_bank_income() && !session.numbers.alone(),
            success: moves_money || ui.success_pane(!updates && !numbers),
            save: session.guest
                && !updates
                && !numbers
                && !configuration.keeps_no_login()
                && ui.save_pane(),
            another: configuration.multi_item && !updates,
        }
    }

    pub(super) fn check_brand(&self, brand: &str) -> Result<(), NotOffered> {
        let mut brands = self.institutions().filter_map(|it| it.brand.as_deref());
        let known = brands.any(|it| it == brand);
        known.then_some(()).ok_or(NotOffered)
    }

    pub(super) fn portal(
        &self,
        configuration: &LinkConfiguration,
        institution_id: &str,
    ) -> Option<Portal> {
        let institution = self.institution(institution_id)?;
        let choice = &self.customization(configuration).institutions;
        if choice.hidden.contains(institution_id) {
            return None;
        }
        let filter = InstitutionFilter {
            country_codes: &configuration.country_codes,
            products: &configuration.products,
            ..InstitutionFilter::default()
        };
        let by_numbers = configuration.portal_by_numbers(institution.auth_coverage);
        Some(match institution.health {
            Health::Down => Portal::Down,
            Health::Unsupported => Portal::Filtered,
            _ if !filter.matches(institution) => Portal::Filtered,
            _ if by_numbers.is_some() => by_numbers?,
            Health::Degraded if institution.oauth => Portal::DegradedOauth,
            _ if institution.oauth => Portal::Oauth,
            Health::Degraded => Portal::Degraded,
            Health::Healthy => Portal::Credentials,
        })
    }

    fn log_in(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
        username: &str,
    ) -> Result<(), ErrorCode> {
        let user = match session.entered() {
            Ok(entered) => &entered.user,
            Err(_) if session.wrong_logins + 1 >= LOGINS_MAX => {
                return Err(ErrorCode::InvalidLinkToken);
            }
            Err(code) => return Err(code),
        };
        let updated = session.update.and_then(|id| self.items.get(&id));
        if updated.is_some_and(|item| item.username() != username) {
            return Err(ErrorCode::InvalidUpdatedUsername);
        }
        let mut accounts = user.accounts.iter().enumerate();
        if !accounts.any(|(at, account)| session.admits(configuration, at, account)) {
            return Err(session.no_accounts(configuration));
        }
        Ok(())
    }

    fn check_time(&self, session: &LinkSession) -> Result<(), ErrorCode> {
        let late = self.now.duration_since(session.pane_at) > ACCOUNT_SELECT_LIMIT;
        if late {
            Err(ErrorCode::UserInputTimeout)
        } else {
            Ok(())
        }
    }

    fn check_choice(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
        chosen: &[usize],
    ) -> Result<(), NotOffered> {
        let offered = session.offered_accounts(configuration);
        let known = chosen
            .iter()
            .all(|position| offered.iter().any(|(it, _)| it == position));
        let fits = match self.account_select(configuration, session) {
            AccountSelect::Single => chosen.len() == 1,
            AccountSelect::Multiple => !chosen.is_empty(),
            AccountSelect::All => chosen.len() == offered.len(),
        };
        if known && fits {
            Ok(())
        } else {
            Err(NotOffered)
        }
    }

    /// How accounts are chosen in a session: one whose numbers are then typed is one.
    pub fn account_select(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
    ) -> AccountSelect {
        if session.numbers.by_login() {
            AccountSelect::Single
        } else {
            self.link_ui(configuration).account_select()
        }
    }

    /// Keeps what a gesture the machine took has told about the person.
    pub(super) fn remember(
        &mut self,
        token: LinkToken,
        session: &mut LinkSession,
        gesture: Gesture<'_>,
        facts: &Facts,
    ) {
        session.note_reach(facts);
        match gesture {
            Gesture::SubmitPhone(phone) => {
                let configuration = &self.link_tokens[&token].configuration;
                session.phone = Some(configuration.meant_number(phone));
                session.returning.resent = 0;
            }
            Gesture::Plain(Action::SkipPhone) => session.guest = true,
            Gesture::Plain(Action::AddAnother) => session.begin_anew(),
            Gesture::Plain(Action::Continue) if session.confirms() => session.confirmed = true,
            Gesture::Plain(Action::OpenOauth) => self.depart_to_bank(token, session),
            Gesture::Plain(Action::CloseOauth) if facts.at_bank => {
                self.purpose_fails(token, ErrorCode::UserInputTimeout);
            }
            Gesture::Plain(Action::Continue) if session.portal == Portal::DegradedOauth => {
                session.portal = Portal::Oauth;
            }
            Gesture::Plain(action) if asks_the_bank(session, action) && !facts.at_bank => {
                self.come_from_bank(token, session, facts);
            }
            Gesture::Numbers(gesture) => self.remember_numbers(token, session, gesture, facts),
            Gesture::Search(query) => session.query = Some(query.to_owned()),
            Gesture::SelectBrand(brand) => session.brand = Some(brand.to_owned()),
            Gesture::SelectInstitution(id) => {
                session.portal = facts.portal;
                session.numbers = Numbers::at(facts.portal);
                session.shared = None;
                session.returning.put_away();
                session.institution = self.institution_named(id);
            }
            Gesture::SubmitOtp(_) => self.note_code(token, session, facts),
            Gesture::Income(gesture) => self.remember_income(token, session, gesture),
            Gesture::SubmitProof(file) => session.proof = Some(file.to_owned()),
            Gesture::Identity(gesture) => self.remember_identity(session, gesture, facts),
            Gesture::Issue(gesture) => self.remember_issue(session, gesture),
            Gesture::Layer(gesture) => self.remember_layer(token, session, gesture, facts),
            Gesture::Returning(gesture) => self.remember_returning(token, session, gesture),
            Gesture::SubmitMfa(answers) => {
                let next = session
                    .mfa
                    .as_ref()
                    .and_then(|asked| asked.answered(answers).ok());
                session.mfa = next.or(session.mfa.take());
            }
            Gesture::SubmitCredentials(_, password) | Gesture::SubmitPin(_, password, _) => {
                self.remember_login(token, session, password, facts.answer);
            }
            Gesture::SelectAccounts(chosen) => session.choose(chosen),
            _ => {}
        }
    }

    fn remember_login(
        &mut self,
        token: LinkToken,
        session: &mut LinkSession,
        password: &str,
        answer: Result<(), ErrorCode>,
    ) {
        match answer {
            Ok(()) => {
                session.sign_in();
                let configuration = &self.link_tokens[&token].configuration;
                let way = self.way_after_login(configuration, session, password);
                session.numbers = Numbers::of(way);
            }
            Err(ErrorCode::InvalidLinkToken) => self.kill(token),
            Err(_) => session.wrong_logins += 1,
        }
    }

    /// Records something Link says.
    pub(super) fn say(&mut self, session: &mut LinkSession, signal: Signal, said: Said) {
        let (name, view) = match signal {
            Signal::Event(name) => (name, None),
            Signal::At(name, view) => (name, Some(view)),
            Signal::View(view) => (EventName::TransitionView, Some(view)),
        };
        if name == EventName::TransitionView {
            session.pane_request_id = self.mint.request_id();
        }
        let carries_error = matches!(name, EventName::Error | EventName::Exit);
        let opening = name == EventName::Open;
        session.events.push(LinkEvent {
            id: self.mint.event_id(),
            name,
            at: self.now,
            request_id: (!opening).then_some(session.pane_request_id),
            view: if opening { said.view } else { view },
            institution: session.institution_at(name),
            error: session.error.clone().filter(|_| carries_error),
            exit_status: said.status.filter(|_| name == EventName::Exit),
            mfa: match (name, view) {
                (EventName::SubmitMfa, _) => said.mfa,
                (_, Some(View::Mfa)) => session.mfa.as_ref().and_then(Mfa::kind),
                _ => None,
            },
            search_query: session.query.clone(),
            is_update_mode: opening.then(|| session.updates()),
            numbers: session.numbers.detail(name, view),
            match_reason: session.returning.reason(name),
            issue: session
                .followed
                .issue
                .clone()
                .filter(|_| name == EventName::IssueFollowed),
        });
    }

    /// An institution's id and name.
    pub(super) fn institution_named(&self, institution_id: &str) -> Option<(String, String)> {
        let institution = self.institution(institution_id)?;
        Some((institution.institution_id.clone(), institution.name.clone()))
    }

    fn kill(&mut self, token: LinkToken) {
        let now = self.now;
        if let Some(record) = self.link_tokens.get_mut(&token) {
            record.expires_at = now;
        }
    }
}
