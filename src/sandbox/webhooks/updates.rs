//! Webhooks the Sandbox sends by itself: as transactions arrive and when the URL changes.
//! <https://plaid.com/docs/transactions/webhooks/>

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::Payload;
use crate::errors::Error;
use crate::sandbox::history::{self, Change, HISTORICAL_DELAY, History, INITIAL_DELAY, Readiness};
use crate::sandbox::ids::{AccountId, ItemId, TransactionId};
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

/// What is told of.
#[derive(Debug, Clone, Copy)]
enum Pull {
    /// The first 30 days.
    Initial,
    /// All there is.
    All,
}

/// What is new of an Item's transactions.
#[derive(Debug, Default)]
struct News {
    added: Vec<(AccountId, TransactionId)>,
    modified: Vec<AccountId>,
    removed: Vec<(AccountId, TransactionId)>,
}

impl News {
    /// What of it is of one account.
    fn of(&self, account: AccountId) -> Self {
        let of = |all: &[(AccountId, TransactionId)]| {
            let mut own = all.to_vec();
            own.retain(|(id, _)| *id == account);
            own
        };
        let mut modified = self.modified.clone();
        modified.retain(|id| *id == account);
        Self {
            added: of(&self.added),
            modified,
            removed: of(&self.removed),
        }
    }

    fn is_empty(&self) -> bool {
        self.added.is_empty() && self.modified.is_empty() && self.removed.is_empty()
    }

    /// `DEFAULT_UPDATE`, if anything has come.
    fn default_update(&self) -> Option<Payload> {
        let new_transactions = self.added.len();
        let payload = Payload::TransactionsDefaultUpdate { new_transactions };
        (new_transactions > 0).then_some(payload)
    }

    /// `TRANSACTIONS_REMOVED`, if anything has gone.
    fn transactions_removed(&self) -> Option<Payload> {
        let removed_transactions: Vec<_> = self.removed.iter().map(|(_, id)| *id).collect();
        (!removed_transactions.is_empty()).then_some(Payload::TransactionsRemoved {
            removed_transactions,
        })
    }
}

impl Sandbox {
    /// Awaits the first pulls of an Item whose Transactions have just begun.
    pub(in crate::sandbox) fn await_pulls(&mut self, item_id: ItemId) {
        let initial = self.now + self.delay(INITIAL_DELAY);
        let historical = self.now + self.delay(HISTORICAL_DELAY);
        self.timers.set(initial, Timer::InitialPull(item_id));
        self.timers.set(historical, Timer::HistoricalPull(item_id));
    }

    /// Tells of the first pull. Where the second takes no time either, what that brings is not
    /// counted yet.
    pub(in crate::sandbox) fn announce_initial_pull(&mut self, item_id: ItemId) {
        let news = self.take_news(item_id, Pull::Initial);
        self.tell_initial_update(item_id, &news);
    }

    fn tell_initial_update(&mut self, item_id: ItemId, news: &News) {
        self.notify_of_news(item_id, news, |news| {
            let new_transactions = news.added.len();
            Some(Payload::InitialUpdate { new_transactions })
        });
        self.announce_to_sync(item_id, None);
    }

    pub(in crate::sandbox) fn announce_historical_pull(&mut self, item_id: ItemId) {
        let news = self.take_news(item_id, Pull::All);
        self.notify_of_news(item_id, &news, |news| {
            let new_transactions = news.added.len();
            Some(Payload::HistoricalUpdate { new_transactions })
        });
        self.announce_to_sync(item_id, None);
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
            let readiness = item.transactions_readiness(now);
            readiness == Some(Readiness::Historical) && item.shared_positions() != before
        });
        if changed {
            let news = self.take_news(item_id, Pull::All);
            self.tell_initial_update(item_id, &news);
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
        let news = self.take_news(item_id, Pull::All);
        self.notify_of_news(item_id, &news, News::transactions_removed);
        self.notify_of_news(item_id, &news, News::default_update);
        if !news.is_empty() {
            self.announce_to_sync(item_id, Some(&news));
        }
        let added: Vec<_> = news.added.iter().map(|(_, id)| *id).collect();
        self.announce_streams(item_id, &added);
    }

    /// Has the bank of an Item tell what is new, of which the app is about to be told by hand.
    pub(super) fn bring_batch(&mut self, item_id: ItemId) {
        let now = self.now;
        let Some(item) = self.items.get_mut(&item_id) else {
            return;
        };
        let readiness = item.transactions_readiness(now);
        if readiness == Some(Readiness::Historical) && item.user.ledger.refresh.is_some() {
            item.note(now, history::News::Refresh);
            self.take_news(item_id, Pull::All);
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
        let complete = item.transactions_readiness(now) == Some(Readiness::Historical);
        let kept = item.error().is_none() && complete;
        let next_day = next_day.filter(|_| kept);
        if let Some(at) = next_day
            && item.told.next_day != next_day
        {
            self.timers.set(at, Timer::NewDay(item_id));
        }
        item.told.next_day = next_day;
    }

    /// What is new of transactions since the app was told last; it is about to be.
    fn take_news(&mut self, item_id: ItemId, pull: Pull) -> News {
        let mut news = News::default();
        let Some(item) = self.item_by_id(item_id) else {
            return news;
        };
        let Some(history) = History::whole(self, item) else {
            return news;
        };
        let told = match pull {
            Pull::Initial => history.told_at_first(),
            Pull::All => history.told(),
        };
        for change in history.changes((item.told.transactions, told), 0) {
            match change {
                Change::Added(it) => news.added.push((it.account_id, it.id)),
                Change::Modified(it) => news.modified.push(it.account_id),
                Change::Removed(account, id) => news.removed.push((account, id)),
            }
        }
        if let Some(item) = self.items.get_mut(&item_id) {
            item.told.transactions = told;
        }
        news
    }

    /// Tells the app what is new, and each processor what is of the account it was lent.
    fn notify_of_news(
        &mut self,
        item_id: ItemId,
        news: &News,
        payload: impl Fn(&News) -> Option<Payload>,
    ) {
        self.tell_processors(item_id, |account| payload(&news.of(account)));
        if let Some(payload) = payload(news) {
            self.notify_app(item_id, payload);
        }
    }

    /// Tells an app that syncs, and processors: of all accounts, or of those with news.
    fn announce_to_sync(&mut self, item_id: ItemId, news: Option<&News>) {
        let item = self.item_by_id(item_id).filter(|item| item.told.syncs);
        let Some(payload) = item.map(|item| self.sync_updates(item)) else {
            return;
        };
        self.tell_processors(item_id, |account| {
            let concerned = news.is_none_or(|news| !news.of(account).is_empty());
            concerned.then(|| payload.clone())
        });
        self.notify_app(item_id, payload);
    }

    /// What `SYNC_UPDATES_AVAILABLE` says now.
    pub(super) fn sync_updates(&self, item: &Item) -> Payload {
        let readiness = item.transactions_readiness(self.now);
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
