//! Webhooks the Sandbox sends by itself: as transactions arrive and when the URL changes.
//! <https://plaid.com/docs/transactions/webhooks/>

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::Payload;
use crate::errors::Error;
use crate::sandbox::history::{self, Change, HISTORICAL_DELAY, History, INITIAL_DELAY, Readiness};
use crate::sandbox::ids::{ItemId, TransactionId};
use crate::sandbox::timers::Timer;
use crate::sandbox::{Item, Sandbox};

/// What an app was told of the transactions of an Item.
#[derive(Debug, Default)]
pub(in crate::sandbox) struct Told {
    /// How much had reached the Item when it was told last.
    transactions: usize,
    /// When the next day begins, once the history is complete and while the login works.
    next_day: Option<Timestamp>,
    /// Whether it has called `/transactions/sync`, and so hears of news there.
    pub(in crate::sandbox) syncs: bool,
    /// Whether it has called `/transactions/recurring/get`, and so hears of news there.
    pub(in crate::sandbox) recurring: bool,
}

/// What is new of an Item's transactions.
#[derive(Debug, Default)]
struct News {
    added: Vec<TransactionId>,
    removed: Vec<TransactionId>,
    any: bool,
}

impl Sandbox {
    /// Awaits the first pulls of an Item whose Transactions have just begun.
    pub(in crate::sandbox) fn await_pulls(&mut self, item_id: ItemId) {
        let initial = self.now + self.delay(INITIAL_DELAY);
        let historical = self.now + self.delay(HISTORICAL_DELAY);
        self.timers.set(initial, Timer::InitialPull(item_id));
        self.timers.set(historical, Timer::HistoricalPull(item_id));
    }

    pub(in crate::sandbox) fn announce_initial_pull(&mut self, item_id: ItemId) {
        let new_transactions = self.count_news(item_id);
        self.notify(item_id, Payload::InitialUpdate { new_transactions });
        self.announce_to_sync(item_id);
    }

    pub(in crate::sandbox) fn announce_historical_pull(&mut self, item_id: ItemId) {
        let new_transactions = self.count_news(item_id);
        self.notify(item_id, Payload::HistoricalUpdate { new_transactions });
        self.announce_to_sync(item_id);
        self.await_new_day(item_id);
    }

    /// Tells of an Item whose accounts are others than those it shared before, if its transactions
    /// have been pulled. <https://plaid.com/docs/link/update-mode/>
    pub(in crate::sandbox) fn announce_other_accounts(
        &mut self,
        item_id: ItemId,
        before: &[usize],
    ) {
        let now = self.now;
        let changed = self.item_by_id(item_id).is_some_and(|item| {
            let readiness = item.feed.map(|feed| feed.readiness(now));
            readiness == Some(Readiness::Historical) && item.shared_positions() != before
        });
        if changed {
            self.announce_initial_pull(item_id);
            self.announce_historical_pull(item_id);
        }
    }

    pub(in crate::sandbox) fn announce_new_day(&mut self, item_id: ItemId) {
        let now = self.now;
        let awaited = |item: &Item| item.told.next_day == Some(now);
        if !self.item_by_id(item_id).is_some_and(awaited) {
            return;
        }
        self.announce_transactions(item_id);
        self.await_new_day(item_id);
    }

    /// Tells what is new of an Item's transactions after the first pulls, if anything is.
    pub(in crate::sandbox) fn announce_transactions(&mut self, item_id: ItemId) {
        let news = self.take_news(item_id);
        if !news.removed.is_empty() {
            let removed_transactions = news.removed;
            self.notify(
                item_id,
                Payload::TransactionsRemoved {
                    removed_transactions,
                },
            );
        }
        let new_transactions = news.added.len();
        if new_transactions > 0 {
            let payload = Payload::TransactionsDefaultUpdate { new_transactions };
            self.notify(item_id, payload);
        }
        if news.any {
            self.announce_to_sync(item_id);
        }
        self.announce_streams(item_id, &news.added);
    }

    /// Has the bank of an Item tell what is new, of which the app is about to be told by hand.
    pub(super) fn bring_batch(&mut self, item_id: ItemId) {
        let now = self.now;
        let Some(item) = self.items.get_mut(&item_id) else {
            return;
        };
        let readiness = item.feed.map(|feed| feed.readiness(now));
        if readiness == Some(Readiness::Historical) && item.user.ledger.refresh.is_some() {
            item.note(now, history::News::Refresh);
            self.take_news(item_id);
        }
    }

    /// Tells of streams that new transactions belong to.
    fn announce_streams(&mut self, item_id: ItemId, added: &[TransactionId]) {
        let item = self.item_by_id(item_id).filter(|it| it.told.recurring);
        let Some(item) = item.filter(|_| !added.is_empty()) else {
            return;
        };
        let accounts: Vec<_> = item.accounts.iter().collect();
        let streams = self.recurring_streams(item, &accounts).streams;
        let grown = streams.iter().filter(|stream| {
            let mut transactions = stream.transactions.iter();
            transactions.any(|id| added.contains(id))
        });
        let grown: Vec<_> = grown.map(|stream| stream.account_id).collect();
        let account_ids: Vec<_> = accounts
            .iter()
            .map(|account| account.id)
            .filter(|id| grown.contains(id))
            .collect();
        if !account_ids.is_empty() {
            self.notify(
                item_id,
                Payload::RecurringTransactionsUpdate { account_ids },
            );
        }
    }

    /// Awaits the next day of an Item that is kept up to date.
    pub(in crate::sandbox) fn await_new_day(&mut self, item_id: ItemId) {
        let now = self.now;
        let next_day = next_midnight(now);
        let Some(item) = self.items.get_mut(&item_id).filter(|item| !item.removed) else {
            return;
        };
        let complete =
            |feed: crate::sandbox::history::Feed| feed.readiness(now) == Readiness::Historical;
        let kept = item.error().is_none() && item.feed.is_some_and(complete);
        let next_day = next_day.filter(|_| kept);
        if let Some(at) = next_day
            && item.told.next_day != next_day
        {
            self.timers.set(at, Timer::NewDay(item_id));
        }
        item.told.next_day = next_day;
    }

    /// How many transactions have arrived since the app was told last; it is about to be.
    fn count_news(&mut self, item_id: ItemId) -> usize {
        self.take_news(item_id).added.len()
    }

    /// What is new of transactions since the app was told last; it is about to be.
    fn take_news(&mut self, item_id: ItemId) -> News {
        let mut news = News::default();
        let Some(item) = self.item_by_id(item_id) else {
            return news;
        };
        let Some(history) = History::whole(self, item) else {
            return news;
        };
        let told = history.told();
        for change in history.changes((item.told.transactions, told), 0) {
            news.any = true;
            match change {
                Change::Added(it) => news.added.push(it.id),
                Change::Modified(_) => {}
                Change::Removed(_, id) => news.removed.push(id),
            }
        }
        if let Some(item) = self.items.get_mut(&item_id) {
            item.told.transactions = told;
        }
        news
    }

    fn announce_to_sync(&mut self, item_id: ItemId) {
        let item = self.item_by_id(item_id).filter(|item| item.told.syncs);
        if let Some(payload) = item.map(|item| self.sync_updates(item)) {
            self.notify(item_id, payload);
        }
    }

    /// What `SYNC_UPDATES_AVAILABLE` says now.
    pub(super) fn sync_updates(&self, item: &Item) -> Payload {
        let readiness = item.feed.map(|feed| feed.readiness(self.now));
        let historical_update_complete = readiness == Some(Readiness::Historical);
        Payload::SyncUpdatesAvailable {
            initial_update_complete: historical_update_complete
                || readiness == Some(Readiness::Initial),
            historical_update_complete,
        }
    }

    /// Changes where an Item's webhooks go, which the new URL is told; `None` stops them.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`].
    pub fn update_webhook(
        &mut self,
        access_token: &str,
        webhook: Option<String>,
    ) -> Result<&Item, Error> {
        let item = self.item_mut(access_token)?;
        item.webhook = webhook;
        let item_id = item.id;
        self.notify(item_id, Payload::WebhookUpdateAcknowledged);
        self.item(access_token)
    }
}

/// When the day after the one of `at` begins, which is when banks' new transactions are there.
fn next_midnight(at: Timestamp) -> Option<Timestamp> {
    let tomorrow = TimeZone::UTC
        .to_datetime(at)
        .date()
        .checked_add(Span::new().days(1));
    TimeZone::UTC
        .to_timestamp(tomorrow.ok()?.at(0, 0, 0, 0))
        .ok()
}
