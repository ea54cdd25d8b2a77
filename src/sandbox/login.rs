//! What a bank says when somebody signs in, <https://plaid.com/docs/sandbox/test-credentials/>.

use std::sync::Arc;

use super::Sandbox;
use super::catalog::{PasswordRule, TestUser};
use crate::errors::{Error, ErrorCode};

/// Passwords that open a questionnaire instead of an error, for users with a password of their
/// own.
const MFA_PREFIX: &str = "mfa_";
/// Passwords that fail with the error they name.
const ERROR_PREFIX: &str = "error_";
/// Passwords with a meaning in flows that have no further question.
const GOOD_PASSWORDS: &[&str] = &["microdeposits_good", "{\"recaptcha\":\"good\"}"];

impl Sandbox {
    /// Signs in at any institution.
    ///
    /// # Errors
    /// `INVALID_CREDENTIALS` for an unknown pair; the error an `error_[CODE]` password names.
    pub fn sign_in(&self, username: &str, password: &str) -> Result<Arc<TestUser>, Error> {
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
                    || password.starts_with(MFA_PREFIX)
                    || GOOD_PASSWORDS.contains(&password)
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
