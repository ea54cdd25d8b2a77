//! The same login connected twice. Plaid makes a second Item and says nothing; some banks then cut
//! off the first, which the Sandbox does only when it is told to.
//! <https://plaid.com/docs/link/duplicate-items/>

use std::collections::BTreeSet;

use super::ids::ItemId;
use super::{Item, LinkConfiguration, LinkSession, Sandbox};
use crate::errors::OauthReason;

impl Sandbox {
    /// Cuts off Items that were [`replaced`](Self::replaced).
    pub(super) fn cut_off(&mut self, replaced: Vec<ItemId>) {
        for item_id in replaced {
            self.require_login(item_id, Some(OauthReason::InvalidToken));
        }
    }

    /// The Items that a bank with one connection for each login takes for replaced by this session:
    /// of the same login, with other accounts, or if either is read by Plaid Check.
    pub(super) fn replaced(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
    ) -> Vec<ItemId> {
        let (Some((institution_id, _)), Some(user)) = (&session.institution, &session.user) else {
            return Vec::new();
        };
        let institution = self.institution(institution_id);
        let cuts_off = institution.is_some_and(|it| it.one_connection);
        if !cuts_off || !self.catalog.switches.bank_specific_behaviour {
            return Vec::new();
        }
        let updated = session.update.and_then(|id| self.item_by_id(id));
        let accounts: BTreeSet<usize> = match (&session.shared, updated) {
            (None, Some(item)) => positions(item),
            _ => session.chosen.iter().copied().collect(),
        };
        let checked = configuration.products.iter().any(|it| it.is_check())
            || updated.is_some_and(is_checked);
        let replaced = self.items.values().filter(|item| {
            Some(item.id) != session.update
                && !item.removed
                && item.error().is_none()
                && item.institution_id == *institution_id
                && item.username() == user.username
                && (checked || is_checked(item) || positions(item) != accounts)
        });
        replaced.map(|item| item.id).collect()
    }
}

fn positions(item: &Item) -> BTreeSet<usize> {
    let accounts = item.accounts.iter();
    accounts.map(|account| account.position).collect()
}

fn is_checked(item: &Item) -> bool {
    item.products.iter().any(|it| it.is_check())
}
