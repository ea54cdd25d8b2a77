//! What a refresh finds: what was pending has posted, other rows are pending, and one row has
//! become dearer. <https://plaid.com/docs/sandbox/test-credentials/>

use super::day_number;
use super::log::{Arrival, Entry, Key, Source, Version, net};
use super::news::News;
use super::sources::{When, Writer};
use crate::sandbox::Item;
use crate::sandbox::catalog::Refresh;

/// How many days back a refresh tells of rows again.
const TOLD_AGAIN_DAYS: i64 = 30;
/// What a refresh adds to the amount of one row, in dollars.
const DEARER: f64 = 1.0;

impl<'a> Writer<'_, 'a> {
    /// The rows that are pending until the next refresh, and those they become.
    pub(super) fn pending_rows(&mut self, refresh: &'a Refresh) {
        let first = self.feed.first_day();
        let mut begins = (When::Day(first), first);
        let mut ends = self.item.refreshes(refresh);
        let mut turn = 0;
        loop {
            let end = ends.next();
            for place in 0..refresh.pending.min(refresh.rows.len()) {
                let next = turn as usize * refresh.pending + place;
                let row = &refresh.rows[next % refresh.rows.len()];
                for shown in 0..self.shown.len() {
                    if self.shown[shown].account.position != row.account {
                        continue;
                    }
                    let key = self.key(shown, Source::Refresh, place as u32, turn);
                    let pending = Version {
                        authorized: Some(begins.1),
                        pending: true,
                        ..self.posted(shown, begins.1, &row.details)
                    };
                    let mut life = vec![(begins.0, Some(pending))];
                    life.extend(end.map(|at| (When::Request(at), None)));
                    let told = self.tell(key, shown, life);
                    if let Some(at) = end {
                        self.post(key, shown, (at, told), pending);
                    }
                }
            }
            let Some(at) = end else {
                return;
            };
            begins = (When::Request(at), day_number(at.at));
            turn += 1;
        }
    }

    fn post(
        &mut self,
        pending: Key,
        shown: usize,
        (at, told): (Arrival, bool),
        version: Version<'a>,
    ) {
        let key = Key {
            identity: 1,
            ..pending
        };
        let posted = Version {
            day: day_number(at.at),
            pending: false,
            follows: told.then_some(pending),
            ..version
        };
        self.tell(key, shown, [(When::Request(at), Some(posted))]);
    }

    /// Rows of the last days, which a refresh tells of again although nothing has changed, but for
    /// the newest that comes back by itself: that costs more.
    pub(super) fn touched_rows(&mut self, refresh: &Refresh) {
        let pulled = self.feed.historical_pull();
        for arrival in self.item.refreshes(refresh) {
            if arrival > self.until {
                return;
            }
            // A report has pulled all of it later than the Item.
            let at = Arrival {
                at: arrival.at.max(pulled),
                ..arrival
            };
            let before = self.entries.partition_point(|entry| entry.at < at);
            let since = day_number(at.at) - TOLD_AGAIN_DAYS;
            let standing = net(&self.entries[..before]).into_iter();
            let mut again: Vec<Entry<'a>> = standing
                .filter_map(|(_, entry)| {
                    let version = entry.state.filter(|it| !it.pending && it.day > since)?;
                    Some(Entry {
                        at,
                        first: false,
                        state: Some(version),
                        ..*entry
                    })
                })
                .collect();
            let rows = again.iter_mut().filter(|it| it.key.source == Source::Cycle);
            let newest = rows.max_by_key(|entry| (entry.day, entry.key));
            if let Some(version) = newest.and_then(|entry| entry.state.as_mut()) {
                version.amount = exact(version.amount + DEARER);
            }
            self.entries.append(&mut again);
            self.sort();
        }
    }
}

impl Item {
    /// When refreshes have found something.
    fn refreshes(&self, refresh: &Refresh) -> impl Iterator<Item = Arrival> + use<'_> {
        let asked = self
            .requests()
            .filter(|(_, news)| matches!(news, News::Refresh));
        let every = refresh.every.max(1);
        asked.map(|(at, _)| at).skip(every - 1).step_by(every)
    }
}

/// To the seven decimals that amounts of this test user have.
fn exact(amount: f64) -> f64 {
    (amount * 1e7).round() / 1e7
}
