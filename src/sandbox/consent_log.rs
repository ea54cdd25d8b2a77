//! What a person has agreed to over time. <https://plaid.com/docs/api/consent/>

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::catalog::AccountTemplate;
use super::ids::{AccountId, ItemId};
use super::transparency::DataScope;
use super::{Item, Sandbox};

/// Something a person agreed to.
#[derive(Debug)]
pub struct ConsentEvent {
    /// When.
    pub at: Timestamp,
    /// Whether it replaces what was agreed to before.
    pub updates: bool,
    /// What.
    pub agreed: Agreed,
}

/// What a person agreed to.
#[derive(Debug, PartialEq, Eq)]
pub enum Agreed {
    /// Plaid's own terms.
    Terms,
    /// What the app does with the data.
    UseCases(Vec<String>),
    /// Kinds of data.
    DataScopes(BTreeSet<DataScope>),
    /// Accounts.
    Accounts(ConsentedAccounts),
}

/// The accounts of an Item at some time.
#[derive(Debug, PartialEq, Eq)]
pub struct ConsentedAccounts(Vec<(AccountId, usize)>);

impl ConsentedAccounts {
    /// Their ids, and the bank's facts of each.
    pub fn of<'a>(&self, item: &'a Item) -> impl Iterator<Item = (AccountId, &'a AccountTemplate)> {
        let accounts = self.0.iter();
        accounts.map(|(id, position)| (*id, &item.user.accounts[*position]))
    }
}

impl Agreed {
    /// Whether both are about the same matter.
    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl Sandbox {
    /// Notes what the person agrees to now of an Item, where it differs from before.
    pub(super) fn note_consent(&mut self, item_id: ItemId) {
        let at = self.now;
        let Some(item) = self.items.get_mut(&item_id) else {
            return;
        };
        let mut agreed = vec![Agreed::Terms];
        if let Some(consented) = &item.consented {
            if !consented.use_cases.is_empty() {
                agreed.push(Agreed::UseCases(consented.use_cases.clone()));
            }
            agreed.push(Agreed::DataScopes(consented.scopes.clone()));
        }
        let accounts = item.accounts.iter();
        let accounts = accounts.map(|account| (account.id, account.position));
        agreed.push(Agreed::Accounts(ConsentedAccounts(accounts.collect())));
        for agreed in agreed {
            let mut before = item.consent_log.iter().rev();
            let last = before.find(|event| event.agreed.is_like(&agreed));
            if last.is_none_or(|last| last.agreed != agreed) {
                item.consent_log.push(ConsentEvent {
                    at,
                    updates: last.is_some(),
                    agreed,
                });
            }
        }
    }
}
