//! Users: the people an app tells of, whom Items, reports and sessions can belong to.
//! <https://plaid.com/docs/api/users/>

mod third_party;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ids::{ItemId, UserId, UserToken};
use super::mint::Mint;
use super::{LinkConfiguration, Sandbox};
use crate::errors::{Error, ErrorCode};
pub(super) use third_party::LIFE_MAX;
use third_party::ThirdPartyTokens;

/// A person an app has told of.
#[derive(Debug)]
pub struct User {
    /// `user_id`.
    pub id: UserId,
    /// The token of the older API; users of the newer one have none.
    pub token: Option<UserToken>,
    /// The app's own id of the person.
    pub client_user_id: String,
    /// When the app first told of them.
    pub created_at: Timestamp,
    /// When something about them changed last.
    pub updated_at: Timestamp,
    /// What is known of them.
    pub identity: Option<Identity>,
}

/// Which of Plaid's two APIs for users one is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserApi {
    /// With `user_token`, before December 2025.
    Token,
    /// With `usr_` ids only.
    Id,
}

/// What is known of a person, `identity` of `/user/create`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Identity {
    /// Where they live.
    #[serde(default)]
    pub addresses: Vec<Address>,
    /// When they were born.
    #[serde(default)]
    pub date_of_birth: Option<Date>,
    /// Email addresses.
    #[serde(default)]
    pub emails: Vec<Contact>,
    /// Numbers of passports, tax numbers and the like.
    #[serde(default)]
    pub id_numbers: Vec<Option<IdNumber>>,
    /// Their name.
    #[serde(default)]
    pub name: Option<Name>,
    /// Phone numbers, E.164.
    #[serde(default)]
    pub phone_numbers: Vec<Contact>,
}

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Name {
    /// Last name.
    pub family_name: String,
    /// First name.
    pub given_name: String,
}

/// An email address or a phone number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Contact {
    /// The address or number.
    pub data: String,
    /// Whether it is the usual one.
    pub primary: bool,
}

/// Where a person lives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Address {
    /// City.
    #[serde(default)]
    pub city: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Postal code.
    #[serde(default)]
    pub postal_code: Option<String>,
    /// Whether it is the usual one.
    pub primary: bool,
    /// State or province.
    #[serde(default)]
    pub region: Option<String>,
    /// Street and number.
    #[serde(default)]
    pub street_1: Option<String>,
    /// What comes after it.
    #[serde(default)]
    pub street_2: Option<String>,
}

/// An official number of a person.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct IdNumber {
    /// Which kind, as `us_ssn`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The number.
    pub value: String,
}

/// The users of a world.
#[derive(Debug, Default)]
pub(super) struct Users {
    by_id: BTreeMap<UserId, User>,
    shared: ThirdPartyTokens,
}

impl Users {
    fn make(
        &mut self,
        mint: &mut Mint,
        api: UserApi,
        client_user_id: String,
        now: Timestamp,
    ) -> &mut User {
        let (id, token) = match api {
            UserApi::Token => (mint.legacy_user_id(), Some(mint.user_token())),
            UserApi::Id => (mint.user_id(), None),
        };
        self.by_id.entry(id.clone()).or_insert(User {
            id,
            token,
            client_user_id,
            created_at: now,
            updated_at: now,
            identity: None,
        })
    }
}

impl Sandbox {
    /// The user with an app's own id, made if the app has not told of them before.
    pub fn create_user(
        &mut self,
        api: UserApi,
        client_user_id: &str,
        identity: Option<Identity>,
    ) -> &User {
        let known = self.users.by_id.values().find(|user| {
            user.client_user_id == client_user_id && user.token.is_some() == (api == UserApi::Token)
        });
        let id = known.map(|user| user.id.clone());
        let user = match id {
            Some(id) => self.users.by_id.get_mut(&id).expect("it was just found"),
            None => self
                .users
                .make(&mut self.mint, api, client_user_id.to_owned(), self.now),
        };
        if identity.is_some() {
            user.identity = identity;
            user.updated_at = self.now;
        }
        user
    }

    /// The user a request names by either or both of the two; `None` if it names nobody.
    ///
    /// # Errors
    /// `INVALID_USER_ID` for an empty id, `USER_NOT_FOUND`, `INVALID_USER_TOKEN`.
    pub fn find_user(
        &self,
        user_id: Option<&str>,
        user_token: Option<&str>,
    ) -> Result<Option<&User>, Error> {
        if let Some(text) = user_token {
            let token = UserToken::parse(text)?;
            let mut users = self.users.by_id.values();
            let found = users.find(|user| user.token == Some(token));
            return match found {
                Some(user) if user_id.is_none_or(|id| id == user.id.as_str()) => Ok(Some(user)),
                _ => Err(ErrorCode::InvalidUserToken.into()),
            };
        }
        match user_id {
            None => Ok(None),
            Some("") => Err(ErrorCode::InvalidUserId.into()),
            Some(id) => {
                let found = self.users.by_id.get(&UserId::new(id));
                found.map(Some).ok_or(ErrorCode::UserNotFound.into())
            }
        }
    }

    /// The user a request must name.
    ///
    /// # Errors
    /// `MISSING_FIELDS` if it names nobody; those of [`Sandbox::find_user`].
    pub fn user(&self, user_id: Option<&str>, user_token: Option<&str>) -> Result<&User, Error> {
        self.find_user(user_id, user_token)?
            .ok_or_else(|| Error::missing_fields(&["user_id"]))
    }

    /// A user by id.
    pub fn user_by_id(&self, id: &UserId) -> Option<&User> {
        self.users.by_id.get(id)
    }

    /// The user of a link token, if apps are told: those of the older API are known by token.
    pub fn told_user<'a>(&self, configuration: &'a LinkConfiguration) -> Option<&'a UserId> {
        let id = configuration.user_id.as_ref()?;
        self.user_by_id(id)
            .is_some_and(|user| user.token.is_none())
            .then_some(id)
    }

    /// Changes what is known of a user; what is left out stays.
    pub fn update_user(&mut self, id: &UserId, change: Identity) {
        let now = self.now;
        let Some(user) = self.users.by_id.get_mut(id) else {
            return;
        };
        let known = user.identity.get_or_insert_default();
        if !change.addresses.is_empty() {
            known.addresses = change.addresses;
        }
        if !change.emails.is_empty() {
            known.emails = change.emails;
        }
        if !change.id_numbers.is_empty() {
            known.id_numbers = change.id_numbers;
        }
        if !change.phone_numbers.is_empty() {
            known.phone_numbers = change.phone_numbers;
        }
        known.date_of_birth = change.date_of_birth.or(known.date_of_birth);
        known.name = change.name.or(known.name.take());
        user.updated_at = now;
    }

    /// Forgets who a user is, `/user/identity/remove`.
    pub fn remove_identity(&mut self, id: &UserId) {
        let now = self.now;
        if let Some(user) = self.users.by_id.get_mut(id) {
            user.identity = None;
            user.updated_at = now;
        }
    }

    /// Forgets a user and removes their Items, `/user/remove`.
    pub fn remove_user(&mut self, id: &UserId) {
        self.users.by_id.remove(id);
        for item in self.items.values_mut() {
            if item.user_id.as_ref() == Some(id) {
                item.removed = true;
            }
        }
    }

    /// A user's Items that were not removed, the oldest first.
    pub fn items_of_user(&self, id: &UserId) -> Vec<ItemId> {
        let mut items: Vec<_> = self
            .items
            .values()
            .filter(|item| !item.removed && item.user_id.as_ref() == Some(id))
            .collect();
        items.sort_by_key(|item| (item.created_at, item.id));
        items.into_iter().map(|item| item.id).collect()
    }

    /// Says that Items belong to a user, `/user/items/associate`.
    ///
    /// # Errors
    /// `ITEM_NOT_FOUND` if one is unknown or was removed; then none is changed.
    pub fn associate_items(&mut self, id: &UserId, items: &[String]) -> Result<(), Error> {
        let items = self.items_named(items)?;
        for item in items {
            if let Some(item) = self.items.get_mut(&item) {
                item.user_id = Some(id.clone());
            }
        }
        Ok(())
    }

    /// Removes Items of a user, `/user/items/remove`.
    ///
    /// # Errors
    /// `ITEM_NOT_FOUND` if one is none of theirs; then none is removed.
    pub fn remove_items_of_user(&mut self, id: &UserId, items: &[String]) -> Result<(), Error> {
        let theirs = self.items_of_user(id);
        let items = self.items_named(items)?;
        if items.iter().any(|item| !theirs.contains(item)) {
            return Err(ErrorCode::ItemNotFound.into());
        }
        for item in items {
            if let Some(item) = self.items.get_mut(&item) {
                item.removed = true;
            }
        }
        Ok(())
    }

    /// Breaks the logins of a user's Items, or of some of them, `/sandbox/user/reset_login`.
    ///
    /// # Errors
    /// `ITEM_NOT_FOUND` if one is none of theirs; then none is broken.
    pub fn reset_logins(&mut self, id: &UserId, items: Option<&[String]>) -> Result<(), Error> {
        let theirs = self.items_of_user(id);
        let items = match items {
            None | Some([]) => theirs.clone(),
            Some(items) => self.items_named(items)?,
        };
        if items.iter().any(|item| !theirs.contains(item)) {
            return Err(ErrorCode::ItemNotFound.into());
        }
        for item in items {
            let reason = self.reason(item);
            self.require_login(item, reason);
        }
        Ok(())
    }

    fn items_named(&self, items: &[String]) -> Result<Vec<ItemId>, Error> {
        let known = |text: &String| {
            let id = ItemId::parse(text)?;
            self.item_by_id(id).map(|item| item.id)
        };
        items
            .iter()
            .map(|text| known(text).ok_or(ErrorCode::ItemNotFound.into()))
            .collect()
    }
}
