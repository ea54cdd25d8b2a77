//! News of bank income, for users whose app wants to be told.
//! <https://plaid.com/docs/api/products/income/#creditbank_incomewebhookupdate>

use std::collections::{BTreeMap, BTreeSet};

use super::IncomeNews;
use crate::sandbox::Sandbox;
use crate::sandbox::history::{day_number, midnight};
use crate::sandbox::ids::{AccountId, ItemId, UserId};
use crate::sandbox::timers::Timer;
use crate::sandbox::webhooks::{Payload, Subject};

/// Where income comes from: account and description.
type Origins = BTreeSet<(AccountId, String)>;

/// Which users' apps are told, and what is known of the Items that are looked at each day.
#[derive(Debug, Default)]
pub(super) struct Updates {
    wanted: BTreeSet<UserId>,
    known: BTreeMap<ItemId, Origins>,
}

impl Sandbox {
    /// Has the client told of changes of a user's bank income, or not any longer.
    pub fn set_income_updates(&mut self, user_id: &UserId, wanted: bool) {
        if wanted {
            self.incomes.updates.wanted.insert(user_id.clone());
            self.watch_income(user_id);
        } else {
            self.incomes.updates.wanted.remove(user_id);
        }
    }

    /// Has the Items of a user looked at when the next day has begun, if anybody wants to know.
    pub(super) fn watch_income(&mut self, user_id: &UserId) {
        if !self.incomes.updates.wanted.contains(user_id) {
            return;
        }
        let links = self.incomes.bank.iter();
        let theirs = links.filter(|(_, link)| link.user_id == *user_id);
        let items: Vec<ItemId> = theirs.map(|(item_id, _)| *item_id).collect();
        for item_id in items {
            if !self.incomes.updates.known.contains_key(&item_id) {
                let known = self.origins(item_id).unwrap_or_default();
                self.look_tomorrow(item_id, known);
            }
        }
    }

    fn look_tomorrow(&mut self, item_id: ItemId, known: Origins) {
        let tomorrow = midnight(day_number(self.now) + 1);
        self.incomes.updates.known.insert(item_id, known);
        self.timers.set(tomorrow, Timer::IncomeUpdate(item_id));
    }

    /// A day has begun: tells the client if money has come from where none had come before.
    pub(in crate::sandbox) fn announce_income_update(&mut self, item_id: ItemId) {
        let known = self.incomes.updates.known.remove(&item_id);
        let Some(link) = self.incomes.bank.get(&item_id) else {
            return;
        };
        let user_id = link.user_id.clone();
        if !self.incomes.updates.wanted.contains(&user_id) {
            return;
        }
        let known = known.unwrap_or_default();
        let found = self.origins(item_id);
        let changed = found.as_ref().is_some_and(|it| !it.is_subset(&known));
        if let Some(url) = self.client_webhook().filter(|_| changed) {
            let payload = Payload::Income(IncomeNews::BankUpdate { user_id });
            self.notify_url(url.to_owned(), Subject::World, payload);
        }
        self.look_tomorrow(item_id, found.unwrap_or(known));
    }

    /// Where money has come from in the days of the newest report and since; `None` if the Item
    /// does not work.
    fn origins(&self, item_id: ItemId) -> Option<Origins> {
        let link = self.incomes.bank.get(&item_id)?;
        let item = self.item_by_id(item_id)?;
        if item.error().is_some() {
            return None;
        }
        let (start, _) = self.window(link);
        let sources = self.sources(item, (start, self.income_day(self.now)));
        let origins = sources
            .into_iter()
            .map(|it| (it.account_id, it.description));
        Some(origins.collect())
    }
}
