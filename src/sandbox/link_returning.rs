//! What people have kept with their phone numbers, and who returns with what.
//! <https://plaid.com/docs/link/returning-user/#testing-in-sandbox>

use std::collections::BTreeMap;
use std::sync::Arc;

use super::catalog::{AccountSelect, TestUser};
use super::ids::LinkToken;
use super::{LinkConfiguration, LinkSession, Sandbox};
use crate::errors::ErrorCode;
use crate::link::returning::{Kept, ReturningAction, ReturningFacts};
use crate::link::{Facts, MatchReason, NotOffered, Portal, STANDARD};

/// What somebody who returns does, with what they picked.
#[derive(Debug, Clone, Copy)]
pub enum ReturningGesture<'a> {
    /// The position of an institution among those they have kept.
    PickInstitution(usize),
    /// Positions among the accounts offered.
    Confirm(&'a [usize]),
    /// To the list of all institutions.
    New,
}

/// A connection that is kept with a phone number.
#[derive(Debug, Clone)]
pub struct KeptLogin {
    /// Where.
    pub institution_id: String,
    /// Who signed in there.
    pub(super) user: Arc<TestUser>,
    /// Whether the login is asked for again, as on a new device.
    login_again: bool,
}

/// What is kept with the phone numbers of this world, by their ten digits.
#[derive(Debug, Default)]
pub(super) struct Phones {
    by_number: BTreeMap<String, Vec<KeptLogin>>,
}

/// What Plaid's test numbers have kept from the beginning: institutions, and whether their login is
/// asked for again.
const TEST_NUMBERS: &[(&str, &[&str], bool)] = &[
    ("4155550010", &[], false),
    ("4155550011", &["ins_109511", "ins_56"], false),
    (
        "4155550012",
        &["ins_109511", "ins_109509", "ins_109512"],
        false,
    ),
    ("4155550013", &["ins_56", "ins_127287"], false),
    ("4155550014", &["ins_109511"], true),
    ("4155550015", &["ins_109508"], false),
];
/// The number whose only institution is not asked for.
const CHOSEN_BY_ITSELF: &str = "4155550015";
/// Who has signed in at the institutions of test numbers.
const USERNAME: &str = "user_good";

/// The ten digits of a phone number of North America.
pub(super) fn national(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('1') {
        Some(rest) if rest.len() == 10 => rest.to_owned(),
        _ => digits,
    }
}

/// Whether it is one of Plaid's test numbers; real ones do not work in the Sandbox.
pub(super) fn is_test_number(number: &str) -> bool {
    let number = national(number);
    TEST_NUMBERS.iter().any(|(known, ..)| *known == number)
}

impl ReturningGesture<'_> {
    pub(super) fn action(self) -> ReturningAction {
        match self {
            Self::PickInstitution(_) => ReturningAction::PickInstitution,
            Self::Confirm(_) => ReturningAction::Confirm,
            Self::New => ReturningAction::New,
        }
    }
}

impl Sandbox {
    /// What is kept with a phone number, whether or not it is of use to anybody.
    fn kept_with(&self, phone: &str) -> Vec<KeptLogin> {
        let number = national(phone);
        let known = TEST_NUMBERS.iter().find(|(known, ..)| *known == number);
        let user = self.catalog.users.get(USERNAME);
        let usual = known.into_iter().flat_map(|(_, institutions, again)| {
            institutions.iter().filter_map(|id| {
                Some(KeptLogin {
                    institution_id: (*id).to_owned(),
                    user: Arc::clone(user?),
                    login_again: *again,
                })
            })
        });
        let mut kept: Vec<KeptLogin> = usual.collect();
        for new in self.phones.by_number.get(&number).into_iter().flatten() {
            match kept
                .iter_mut()
                .find(|it| it.institution_id == new.institution_id)
            {
                Some(known) => *known = new.clone(),
                None => kept.push(new.clone()),
            }
        }
        kept
    }

    /// The connections that somebody with a verified phone number can use in a session.
    pub fn kept_logins(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
    ) -> Vec<KeptLogin> {
        if session.flow != STANDARD {
            return Vec::new();
        }
        let kept = self.kept_with(session.phone.as_deref().unwrap_or_default());
        kept.into_iter()
            .filter(|login| {
                let portal = self.portal(configuration, &login.institution_id);
                let accounts = &login.user.accounts;
                matches!(portal, Some(Portal::Credentials | Portal::Oauth))
                    && accounts
                        .iter()
                        .any(|account| configuration.admits(account, &session.products))
            })
            .collect()
    }

    /// What the machine must know of what a session's phone number has kept.
    pub(super) fn returning(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
    ) -> ReturningFacts {
        if session.phone.is_none() {
            return ReturningFacts::default();
        }
        let kept = self.kept_logins(configuration, session);
        let phone = session.phone.as_deref().unwrap_or_default();
        let by_itself = national(phone) == CHOSEN_BY_ITSELF && kept.len() == 1;
        ReturningFacts {
            login_again: by_itself && kept[0].login_again,
            kept: match kept.len() {
                0 => Kept::Nothing,
                1 if by_itself => Kept::One,
                _ => Kept::Some,
            },
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
                let select = self.account_select(configuration, session);
                let one = select == AccountSelect::Single;
                if chosen.is_empty() || !chosen.iter().all(known) || one && chosen.len() > 1 {
                    return Err(NotOffered);
                }
            }
            ReturningGesture::New => {}
        }
        Ok(())
    }

    /// Keeps what somebody who returns has picked.
    pub(super) fn remember_returning(
        &self,
        token: LinkToken,
        session: &mut LinkSession,
        gesture: ReturningGesture<'_>,
        facts: &Facts,
    ) {
        let configuration = &self.link_tokens[&token].configuration;
        match gesture {
            ReturningGesture::PickInstitution(place) => {
                let kept = self.kept_logins(configuration, session);
                if let Some(login) = kept.get(place) {
                    self.take_kept(session, login, facts.portal);
                    session.match_reason = Some(MatchReason::SavedInstitution);
                }
            }
            ReturningGesture::Confirm(chosen) => {
                let mut chosen = chosen.to_vec();
                chosen.sort_unstable();
                chosen.dedup();
                session.chosen = chosen;
            }
            ReturningGesture::New => session.begin_anew(),
        }
    }

    /// Goes to the only institution a verified phone number has kept, where that is not asked for.
    pub(super) fn return_by_itself(&self, token: LinkToken, session: &mut LinkSession) {
        let configuration = &self.link_tokens[&token].configuration;
        if self.returning(configuration, session).kept != Kept::One {
            return;
        }
        if let Some(login) = self.kept_logins(configuration, session).first() {
            let portal = self.portal(configuration, &login.institution_id);
            self.take_kept(session, login, portal.unwrap_or(Portal::Credentials));
            session.match_reason = Some(MatchReason::AutoSelectSavedInstitution);
        }
    }

    fn take_kept(&self, session: &mut LinkSession, login: &KeptLogin, portal: Portal) {
        session.institution = self.institution_named(&login.institution_id);
        session.portal = portal;
        session.shared = None;
        session.user = Some(Arc::clone(&login.user));
    }

    /// Keeps a connection with the verified phone number of a session.
    pub(super) fn keep_login(&mut self, session: &LinkSession) {
        let (Some(phone), Some(user), Some((institution_id, _)), true) = (
            &session.phone,
            &session.user,
            &session.institution,
            session.verified,
        ) else {
            return;
        };
        let kept = self.phones.by_number.entry(national(phone)).or_default();
        kept.retain(|login| login.institution_id != *institution_id);
        kept.push(KeptLogin {
            institution_id: institution_id.clone(),
            user: Arc::clone(user),
            login_again: false,
        });
    }

    /// What became of the code sent to a phone.
    pub(super) fn check_code(&self, session: &LinkSession, code: &str) -> Result<(), ErrorCode> {
        if code.trim() == super::link_facts::PHONE_CODE {
            return Ok(());
        }
        let last = session.wrong_codes + 1 >= super::link_facts::CODES_MAX;
        Err(if last {
            ErrorCode::ProfileAuthenticationFailed
        } else {
            ErrorCode::InvalidOtp
        })
    }

    /// Notes that a code was right or wrong.
    pub(super) fn note_code(&mut self, token: LinkToken, session: &mut LinkSession, facts: &Facts) {
        if facts.answer.is_err() {
            session.wrong_codes += 1;
            return;
        }
        session.verified = true;
        if session.added.is_empty() {
            self.return_by_itself(token, session);
        } else {
            self.keep_login(session);
        }
    }
}
