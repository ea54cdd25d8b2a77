//! Where the transactions of an Item come from: rows that come back, scripts, months, refreshes
//! and what was made by request.

use super::log::{Arrival, Entry, Key, Source, Version};
use super::news::{MadeTransaction, News};
use super::{Feed, Readiness, Shown, date_of, day_number, day_of, midnight};
use crate::sandbox::Item;
use crate::sandbox::catalog::{Day, MonthlyRow, Script, Told, TransactionDetails};

/// When a bank begins to tell something of a transaction.
#[derive(Clone, Copy)]
pub(super) enum When {
    /// At the begin of a day.
    Day(i64),
    /// After a request.
    Request(Arrival),
}

/// What a bank tells of a transaction, in order.
pub(super) type Life<'a> = Vec<(When, Option<Version<'a>>)>;

/// Writes what is told of the accounts of an Item.
pub(super) struct Writer<'w, 'a> {
    pub(super) item: &'a Item,
    pub(super) shown: &'w [Shown<'a>],
    pub(super) feed: Feed,
    /// What reaches the Item later is left out.
    pub(super) until: Arrival,
    /// The last day there are transactions of.
    today: i64,
    /// The day that scripts count from.
    origin: i64,
    pub(super) entries: Vec<Entry<'a>>,
}

impl<'w, 'a> Writer<'w, 'a> {
    pub(super) fn new(item: &'a Item, shown: &'w [Shown<'a>], feed: Feed, until: Arrival) -> Self {
        let begun = item.feed.map_or(item.created_at, |feed| feed.started_at);
        Self {
            item,
            shown,
            feed,
            until,
            today: day_number(until.at).min(feed.newest_day()),
            origin: day_number(begun),
            entries: Vec::new(),
        }
    }

    /// All that has been told by now.
    pub(super) fn write(mut self) -> Vec<Entry<'a>> {
        if self.feed.readiness(self.until.at) == Readiness::NotReady {
            return Vec::new();
        }
        let ledger = &self.item.user.ledger;
        self.cycle();
        for shown in 0..self.shown.len() {
            let here = self.shown[shown].account.position;
            for (row, script) in (0..).zip(&ledger.scripts) {
                if script.account == here {
                    self.script(shown, row, script);
                }
            }
            for (row, monthly) in (0..).zip(&ledger.monthly) {
                if monthly.account == here {
                    self.monthly(shown, row, monthly);
                }
            }
            for (arrival, news) in self.item.requests() {
                if let News::Made(made) = news {
                    self.made(shown, arrival, made);
                }
            }
        }
        if let Some(refresh) = &ledger.refresh {
            self.pending_rows(refresh);
        }
        self.told_by_hand();
        self.changed_by_hand();
        self.sort();
        if let Some(refresh) = &ledger.refresh {
            self.touched_rows(refresh);
        }
        self.entries
    }

    pub(super) fn sort(&mut self) {
        self.entries.sort_by(|a, b| a.place().cmp(&b.place()));
    }

    fn cycle(&mut self) {
        let user = &self.item.user;
        let length = i64::from(user.cycle_days.max(1));
        for day in self.feed.oldest_day()..=self.today {
            let phase = day.rem_euclid(length);
            let from = user
                .cycle
                .partition_point(|row| i64::from(row.phase) < phase);
            let rows = (from..).zip(&user.cycle[from..]);
            for (row, template) in rows.take_while(|(_, it)| i64::from(it.phase) == phase) {
                for shown in 0..self.shown.len() {
                    if self.shown[shown].account.position != template.account {
                        continue;
                    }
                    let key = self.key(shown, Source::Cycle, row as u32, day);
                    let authorized = template.authorized_days_before.map(i64::from);
                    let version = Version {
                        authorized: authorized.map(|days| day - days),
                        ..self.posted(shown, day, &template.details)
                    };
                    self.tell(key, shown, [(When::Day(day), Some(version))]);
                }
            }
        }
    }

    fn script(&mut self, shown: usize, row: u32, script: &'a Script) {
        let mut lives: Vec<Life<'a>> = Vec::new();
        let mut identity = 0;
        for step in &script.steps {
            let when = When::Day(self.day(step.day));
            let goes = step
                .told
                .as_ref()
                .is_none_or(|told| told.identity != identity);
            if goes && let Some(life) = lives.last_mut() {
                life.push((when, None));
            }
            let Some(told) = &step.told else {
                continue;
            };
            if goes || lives.is_empty() {
                lives.push(Life::new());
                identity = told.identity;
            }
            if let Some(life) = lives.last_mut() {
                life.push((when, Some(self.scripted(shown, told))));
            }
        }
        let mut before = None;
        for (identity, mut life) in (0..).zip(lives) {
            let key = Key {
                identity,
                ..self.key(shown, Source::Script, row, 0)
            };
            if !script.is_linked(identity) {
                before = None;
            }
            for version in life.iter_mut().filter_map(|(_, state)| state.as_mut()) {
                version.follows = before;
            }
            let told = self.tell(key, shown, life);
            before = told.then_some(key);
        }
    }

    fn scripted(&self, shown: usize, told: &'a Told) -> Version<'a> {
        let posted = self.posted(shown, self.day(told.date), &told.details);
        Version {
            authorized: told.authorized.map(|day| self.day(day)),
            pending: told.pending,
            currency: told.currency.as_deref().unwrap_or(posted.currency),
            ..posted
        }
    }

    fn monthly(&mut self, shown: usize, row: u32, monthly: &'a MonthlyRow) {
        let mut month = date_of(self.feed.oldest_day()).first_of_month();
        loop {
            let last = month.last_of_month();
            let date = monthly
                .day
                .and_then(|day| month.with().day(day).build().ok());
            let day = day_of(date.unwrap_or(last));
            if day_of(month) > self.today {
                return;
            }
            let key = self.key(shown, Source::Monthly, row, day);
            let version = self.posted(shown, day, &monthly.details);
            self.tell(key, shown, [(When::Day(day), Some(version))]);
            let Ok(next) = last.tomorrow() else {
                return;
            };
            month = next;
        }
    }

    fn made(&mut self, shown: usize, arrival: Arrival, made: &'a [MadeTransaction]) {
        let here = self.shown[shown].account.position;
        for (row, it) in (0..).zip(made).filter(|(_, it)| it.account == here) {
            let key = self.key(shown, Source::Made, row, i64::from(arrival.request));
            let version = Version {
                authorized: Some(day_of(it.transacted)),
                currency: &it.currency,
                ..self.posted(shown, day_of(it.posted), &it.details)
            };
            self.tell(key, shown, [(When::Request(arrival), Some(version))]);
        }
    }

    pub(super) fn key(&self, shown: usize, source: Source, row: u32, turn: i64) -> Key {
        Key {
            source,
            row,
            turn,
            identity: 0,
            grant: self.shown[shown].account.grant,
        }
    }

    pub(super) fn posted(
        &self,
        shown: usize,
        day: i64,
        details: &'a TransactionDetails,
    ) -> Version<'a> {
        Version {
            day,
            authorized: None,
            amount: details.amount,
            pending: false,
            follows: None,
            details,
            currency: self.shown[shown].currency,
        }
    }

    fn day(&self, day: Day) -> i64 {
        match day {
            Day::Date(date) => day_of(date),
            Day::Since(days) => self.origin + i64::from(days),
        }
    }

    /// Writes what is told of one transaction, as far as it reaches the Item: within its days, from
    /// the first pull on, and while its account is shared. Whether anything does.
    pub(super) fn tell(
        &mut self,
        key: Key,
        shown: usize,
        life: impl IntoIterator<Item = (When, Option<Version<'a>>)>,
    ) -> bool {
        let start = self.entries.len();
        let account = self.shown[shown].account;
        let days = self.feed.oldest_day()..=self.feed.newest_day();
        for (when, state) in life {
            let state = state.filter(|version| days.contains(&version.day));
            let arrival = self.arrival(when, state.as_ref()).max(account.since);
            let ended = matches!(when, When::Day(day) if day > self.feed.newest_day());
            let shared = account.until.is_none_or(|until| arrival < until);
            if ended || !shared {
                break;
            }
            self.push(key, shown, start, arrival, state);
        }
        if let Some(until) = account.until
            && self.entries.len() > start
        {
            self.push(key, shown, start, until, None);
        }
        // Only now: an older version may come with a later pull than the one that overtakes it.
        let told = self.entries[start..].partition_point(|entry| entry.at <= self.until);
        self.entries.truncate(start + told);
        told > 0
    }

    fn push(
        &mut self,
        key: Key,
        shown: usize,
        start: usize,
        at: Arrival,
        state: Option<Version<'a>>,
    ) {
        // What is overtaken never gets to the Item.
        let before = self.entries[start..].partition_point(|entry| entry.at < at);
        self.entries.truncate(start + before);
        let last = self.entries[start..].last();
        let gone = last.is_none_or(|last| last.state.is_none());
        if state.is_none() && gone {
            return;
        }
        let day = last.map_or(0, |last| last.day);
        self.entries.push(Entry {
            at,
            day: state.map_or(day, |version| version.day),
            key,
            shown,
            first: before == 0,
            state,
        });
    }

    fn arrival(&self, when: When, state: Option<&Version<'_>>) -> Arrival {
        let (initial, historical) = (self.feed.initial_pull(), self.feed.historical_pull());
        match when {
            When::Day(day) if day <= self.feed.first_day() => {
                let (from, _) = self.feed.initial_days();
                let soon = state.is_none_or(|it| it.day >= from);
                Arrival::by_itself(if soon { initial } else { historical })
            }
            When::Day(day) => Arrival::by_itself(midnight(day).max(historical)),
            When::Request(arrival) => Arrival {
                at: arrival.at.max(initial),
                ..arrival
            },
        }
    }
}

impl Script {
    /// Whether the transaction names the id it had before its id changed the so-many-th time.
    fn is_linked(&self, identity: u16) -> bool {
        let mut told = self.steps.iter().filter_map(|step| step.told.as_ref());
        told.find(|told| told.identity == identity)
            .is_some_and(|told| told.linked)
    }
}
