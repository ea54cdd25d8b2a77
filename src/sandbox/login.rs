//! What a bank says when somebody signs in, <https://plaid.com/docs/sandbox/test-credentials/>.

use std::sync::Arc;

use super::catalog::{PasswordRule, TestUser};
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

impl Sandbox {
    /// Signs in at any institution.
    ///
    /// # Errors
    /// `INVALID_CREDENTIALS` for an unknown pair; the error an `error_[CODE]` password names.
    pub fn sign_in(&self, username: &str, password: &str) -> Result<Arc<TestUser>, Error> {
        if is_cut_off(username, password) {
            return Err(ErrorCode::InstitutionDown.into());
        }
        let user = self
            .catalog
            .users
            .get(username)
            .ok_or(ErrorCode::InvalidCredentials)?;
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
        if opens {
            Ok(Arc::clone(user))
        } else {
            Err(ErrorCode::InvalidCredentials.into())
        }
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
    pub(super) fn challenge(&self, password: &str) -> Challenge {
        match &self.password {
            PasswordRule::Any => Challenge::default(),
            PasswordRule::Exactly(_) => Challenge {
                recaptcha: recaptcha(password),
                mfa: Mfa::of_password(password),
            },
        }
    }
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
