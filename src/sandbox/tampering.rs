//! What a tester may do to Items and tokens that neither a person nor an app can: break, revoke,
//! expire.

use std::collections::BTreeSet;

use super::applications::ActivityType;
use super::ids::{AccessToken, AccountId, ItemId, LinkToken, PublicToken};
use super::item_login::Login;
use super::product::Product;
use super::webhooks::Payload;
use super::{Item, Sandbox};
use crate::errors::{Error, ErrorCode, OauthReason};

/// A change of an Item's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The login is asked for again; with a reason at institutions with OAuth.
    LoginRequired(Option<OauthReason>),
    /// The bank has locked the account.
    Locked,
    /// The person has revoked the app's permission.
    PermissionRevoked,
    /// The person has ended access to one account at the bank.
    AccountRevoked(AccountId),
    /// The consent has come to its end.
    ConsentExpired,
    /// The bank says that there are accounts the app does not have.
    NewAccounts,
    /// The data of a product is not there yet.
    NotReady(Product),
    /// It is there.
    Ready(Product),
    /// All works again, as after update mode.
    Repaired,
}

/// What is known of an Item, removed or not.
#[derive(Debug)]
pub struct ItemState<'a> {
    /// The Item.
    pub item: &'a Item,
    /// Whether it was removed.
    pub removed: bool,
    /// Products whose data is kept back by [`Change::NotReady`].
    pub not_ready: &'a BTreeSet<Product>,
    /// Tokens that can still be exchanged.
    pub public_tokens: Vec<PublicToken>,
}

/// The kind of a token that was ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// `access-sandbox-…`
    Access,
    /// `link-sandbox-…`
    Link,
    /// `public-sandbox-…`
    Public,
}

fn refuse(message: String) -> Error {
    Error::new(ErrorCode::EmulatorBadRequest, message)
}

impl Sandbox {
    /// Every Item there was, removed ones too, the oldest first.
    pub fn item_states(&self) -> Vec<ItemState<'_>> {
        let mut items: Vec<&Item> = self.items.values().collect();
        items.sort_by_key(|item| (item.created_at, item.id));
        items.into_iter().map(|item| self.state_of(item)).collect()
    }

    /// The Item with this id or access token, removed or not.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` if there is none.
    pub fn item_state(&self, text: &str) -> Result<ItemState<'_>, Error> {
        let by_token = AccessToken::parse(text)
            .ok()
            .and_then(|token| self.access_tokens.get(&token));
        let id = by_token.copied().or_else(|| ItemId::parse(text));
        let item = id.and_then(|id| self.items.get(&id)).ok_or_else(|| {
            refuse(format!(
                "this world has no Item `{text}`; expected an item_id or an access_token of it"
            ))
        })?;
        Ok(self.state_of(item))
    }

    fn state_of<'a>(&'a self, item: &'a Item) -> ItemState<'a> {
        let open = self.public_tokens.iter().filter(|(_, record)| {
            record.item_id == item.id && !record.exchanged && record.expires_at > self.now
        });
        ItemState {
            item,
            removed: item.removed,
            not_ready: &item.not_ready,
            public_tokens: open.map(|(token, _)| *token).collect(),
        }
    }

    /// Changes the state of an Item, and tells the app what Plaid would.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` if there is no such Item, or it was removed.
    pub fn change_item(&mut self, text: &str, change: Change) -> Result<ItemState<'_>, Error> {
        let state = self.item_state(text)?;
        if state.removed {
            return Err(refuse(format!(
                "the Item `{text}` was removed; nothing can happen to it any more"
            )));
        }
        let id = state.item.id;
        let institution = self.institution(&state.item.institution_id);
        let oauth = institution.is_some_and(|it| it.oauth);
        match change {
            Change::LoginRequired(Some(_)) if !oauth => {
                return Err(refuse(
                    "a `reason` belongs to institutions with OAuth; this Item has another"
                        .to_owned(),
                ));
            }
            Change::LoginRequired(reason) => {
                let usual = oauth.then_some(OauthReason::InvalidToken);
                self.require_login(id, reason.or(usual));
            }
            Change::Locked => self.break_login(id, ErrorCode::ItemLocked),
            Change::PermissionRevoked => {
                self.note_activity(id, ActivityType::PortalUnlink);
                self.revoke_permission(id);
            }
            Change::AccountRevoked(account) => self.revoke_account(id, account)?,
            Change::ConsentExpired => {
                let now = self.now;
                if let Some(item) = self.items.get_mut(&id) {
                    item.consent_expires_at = Some(now);
                }
                let reason = oauth.then_some(OauthReason::ConsentExpired);
                self.require_login(id, reason);
            }
            Change::NewAccounts if self.items[&id].refused.has_new_accounts() => {}
            Change::NewAccounts => self.notify(id, Payload::NewAccountsAvailable),
            Change::NotReady(product) => {
                self.items
                    .get_mut(&id)
                    .map(|item| item.not_ready.insert(product));
            }
            Change::Ready(product) => {
                self.items
                    .get_mut(&id)
                    .map(|item| item.not_ready.remove(&product));
            }
            Change::Repaired => {
                self.repair_login(id);
                self.notify(id, Payload::LoginRepaired);
            }
        }
        self.item_state(text)
    }

    fn revoke_account(&mut self, id: ItemId, account: AccountId) -> Result<(), Error> {
        let Some(item) = self.items.get_mut(&id) else {
            return Ok(());
        };
        if !item.accounts.iter().any(|shared| shared.id == account) {
            return Err(refuse(format!(
                "this Item has no account `{}`; GET /_emulator/items lists those it has",
                account.as_str()
            )));
        }
        if item.accounts.len() == 1 {
            return Err(refuse(
                "this is the Item's last account; `permission_revoked` ends access to all"
                    .to_owned(),
            ));
        }
        item.accounts.retain(|shared| shared.id != account);
        let account_id = Some(account);
        self.notify(id, Payload::UserAccountRevoked { account_id });
        Ok(())
    }

    /// Ends the permission of the app to read an Item, and tells it.
    pub(super) fn revoke_permission(&mut self, id: ItemId) {
        self.break_login(id, ErrorCode::UserPermissionRevoked);
    }

    fn break_login(&mut self, id: ItemId, code: ErrorCode) {
        if let Some(item) = self.items.get_mut(&id) {
            item.login = Login::Broken(code);
            item.broken_at = Some(self.now);
        }
        let payload = match code {
            ErrorCode::UserPermissionRevoked => {
                Payload::UserPermissionRevoked(ErrorCode::ItemUserPermissionRevoked.into())
            }
            code => Payload::Error(code.into()),
        };
        self.notify(id, payload);
    }

    /// Ends a token now: a link token opens nothing any more, a public token has expired, an
    /// access token is rotated away.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` if this world has no such token.
    pub fn end_token(&mut self, text: &str) -> Result<TokenKind, Error> {
        let now = self.now;
        if let Some(record) = LinkToken::parse(text)
            .ok()
            .and_then(|token| self.link_tokens.get_mut(&token))
        {
            record.expires_at = now;
            return Ok(TokenKind::Link);
        }
        if let Some(record) = PublicToken::parse(text)
            .ok()
            .and_then(|token| self.public_tokens.get_mut(&token))
        {
            record.expires_at = now;
            return Ok(TokenKind::Public);
        }
        if self.rotate_access_token(text).is_ok() {
            return Ok(TokenKind::Access);
        }
        Err(refuse(format!(
            "no world has the token `{text}`; expected a link, public or access token"
        )))
    }
}
