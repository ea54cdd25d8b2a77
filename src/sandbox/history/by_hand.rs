//! What a tester has a bank tell of transactions, at the moment of their choice.

use std::collections::{BTreeMap, BTreeSet};

use super::History;
use super::log::{Arrival, Entry, Key, Source, Version};
use super::news::News;
use super::sources::{When, Writer};
use crate::sandbox::Item;
use crate::sandbox::catalog::TransactionDetails;
use crate::sandbox::ids::TransactionId;

/// Something a bank tells by hand.
#[derive(Debug)]
pub(in crate::sandbox) struct Telling {
    pub(super) key: Key,
    /// Position of the account among the user's.
    pub(super) account: usize,
    /// How the transaction stands from now on; `None` if it is gone.
    pub(super) state: Option<Standing>,
    /// What the tester calls it.
    pub(super) name: Option<String>,
}

/// How a transaction stands.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Standing {
    /// Its date, in days since 1970-01-01.
    pub(in crate::sandbox) day: i64,
    pub(in crate::sandbox) authorized: Option<i64>,
    pub(in crate::sandbox) pending: bool,
    /// The transaction that it was while it was pending.
    pub(in crate::sandbox) follows: Option<Key>,
    pub(in crate::sandbox) details: TransactionDetails,
    /// ISO 4217.
    pub(in crate::sandbox) currency: String,
}

/// A transaction that a tester names.
#[derive(Debug)]
pub(in crate::sandbox) struct Found {
    key: Key,
    /// Position of its account.
    pub(in crate::sandbox) account: usize,
    /// How it stands.
    pub(in crate::sandbox) standing: Standing,
}

impl Telling {
    /// A new transaction, the so-many-th of the next request to an Item.
    pub(in crate::sandbox) fn new(
        item: &Item,
        number: usize,
        account: usize,
        standing: Standing,
    ) -> Self {
        let shared = item.accounts.iter().find(|it| it.position == account);
        Self {
            key: Key {
                source: Source::Hand,
                row: number as u32,
                turn: item.news.len() as i64 + 1,
                identity: 0,
                grant: shared.map_or(0, |it| it.grant),
            },
            account,
            state: Some(standing),
            name: None,
        }
    }

    /// Something new of a transaction there is; `None` takes it away.
    pub(in crate::sandbox) fn of(found: &Found, state: Option<Standing>) -> Self {
        Self {
            key: found.key,
            account: found.account,
            state,
            name: None,
        }
    }

    /// The same with a name, by which a tester may speak of it later.
    pub(in crate::sandbox) fn named(self, name: &str) -> Self {
        Self {
            name: Some(name.to_owned()),
            ..self
        }
    }

    /// Has it name the transaction that it was while it was pending.
    pub(in crate::sandbox) fn following(mut self, found: &Found) -> Self {
        if let Some(state) = &mut self.state {
            state.follows = Some(found.key);
        }
        self
    }

    /// `transaction_id`.
    pub(in crate::sandbox) fn id(&self, item: &Item) -> TransactionId {
        item.id.of_part(self.key.part(item.id))
    }
}

impl History<'_> {
    /// The transaction with an id, or with the name that a tester has given it.
    pub(in crate::sandbox) fn find(&self, text: &str) -> Option<Found> {
        let named = self
            .item
            .tellings()
            .filter(|(_, it)| it.name.as_deref() == Some(text));
        let key = named.map(|(_, it)| it.key).last();
        let standing = self.standing();
        let (entry, version) = standing.into_iter().find(|(entry, _)| match key {
            Some(key) => entry.key == key,
            None => self.id(entry.key).as_str() == text,
        })?;
        let mut details = version.details.clone();
        details.amount = version.amount;
        Some(Found {
            key: entry.key,
            account: self.accounts[entry.shown].account.position,
            standing: Standing {
                day: version.day,
                authorized: version.authorized,
                pending: version.pending,
                follows: version.follows,
                details,
                currency: version.currency.to_owned(),
            },
        })
    }
}

impl Item {
    /// What has been told by hand, and when.
    fn tellings(&self) -> impl Iterator<Item = (Arrival, &Telling)> {
        self.requests().flat_map(|(arrival, news)| {
            let tellings = match news {
                News::Told(tellings) => tellings.as_slice(),
                _ => &[],
            };
            tellings.iter().map(move |it| (arrival, it))
        })
    }
}

impl<'a> Writer<'_, 'a> {
    /// What has been told by hand of transactions that were made so.
    pub(super) fn told_by_hand(&mut self) {
        let mut lives: BTreeMap<Key, Vec<(Arrival, &'a Telling)>> = BTreeMap::new();
        let item: &'a Item = self.item;
        for (arrival, it) in item
            .tellings()
            .filter(|(_, it)| it.key.source == Source::Hand)
        {
            lives.entry(it.key).or_default().push((arrival, it));
        }
        for (key, life) in lives {
            let Some(shown) = life.first().and_then(|(_, it)| self.shown_as(it)) else {
                continue;
            };
            let life: Vec<_> = life
                .into_iter()
                .map(|(arrival, it)| {
                    (
                        When::Request(arrival),
                        it.state.as_ref().map(Standing::version),
                    )
                })
                .collect();
            self.tell(key, shown, life);
        }
    }

    /// What has been told by hand of other transactions: it comes on top, and what is gone stays
    /// so.
    pub(super) fn changed_by_hand(&mut self) {
        let item: &'a Item = self.item;
        let mut gone: BTreeSet<(Key, Arrival)> = BTreeSet::new();
        let others = item
            .tellings()
            .filter(|(_, it)| it.key.source != Source::Hand);
        for (arrival, it) in others {
            let told = self.entries.iter().filter(|entry| entry.key == it.key);
            let shown = self.shown_as(it);
            let Some((first, shown)) = told.map(|entry| entry.at.at).min().zip(shown) else {
                continue;
            };
            // A report has pulled it later than the Item.
            let at = Arrival {
                at: arrival.at.max(first),
                ..arrival
            };
            let until = self.shown[shown].account.until;
            if arrival > self.until || until.is_some_and(|until| until <= arrival) {
                continue;
            }
            let state = it.state.as_ref().map(Standing::version);
            if state.is_none() {
                gone.insert((it.key, at));
            }
            self.entries.push(Entry {
                at,
                day: state.map_or(0, |version| version.day),
                key: it.key,
                shown,
                first: false,
                state,
            });
        }
        for (key, at) in gone {
            self.entries
                .retain(|entry| entry.key != key || entry.at <= at);
        }
    }

    fn shown_as(&self, telling: &Telling) -> Option<usize> {
        self.shown.iter().position(|it| {
            it.account.position == telling.account && it.account.grant == telling.key.grant
        })
    }
}

impl Standing {
    fn version(&self) -> Version<'_> {
        Version {
            day: self.day,
            authorized: self.authorized,
            amount: self.details.amount,
            pending: self.pending,
            follows: self.follows,
            details: &self.details,
            currency: &self.currency,
        }
    }
}
