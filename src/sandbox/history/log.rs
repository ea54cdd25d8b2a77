//! The order in which what banks tell reaches an Item, and what of it is new since a place there.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{History, Transaction};
use crate::sandbox::catalog::TransactionDetails;
use crate::sandbox::ids::{AccountId, ItemId, TransactionId};
use crate::sandbox::mint::spread;

/// When something reaches an Item; of what does at once, what comes by itself is first, then what
/// was asked for, in the order of the requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sandbox) struct Arrival {
    pub(in crate::sandbox) at: Timestamp,
    /// 0 for what comes by itself; which request otherwise, from 1.
    pub(super) request: u32,
}

/// Names a transaction of an Item as long as it has one id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sandbox) struct Key {
    pub(super) source: Source,
    /// Which row of the source.
    pub(super) row: u32,
    /// Which time the row comes: a day, or how many refreshes went before.
    pub(super) turn: i64,
    /// How often the transaction's id has changed.
    pub(super) identity: u16,
    /// How often accounts had been added when its account was shared.
    pub(super) grant: u32,
}

/// Where a transaction is from; the number is part of its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sandbox) enum Source {
    /// A row that comes back.
    Cycle = 2,
    /// A row told day by day.
    Script = 9,
    /// A row of each month.
    Monthly = 10,
    /// What refreshes find.
    Refresh = 11,
    /// Made by request.
    Made = 12,
    /// Told by a tester.
    Hand = 14,
}

impl Key {
    /// Chance for the id of the transaction.
    pub(super) fn part(self, item: ItemId) -> u128 {
        let row = (self.source as u64) << 32 | u64::from(self.row);
        let turn = (self.turn as u64) ^ u64::from(self.identity) << 48;
        spread(item.key().rotate_left(self.grant), row, turn)
    }
}

/// How a transaction stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version<'a> {
    /// Its date, in days since 1970-01-01.
    pub(super) day: i64,
    pub(super) authorized: Option<i64>,
    pub(super) amount: f64,
    pub(super) pending: bool,
    /// The transaction that it was while it was pending.
    pub(super) follows: Option<Key>,
    pub(super) details: &'a TransactionDetails,
    pub(super) currency: &'a str,
}

/// Something that is told of a transaction.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// When it reaches the Item.
    pub(super) at: Arrival,
    /// The date that decides among what comes at once.
    pub(super) day: i64,
    pub(super) key: Key,
    /// Position of the account.
    pub(super) shown: usize,
    /// Whether nothing was told of it before.
    pub(super) first: bool,
    /// How it stands from now on; `None` if it is gone.
    pub(super) state: Option<Version<'a>>,
}

impl Entry<'_> {
    /// What decides about the order. The newest date comes first within the pulls, as at Plaid.
    pub(super) fn place(&self) -> impl Ord + use<> {
        (self.at, Reverse(self.day), self.key)
    }
}

/// What is new of a transaction.
#[derive(Debug)]
pub(in crate::sandbox) enum Change<'a> {
    /// It was not there before.
    Added(Transaction<'a>),
    /// It was, and was told of again.
    Modified(Transaction<'a>),
    /// It is no longer there.
    Removed(AccountId, TransactionId),
}

impl Change<'_> {
    /// The transaction.
    pub(in crate::sandbox) fn id(&self) -> TransactionId {
        match self {
            Self::Added(it) | Self::Modified(it) => it.id,
            Self::Removed(_, id) => *id,
        }
    }
}

impl<'a> History<'a> {
    /// How much has been told: the place behind all of it.
    pub(in crate::sandbox) fn told(&self) -> usize {
        self.entries.len()
    }

    /// How much of it the first pull has told: what there is of its days, which comes first even if
    /// the second pull takes no longer.
    pub(in crate::sandbox) fn told_at_first(&self) -> usize {
        let begin = self.item.feed.map(|feed| feed.initial_days().0);
        let second = |entry: &Entry<'_>| entry.at.request == 0 && Some(entry.day) < begin;
        let end = self.entries.iter().position(second);
        end.unwrap_or(self.entries.len())
    }

    /// When something was told last.
    pub(in crate::sandbox) fn updated_at(&self) -> Option<Timestamp> {
        self.entries.last().map(|entry| entry.at.at)
    }

    /// What has changed from the place `from` to the place `to`, each transaction once, in the
    /// order in which the last of each was told; `skip` of them are left out.
    pub(in crate::sandbox) fn changes(
        &self,
        (from, to): (usize, usize),
        skip: usize,
    ) -> impl Iterator<Item = Change<'a>> + '_ {
        let to = to.min(self.entries.len());
        let since = &self.entries[from.min(to)..to];
        net(since)
            .into_iter()
            .skip(skip)
            .map(move |(known, entry)| match &entry.state {
                Some(version) if known => Change::Modified(self.transaction(entry, version)),
                Some(version) => Change::Added(self.transaction(entry, version)),
                None => Change::Removed(self.account(entry), self.id(entry.key)),
            })
    }

    /// The transactions there are now.
    pub(super) fn standing(&self) -> Vec<(&Entry<'a>, &Version<'a>)> {
        let standing = net(&self.entries).into_iter();
        standing
            .filter_map(|(_, entry)| Some((entry, entry.state.as_ref()?)))
            .collect()
    }
}

/// The last entry of each transaction, and whether it was known before all of these.
pub(super) fn net<'s, 'a>(since: &'s [Entry<'a>]) -> Vec<(bool, &'s Entry<'a>)> {
    if since.iter().all(|entry| entry.first) {
        return since.iter().map(|entry| (false, entry)).collect();
    }
    let mut last: BTreeMap<Key, (bool, usize)> = BTreeMap::new();
    for (place, entry) in since.iter().enumerate() {
        let known = last
            .get(&entry.key)
            .map_or(!entry.first, |(known, _)| *known);
        last.insert(entry.key, (known, place));
    }
    let mut places: Vec<(usize, bool)> = last
        .into_values()
        .map(|(known, place)| (place, known))
        .collect();
    places.sort_unstable();
    places
        .into_iter()
        .map(|(place, known)| (known, &since[place]))
        .filter(|(known, entry)| *known || entry.state.is_some())
        .collect()
}
