//! Whether the login of an Item still works.
//! <https://plaid.com/docs/errors/item/#item_login_required>

use jiff::{SignedDuration, Timestamp};

use super::ids::ItemId;
use super::timers::Timer;
use super::webhooks::Payload;
use super::{Item, Sandbox};
use crate::errors::{Error, ErrorCode, OauthReason};

/// How long an Item of the Sandbox works before its login is asked for again.
/// <https://plaid.com/docs/sandbox/#item_login_required>
pub(super) const LOGIN_LIFE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The login of an Item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Login {
    /// Works, and will be asked for again then.
    Works { until: Timestamp },
    /// Is asked for; at institutions with OAuth there is a reason.
    Required(Option<OauthReason>),
    /// Fails with another error than that.
    Broken(ErrorCode),
}

impl Login {
    /// Of an Item made without a login, which none can grow old of.
    pub(super) const NEVER_ASKED: Self = Self::Works {
        until: Timestamp::MAX,
    };
}

impl Item {
    /// What a call for data is answered with while the login is broken, or nothing is shared that
    /// once was.
    pub fn error(&self) -> Option<Error> {
        match self.login {
            Login::Works { .. } if self.accounts.is_empty() && !self.left.is_empty() => {
                Some(ErrorCode::NoAccounts.into())
            }
            Login::Works { .. } => None,
            Login::Required(reason) => Some(Error::login_required(reason)),
            Login::Broken(code) => Some(code.into()),
        }
    }
}

impl Item {
    /// Whether the person has ended the app's connection.
    pub(super) fn is_revoked(&self) -> bool {
        self.login == Login::Broken(ErrorCode::UserPermissionRevoked)
    }
}

impl Sandbox {
    /// The Item of an access token, with its login known to work.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`] and [`Item::error`], mostly `ITEM_LOGIN_REQUIRED`.
    pub fn working_item(&self, access_token: &str) -> Result<&Item, Error> {
        let item = self.item(access_token)?;
        match item.error() {
            Some(error) => Err(error),
            None => Ok(item),
        }
    }

    /// A login that works from now on.
    pub(super) fn new_login(&mut self, item_id: ItemId) -> Login {
        let until = self.now + LOGIN_LIFE;
        self.timers.set(until, Timer::LoginExpiry(item_id));
        Login::Works { until }
    }

    /// Breaks the login of an Item, `/sandbox/item/reset_login`.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`].
    pub fn reset_login(&mut self, access_token: &str) -> Result<(), Error> {
        let item_id = self.item(access_token)?.id;
        let reason = self.reason(item_id);
        self.require_login(item_id, reason);
        Ok(())
    }

    /// Has an Item ask for its login until [`repair_login`](Self::repair_login), and tells the app.
    pub fn require_login(&mut self, item_id: ItemId, reason: Option<OauthReason>) {
        if let Some(item) = self.items.get_mut(&item_id) {
            item.login = Login::Required(reason);
            item.broken_at = Some(self.now);
        }
        let error = Error::login_required(reason);
        self.notify(item_id, Payload::Error(error));
    }

    /// Makes a broken login work again, and renews the consent.
    pub(super) fn repair_login(&mut self, item_id: ItemId) {
        let Some(item) = self.items.get(&item_id) else {
            return;
        };
        let institution_id = item.institution_id.clone();
        let login = if item.is_manual() {
            Login::NEVER_ASKED
        } else {
            self.new_login(item_id)
        };
        let consent_expires_at = self.new_consent(item_id, &institution_id);
        if let Some(item) = self.items.get_mut(&item_id) {
            item.login = login;
            item.broken_at = None;
            item.consent_expires_at = consent_expires_at;
        }
        self.await_new_day(item_id);
    }

    /// The login has grown old, unless it was renewed or broken before.
    pub(super) fn expire_login(&mut self, item_id: ItemId) {
        let expired = Login::Works { until: self.now };
        let item = self.item_by_id(item_id);
        if item.is_some_and(|item| item.login == expired) {
            let reason = self.reason(item_id);
            self.require_login(item_id, reason);
        }
    }

    /// Why a login breaks: at institutions with OAuth the connection is said to be invalid.
    pub(super) fn reason(&self, item_id: ItemId) -> Option<OauthReason> {
        let institution = self.institution(&self.items.get(&item_id)?.institution_id)?;
        institution.oauth.then_some(OauthReason::InvalidToken)
    }
}
