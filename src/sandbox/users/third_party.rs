//! Tokens by which another client may read what is known of a user.
//! <https://plaid.com/docs/api/users/#userthird_party_tokencreate>

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{ThirdPartyUserToken, UserId};

/// The longest life of such a token, which is also the usual one.
pub(in crate::sandbox) const LIFE_MAX: SignedDuration = SignedDuration::from_hours(24);

/// The tokens of a world.
pub(super) type ThirdPartyTokens = BTreeMap<ThirdPartyUserToken, ThirdPartyToken>;

/// What such a token stands for.
#[derive(Debug)]
pub(super) struct ThirdPartyToken {
    user_id: UserId,
    client_id: String,
    expires_at: Timestamp,
}

impl Sandbox {
    /// A token by which the client `client_id` may read what is known of a user, until
    /// `expires_at`, a day at most.
    ///
    /// # Errors
    /// `INVALID_FIELD` for a time that has passed or is too far off, and for no client.
    pub fn share_user(
        &mut self,
        user_id: &UserId,
        client_id: &str,
        expires_at: Option<Timestamp>,
    ) -> Result<ThirdPartyUserToken, Error> {
        let latest = self.now + LIFE_MAX;
        let expires_at = expires_at.unwrap_or(latest);
        if expires_at <= self.now || expires_at > latest {
            let rule = "in the next 24 hours";
            return Err(Error::invalid_field("expiration_time", rule));
        }
        let clients = self.catalog.clients.as_ref();
        if client_id.is_empty() || clients.is_some_and(|known| !known.contains_key(client_id)) {
            let rule = "the client_id of a client";
            return Err(Error::invalid_field("third_party_client_id", rule));
        }
        let token = self.mint.third_party_token();
        let shared = ThirdPartyToken {
            user_id: user_id.clone(),
            client_id: client_id.to_owned(),
            expires_at,
        };
        self.users.shared.insert(token, shared);
        Ok(token)
    }

    /// Takes such a token back.
    ///
    /// # Errors
    /// `INVALID_USER_TOKEN` if it is malformed, unknown or expired.
    pub fn end_sharing(&mut self, text: &str) -> Result<(), Error> {
        let token = ThirdPartyUserToken::parse(text)?;
        let shared = self.users.shared.remove(&token);
        let valid = shared.is_some_and(|it| it.expires_at > self.now);
        valid
            .then_some(())
            .ok_or(ErrorCode::InvalidUserToken.into())
    }

    /// The user that is shared with this client by a token.
    ///
    /// # Errors
    /// `INVALID_USER_TOKEN` if it is malformed, unknown, expired or another client's.
    pub fn shared_user(&self, text: &str) -> Result<&UserId, Error> {
        let token = ThirdPartyUserToken::parse(text)?;
        let shared = self.users.shared.get(&token);
        let valid = shared.filter(|it| {
            it.expires_at > self.now
                && it.client_id == self.client_id
                && self.users.by_id.contains_key(&it.user_id)
        });
        valid
            .map(|it| &it.user_id)
            .ok_or(ErrorCode::InvalidUserToken.into())
    }
}
