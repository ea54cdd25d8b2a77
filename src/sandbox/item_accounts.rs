//! The accounts of an Item. <https://plaid.com/docs/api/accounts/>

use std::collections::BTreeSet;

use super::history::Arrival;
use super::ids::{AccountId, ItemId};
use super::mint::spread;
use super::{Item, Sandbox};
use crate::errors::{Error, ErrorCode, rule};

/// An account of an Item.
#[derive(Debug, Clone)]
pub struct Account {
    /// `account_id`, of this Item only.
    pub id: AccountId,
    /// Position among the test user's accounts.
    pub(super) position: usize,
    /// How often accounts had been added when it was shared.
    pub(super) grant: u32,
    /// Since when it is shared.
    pub(super) since: Arrival,
    /// Since when it is not.
    pub(super) until: Option<Arrival>,
}

impl Account {
    /// An account that is shared now; its id is another one each time accounts are added.
    pub(super) fn new(item: ItemId, grant: u32, position: usize, since: Arrival) -> Self {
        const ACCOUNTS: u64 = 1;
        let number = u64::from(grant) << 32 | position as u64;
        Self {
            id: item.of_part(spread(item.key(), ACCOUNTS, number)),
            position,
            grant,
            since,
            until: None,
        }
    }
}

impl Sandbox {
    /// The accounts of `ids`, in the bank's order; all of them without ids.
    ///
    /// # Errors
    /// `INVALID_FIELD` for an id no account could have; `INVALID_ACCOUNT_ID` for one that is not
    /// on the Item.
    pub fn select_accounts<'a>(
        item: &'a Item,
        ids: Option<&[String]>,
    ) -> Result<Vec<&'a Account>, Error> {
        Self::select_accounts_by(item, ids, "options.account_ids")
    }

    /// The same for a request with its ids in `field`.
    ///
    /// # Errors
    /// As [`Sandbox::select_accounts`].
    pub fn select_accounts_by<'a>(
        item: &'a Item,
        ids: Option<&[String]>,
        field: &str,
    ) -> Result<Vec<&'a Account>, Error> {
        let malformed = || Error::invalid_field(field, rule::ACCOUNT_IDS);
        let Some(ids) = ids else {
            return Ok(item.accounts.iter().collect());
        };
        let mut chosen = BTreeSet::new();
        for text in ids {
            let id = AccountId::parse(text).ok_or_else(malformed)?;
            if !item.accounts.iter().any(|account| account.id == id) {
                return Err(ErrorCode::InvalidAccountId.into());
            }
            chosen.insert(id);
        }
        if chosen.is_empty() {
            return Err(malformed());
        }
        Ok(item
            .accounts
            .iter()
            .filter(|account| chosen.contains(&account.id))
            .collect())
    }
}
