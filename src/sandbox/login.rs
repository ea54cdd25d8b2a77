//! What a bank says when somebody signs in, <https://plaid.com/docs/sandbox/test-credentials/>.

use std::sync::Arc;

use super::catalog::{CustomUsers, PasswordRule, TestUser};
use super::link_issues::is_cut_off;
use super::product::Product;
use super::{Gesture, LinkConfiguration, LinkSession, Sandbox};
use crate::errors::{Error, ErrorCode};
use crate::link::Asks;
use crate::link::mfa::Mfa;

/// Passwords that fail with the error they name.
const ERROR_PREFIX: &str = "error_";
/// The PIN of everybody.
const PIN: &str = "credential_good";
/// A password for micro-deposits, which opens all other doors as well.
pub(super) const MICRODEPOSITS: &str = "microdeposits_good";

/// Somebody whose password was right.
#[derive(Debug)]
pub(super) struct SignedIn {
    pub(super) user: Arc<TestUser>,
    /// What the bank wants besides.
    pub(super) challenge: Challenge,
}

/// What has come of a login that a session has just been sent.
pub(super) type Entered = Result<SignedIn, ErrorCode>;

impl Sandbox {
    /// Signs in at any institution.
    ///
    /// # Errors
    /// `INVALID_CREDENTIALS` for an unknown pair; the error that an `error_[CODE]` password or
    /// the `force_error` of a custom user names.
    pub(super) fn sign_in(&self, username: &str, password: &str) -> Result<SignedIn, Error> {
        if is_cut_off(username, password) {
            return Err(ErrorCode::InstitutionDown.into());
        }
        let user = self.find_login(username, password);
        let user = user.ok_or(ErrorCode::InvalidCredentials)?;
        let opens = match &user.password {
            PasswordRule::Any => !password.trim().is_empty(),
            PasswordRule::Exactly(expected) => {
                if let Some(error) = named_error(password) {
                    return Err(error.into());
                }
                password == expected
                    || password == MICRODEPOSITS
                    || Mfa::of_password(password).is_some()
                    || recaptcha(password).is_some()
            }
        };
        match user.gate.error {
            _ if !opens => Err(ErrorCode::InvalidCredentials.into()),
            Some(code) => Err(code.into()),
            None => Ok(SignedIn {
                challenge: user.challenge(password),
                user,
            }),
        }
    }

    fn find_login(&self, username: &str, password: &str) -> Option<Arc<TestUser>> {
        if username == CustomUsers::USERNAME {
            let custom = &self.catalog.custom_users;
            let user = custom.read(password, &self.mint.custom_user_seed())?;
            return Some(Arc::new(user));
        }
        self.catalog.users.get(username).cloned()
    }

    /// Signs in at the bank of a session. Some banks ask more, whatever the password; in update
    /// mode the person is the one they were, as the Item knows them.
    pub(super) fn enter(&self, session: &LinkSession, gesture: Gesture<'_>) -> Option<Entered> {
        let (Gesture::SubmitCredentials(username, password)
        | Gesture::SubmitPin(username, password, _)) = gesture
        else {
            return None;
        };
        let institution = session.institution.as_ref();
        let institution = institution.and_then(|(id, _)| self.institution(id));
        let updated = session.update.and_then(|id| self.items.get(&id));
        let entered = self.sign_in(username, password).map(|mut entered| {
            if institution.is_some_and(|it| it.own_mfa) {
                entered.challenge = Challenge::of_bank();
            }
            if let Some(item) = updated.filter(|item| item.username() == username) {
                entered.user = Arc::clone(&item.user);
            }
            entered
        });
        Some(entered.map_err(|error| error.code))
    }
}

fn named_error(password: &str) -> Option<ErrorCode> {
    password
        .strip_prefix(ERROR_PREFIX)
        .and_then(ErrorCode::from_password)
}

impl Sandbox {
    /// Whether the PIN is right, at a bank that has one.
    ///
    /// # Errors
    /// `INVALID_CREDENTIALS`
    pub(super) fn check_pin(
        &self,
        session: &LinkSession,
        gesture: Gesture<'_>,
    ) -> Result<(), ErrorCode> {
        let institution = session.institution.as_ref();
        let asked = institution
            .and_then(|(id, _)| self.institution(id))
            .is_some_and(|it| it.pin_label.is_some());
        match gesture {
            Gesture::SubmitPin(_, _, PIN) => Ok(()),
            _ if !asked => Ok(()),
            _ => Err(ErrorCode::InvalidCredentials),
        }
    }
}

impl LinkSession {
    /// Who the login just sent has let in.
    pub(super) fn entered(&self) -> Result<&SignedIn, ErrorCode> {
        match &self.bank.entered {
            Some(Ok(entered)) => Ok(entered),
            Some(Err(code)) => Err(*code),
            None => Err(ErrorCode::InvalidCredentials),
        }
    }

    /// Why no account of a login may be shared.
    pub(super) fn no_accounts(&self, configuration: &LinkConfiguration) -> ErrorCode {
        if configuration.account_filters.is_some() {
            return ErrorCode::NoAccounts;
        }
        let missing = self.products.iter().find_map(|product| match product {
            Product::Auth | Product::Transfer => Some(ErrorCode::NoAuthAccounts),
            Product::Investments => Some(ErrorCode::NoInvestmentAccounts),
            Product::InvestmentsAuth => Some(ErrorCode::NoInvestmentAuthAccounts),
            Product::Liabilities => Some(ErrorCode::NoLiabilityAccounts),
            _ => None,
        });
        missing.unwrap_or(ErrorCode::NoAccounts)
    }
}

impl TestUser {
    /// What the bank asks after a password that opens.
    fn challenge(&self, password: &str) -> Challenge {
        let own = Challenge {
            recaptcha: self.gate.recaptcha,
            mfa: self.gate.mfa.as_deref().and_then(Mfa::of_password),
        };
        match &self.password {
            PasswordRule::Any => own,
            PasswordRule::Exactly(_) => Challenge {
                recaptcha: recaptcha(password).or(own.recaptcha),
                mfa: Mfa::of_password(password).or(own.mfa),
            },
        }
    }
}

/// How a session stands with the bank.
#[derive(Debug, Default)]
pub(super) struct AtBank {
    /// What has come of the login just sent.
    pub(super) entered: Option<Entered>,
    /// Whether the box that is ticked is believed, where there is one.
    pub(super) recaptcha: Option<bool>,
}

/// What a bank wants besides the password.
#[derive(Debug, Default)]
pub(super) struct Challenge {
    /// A ticked box, and whether it is believed.
    pub(super) recaptcha: Option<bool>,
    /// Answers.
    pub(super) mfa: Option<Mfa>,
}

impl Challenge {
    /// What a bank asks that has a way of its own.
    pub(super) fn of_bank() -> Self {
        Self {
            recaptcha: None,
            mfa: Mfa::of_password("mfa_device"),
        }
    }

    /// What comes next.
    pub(super) fn asks(&self) -> Option<Asks> {
        match (self.recaptcha, &self.mfa) {
            (Some(_), _) => Some(Asks::Recaptcha),
            (None, Some(_)) => Some(Asks::Mfa),
            (None, None) => None,
        }
    }
}

/// `{"recaptcha":"good"}` and `{"recaptcha":"bad"}`, with whatever space between.
fn recaptcha(password: &str) -> Option<bool> {
    let dense: String = password
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    match dense.as_str() {
        "{\"recaptcha\":\"good\"}" => Some(true),
        "{\"recaptcha\":\"bad\"}" => Some(false),
        _ => None,
    }
}
