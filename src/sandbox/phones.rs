//! Phone numbers of people who have saved something: those of the fixtures, and what they save in
//! this world. <https://plaid.com/docs/sandbox/profiles/>

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::catalog::{Connection, Profile};
use super::{LinkConfiguration, LinkSession, Sandbox};
use crate::errors::ErrorCode;

/// Wrong phone codes in one session that end the attempt.
const CODES_MAX: u8 = 3;
/// The code "sent" to any phone.
pub(super) const PHONE_CODE: &str = "123456";
/// The letters a number that is known shows in place of its digits, but for the last four.
const HIDDEN: char = '•';
/// Digits of a number of North America.
const DIGITS: usize = 10;
/// Digits of it that are shown.
const SHOWN: usize = 4;

/// What is saved with the phone numbers of this world, by their ten digits.
#[derive(Debug, Default)]
pub(super) struct Phones {
    saved: BTreeMap<String, Vec<Connection>>,
    /// Who has shown to own a number: `client_user_id` and number.
    proven: BTreeSet<(String, String)>,
}

/// The ten digits of a phone number of North America.
pub(super) fn national(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('1') {
        Some(rest) if rest.len() == DIGITS => rest.to_owned(),
        _ => digits,
    }
}

/// A number as people see it who need not type it again.
pub fn hidden_number(number: &str) -> String {
    let digits = national(number);
    let shown = &digits[digits.len().saturating_sub(SHOWN)..];
    format!("({HIDDEN}{HIDDEN}{HIDDEN}) {HIDDEN}{HIDDEN}{HIDDEN}-{shown}")
}

impl LinkConfiguration {
    /// The number somebody means who has typed one, or left the one that is known in its field.
    pub(super) fn meant_number(&self, typed: &str) -> String {
        let known = self.user.phone_number.as_deref();
        known
            .filter(|known| typed.trim() == hidden_number(known))
            .unwrap_or(typed)
            .to_owned()
    }
}

impl Sandbox {
    /// What is known of a phone number. Real ones do not work in the Sandbox.
    pub(super) fn profile(&self, number: &str) -> Option<&Profile> {
        self.catalog.profiles.get(&national(number))
    }

    /// Whether a number works in the Sandbox, and may still be proven in a session.
    ///
    /// # Errors
    /// `INVALID_PHONE_NUMBER`, and `PROFILE_AUTHENTICATION_FAILED` after too many wrong codes.
    pub(super) fn check_number(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
        typed: &str,
    ) -> Result<(), ErrorCode> {
        if session.wrong_codes >= CODES_MAX {
            return Err(ErrorCode::ProfileAuthenticationFailed);
        }
        let known = self.profile(&configuration.meant_number(typed));
        known.map(|_| ()).ok_or(ErrorCode::InvalidPhoneNumber)
    }

    /// What is saved with a phone number, whether or not it is of use to anybody.
    pub(super) fn saved_with(&self, number: &str) -> Vec<Connection> {
        let profile = self.profile(number);
        let mut saved = profile.map_or_else(Vec::new, |it| it.connections.clone());
        for new in self
            .phones
            .saved
            .get(&national(number))
            .into_iter()
            .flatten()
        {
            let place = saved
                .iter()
                .position(|it| it.institution_id == new.institution_id);
            match place {
                Some(place) => saved[place] = new.clone(),
                None => saved.push(new.clone()),
            }
        }
        saved
    }

    /// Whether Plaid's network knows the person with a phone number.
    pub fn is_known_phone(&self, number: &str) -> bool {
        !self.saved_with(number).is_empty()
    }

    /// Saves the connection that a session has made with its verified phone number.
    pub(super) fn save_connection(&mut self, session: &LinkSession) {
        let (Some(number), Some(user), Some((institution_id, _)), true) = (
            &session.phone,
            &session.user,
            &session.institution,
            session.returning.verified,
        ) else {
            return;
        };
        let before = self.saved_with(number);
        let before = before
            .iter()
            .find(|it| it.institution_id == *institution_id && it.user.username == user.username);
        let known = before.map_or(&[][..], |it| &it.accounts);
        let accounts: BTreeSet<usize> = session.chosen.iter().chain(known).copied().collect();
        let saved = self.phones.saved.entry(national(number)).or_default();
        saved.retain(|it| it.institution_id != *institution_id);
        saved.push(Connection {
            institution_id: institution_id.clone(),
            user: Arc::clone(user),
            accounts: accounts.into_iter().collect(),
            login_again: false,
        });
    }

    /// What became of the code sent to a phone.
    ///
    /// # Errors
    /// `INVALID_OTP`, and `PROFILE_AUTHENTICATION_FAILED` the third time.
    pub(super) fn check_code(&self, session: &LinkSession, code: &str) -> Result<(), ErrorCode> {
        if code.trim() == PHONE_CODE {
            return Ok(());
        }
        let last = session.wrong_codes + 1 >= CODES_MAX;
        Err(if last {
            ErrorCode::ProfileAuthenticationFailed
        } else {
            ErrorCode::InvalidOtp
        })
    }

    /// Remembers that a person of the app owns a number.
    pub(super) fn note_owner(&mut self, configuration_user: &str, number: &str) {
        let owner = (configuration_user.to_owned(), national(number));
        self.phones.proven.insert(owner);
    }

    /// The number of a token's person that has been shown to be theirs, so that the code is sent to
    /// it at once.
    pub(super) fn proven_number(&self, configuration: &LinkConfiguration) -> Option<String> {
        let user = &configuration.user;
        let number = user.phone_number.as_ref()?;
        let owner = (user.client_user_id.clone(), national(number));
        let prefilled = self.link_ui(configuration).phone_prefill();
        let known = self.phones.proven.contains(&owner) && self.profile(number).is_some();
        (prefilled && known).then(|| number.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_by_its_last_digits() {
        assert_eq!(hidden_number("+14155550011"), "(•••) •••-0011");
        assert_eq!(hidden_number("11"), "(•••) •••-11");
        assert_eq!(national("+1 (415) 555-0011"), "4155550011");
        assert_eq!(national("415.555.0011"), "4155550011");
        assert_eq!(national("+44 20 7946 0000"), "442079460000");
    }
}
