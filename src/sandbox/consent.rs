//! The consent a person gave at an institution where it ends.
//! <https://plaid.com/docs/link/oauth/#refreshing-item-consent>

use jiff::{SignedDuration, Timestamp};

use super::ids::ItemId;
use super::product::CountryCode;
use super::timers::Timer;
use super::webhooks::{DisconnectReason, Payload};
use super::{Item, Sandbox};
use crate::errors::{Error, OauthReason};

/// How long before its end the app is told.
pub(super) const NOTICE: SignedDuration = SignedDuration::from_hours(7 * 24);

impl Sandbox {
    /// Begins a consent for an Item; when it ends, at institutions where it does.
    pub(super) fn new_consent(
        &mut self,
        item_id: ItemId,
        institution_id: &str,
    ) -> Option<Timestamp> {
        let days = self.institution(institution_id)?.consent_days?;
        let ends_at = self.now + SignedDuration::from_hours(24 * i64::from(days));
        self.timers
            .set(ends_at - NOTICE, Timer::ConsentNotice(item_id));
        self.timers.set(ends_at, Timer::ConsentEnd(item_id));
        Some(ends_at)
    }

    /// Has the consent of an Item end when a tester says so.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`].
    pub fn set_consent_end(
        &mut self,
        access_token: &str,
        after: SignedDuration,
    ) -> Result<(), Error> {
        let ends_at = self.now + after.max(SignedDuration::ZERO);
        let item = self.item_mut(access_token)?;
        item.consent_expires_at = Some(ends_at);
        let item_id = item.id;
        if ends_at - NOTICE >= self.now {
            self.timers
                .set(ends_at - NOTICE, Timer::ConsentNotice(item_id));
        }
        self.timers.set(ends_at, Timer::ConsentEnd(item_id));
        Ok(())
    }

    /// Tells the app that the consent is about to end, unless it was renewed.
    pub(super) fn announce_consent_end(&mut self, item_id: ItemId) {
        let Some(item) = self.in_consent_until(item_id, self.now + NOTICE) else {
            return;
        };
        let consent_expiration_time = self.now + NOTICE;
        let american = |country: &CountryCode| {
            matches!(country, CountryCode::UnitedStates | CountryCode::Canada)
        };
        let institution = self.institution(&item.institution_id);
        let payload = if institution.is_some_and(|it| it.country_codes.iter().any(american)) {
            Payload::PendingDisconnect {
                disconnect_time: consent_expiration_time,
                reason: DisconnectReason::InstitutionTokenExpiration,
            }
        } else {
            Payload::PendingExpiration {
                consent_expiration_time,
            }
        };
        self.notify(item_id, payload);
    }

    /// Breaks the login with the end of the consent, if it still worked.
    pub(super) fn end_consent(&mut self, item_id: ItemId) {
        let ended = self.in_consent_until(item_id, self.now);
        let Some(item) = ended.filter(|item| item.error().is_none()) else {
            return;
        };
        let oauth = self.institution(&item.institution_id).map(|it| it.oauth);
        let reason = (oauth == Some(true)).then_some(OauthReason::ConsentExpired);
        self.require_login(item_id, reason);
    }

    fn in_consent_until(&self, item_id: ItemId, end: Timestamp) -> Option<&Item> {
        let item = self.item_by_id(item_id)?;
        (item.consent_expires_at == Some(end)).then_some(item)
    }
}
