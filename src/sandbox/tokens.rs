//! Public and access tokens: how they are made, exchanged, rotated and refused.
//! <https://plaid.com/docs/api/items/#itempublic_tokenexchange>

use jiff::{SignedDuration, Timestamp};

use super::ids::{AccessToken, ItemId, PublicToken};
use super::{Item, Sandbox};
use crate::errors::{Error, ErrorCode};

/// How long a public token can be exchanged.
pub(super) const PUBLIC_TOKEN_LIFE: SignedDuration = SignedDuration::from_mins(30);

/// What a public token stands for.
#[derive(Debug)]
pub(super) struct PublicTokenRecord {
    pub(super) item_id: ItemId,
    pub(super) expires_at: Timestamp,
    pub(super) exchanged: bool,
}

/// How long new tokens work, where that is not as usual.
#[derive(Debug, Clone, Copy, Default)]
pub struct TokenLives {
    /// Link tokens.
    pub link: Option<SignedDuration>,
    /// Public tokens.
    pub public: Option<SignedDuration>,
}

/// Tokens that are given instead of drawn.
#[derive(Debug, Clone, Copy, Default)]
pub struct ChosenTokens {
    /// The Item's access token.
    pub access: Option<AccessToken>,
    /// Its public token.
    pub public: Option<PublicToken>,
}

impl Sandbox {
    /// Has tokens that are made from now on work for another time than usual.
    pub fn set_token_lives(&mut self, lives: TokenLives) {
        self.token_lives = lives;
    }

    /// Gives a new Item other tokens than those that were drawn for it; those it has then.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` if one of them is taken.
    pub fn choose_tokens(
        &mut self,
        made: PublicToken,
        chosen: ChosenTokens,
    ) -> Result<(PublicToken, AccessToken), Error> {
        let taken = chosen
            .access
            .is_some_and(|it| self.access_tokens.contains_key(&it))
            || chosen
                .public
                .is_some_and(|it| self.public_tokens.contains_key(&it));
        if taken {
            return Err(Error::new(
                ErrorCode::EmulatorBadRequest,
                "another Item has this token already",
            ));
        }
        let record = self
            .public_tokens
            .remove(&made)
            .ok_or(Error::from(ErrorCode::InvalidPublicToken))?;
        let item_id = record.item_id;
        let public = chosen.public.unwrap_or(made);
        self.public_tokens.insert(public, record);
        let item = self
            .items
            .get_mut(&item_id)
            .expect("Items are never forgotten");
        let drawn = item.access_token;
        let access = chosen.access.unwrap_or(drawn);
        item.access_token = access;
        self.access_tokens.remove(&drawn);
        self.access_tokens.insert(access, item_id);
        Ok((public, access))
    }

    /// A public token for an Item, and when it stops working.
    pub(super) fn mint_public_token(&mut self, item_id: ItemId) -> (PublicToken, Timestamp) {
        let token = self.mint.public_token();
        let expires_at = self.now + self.token_lives.public.unwrap_or(PUBLIC_TOKEN_LIFE);
        let record = PublicTokenRecord {
            item_id,
            expires_at,
            exchanged: false,
        };
        self.public_tokens.insert(token, record);
        (token, expires_at)
    }

    /// A public token for the Item of an access token, `/item/public_token/create`.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`].
    pub fn create_public_token(
        &mut self,
        access_token: &str,
    ) -> Result<(PublicToken, Timestamp), Error> {
        let item_id = self.item(access_token)?.id;
        Ok(self.mint_public_token(item_id))
    }

    /// The Item of a public token, used or not.
    pub(super) fn item_of_public_token(&self, token: PublicToken) -> Option<ItemId> {
        self.public_tokens.get(&token).map(|record| record.item_id)
    }

    /// Trades a public token for the Item's access token; works once.
    ///
    /// # Errors
    /// `INVALID_PUBLIC_TOKEN` if it is malformed, unknown, used or over 30 minutes old;
    /// `ITEM_NOT_FOUND` if its Item has been removed.
    pub fn exchange_public_token(&mut self, text: &str) -> Result<&Item, Error> {
        let token = PublicToken::parse(text)?;
        let record = self
            .public_tokens
            .get_mut(&token)
            .ok_or(Error::from(ErrorCode::InvalidPublicToken))?;
        if record.exchanged {
            return Err(ErrorCode::InvalidPublicToken.into());
        }
        if self.now >= record.expires_at {
            return Err(Error::public_token_expired());
        }
        let item = self
            .items
            .get(&record.item_id)
            .expect("Items are never forgotten");
        if item.removed {
            return Err(ErrorCode::ItemNotFound.into());
        }
        record.exchanged = true;
        Ok(item)
    }

    /// The Item of an access token.
    ///
    /// # Errors
    /// `INVALID_ACCESS_TOKEN` if it is malformed, of another environment, unknown or rotated away;
    /// `ITEM_NOT_FOUND` if the Item has been removed.
    pub fn item(&self, access_token: &str) -> Result<&Item, Error> {
        let token = AccessToken::parse(access_token)?;
        let id = self
            .access_tokens
            .get(&token)
            .ok_or(Error::from(ErrorCode::InvalidAccessToken))?;
        let item = self.items.get(id).expect("Items are never forgotten");
        if item.removed {
            Err(ErrorCode::ItemNotFound.into())
        } else {
            Ok(item)
        }
    }

    pub(super) fn item_mut(&mut self, access_token: &str) -> Result<&mut Item, Error> {
        let id = self.item(access_token)?.id;
        Ok(self.items.get_mut(&id).expect("the Item was just found"))
    }

    /// Gives the Item a new access token; the old one stops working at once.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`].
    pub fn rotate_access_token(&mut self, access_token: &str) -> Result<AccessToken, Error> {
        let item_id = self.item(access_token)?.id;
        let new = self.mint.access_token();
        self.access_tokens.insert(new, item_id);
        let item = self.item_mut(access_token)?;
        let old = std::mem::replace(&mut item.access_token, new);
        self.access_tokens.remove(&old);
        Ok(new)
    }
}
