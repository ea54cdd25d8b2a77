//! Whatever happens to transactions, and whenever in between an app reads: from any cursor, and
//! with any number a page, the pages of `/transactions/sync` rebuild what `/transactions/get`
//! shows. Where data has changed between two pages an app begins again at the first of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use plaid_emulator::fixtures;
use plaid_emulator::sandbox::catalog::{Catalog, Day, Ledger, Script, Step, TestUser, Told};
use plaid_emulator::sandbox::catalog::{MonthlyRow, Refresh, RefreshRow, TransactionDetails};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::server::Server;

/// What the pages have told, by id.
type Known = BTreeMap<String, Value>;

/// What happens to a transaction, on a day.
#[derive(Debug, Clone, Copy)]
enum Verb {
    Pending,
    Posts { linked: bool },
    Changes,
    Removes,
}

/// A transaction: its account, its first day, and what happens on how many days later.
type Story = (usize, i32, Vec<(i32, Verb)>);

/// What happens to an Item.
#[derive(Debug, Clone)]
enum Event {
    /// Seconds pass.
    Wait(u64),
    Refresh,
    Make(u8),
    /// A tester has the bank tell something of a transaction: one of theirs, or one there is.
    Tell(&'static str, Option<&'static str>),
    /// An app catches up, so many a page; after some pages seconds pass.
    Read {
        count: usize,
        interrupted: Option<(usize, u64)>,
    },
}

fn stories() -> impl Strategy<Value = Vec<Story>> {
    let verb = prop_oneof![
        Just(Verb::Pending),
        any::<bool>().prop_map(|linked| Verb::Posts { linked }),
        Just(Verb::Changes),
        Just(Verb::Removes),
    ];
    let later = prop::collection::vec((1_i32..6, verb), 0..4);
    prop::collection::vec((0_usize..2, -100_i32..12, later), 0..12)
}

fn tellings() -> impl Strategy<Value = Event> {
    let verb = prop::sample::select(vec!["pending", "posts", "changes", "removes"]);
    let name = prop::option::of(prop::sample::select(vec!["a", "b"]));
    (verb, name).prop_map(|(verb, name)| Event::Tell(verb, name))
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let seconds = || prop_oneof![0_u64..30, 0_u64..200_000];
    let count = prop_oneof![1_usize..8, 8_usize..=500];
    let interrupted = prop::option::of((1_usize..4, seconds()));
    let read =
        (count, interrupted).prop_map(|(count, interrupted)| Event::Read { count, interrupted });
    let event = prop_oneof![
        3 => seconds().prop_map(Event::Wait),
        1 => Just(Event::Refresh),
        1 => (1_u8..4).prop_map(Event::Make),
        3 => tellings(),
        3 => read,
    ];
    prop::collection::vec(event, 1..16)
}

fn details(catalog: &Catalog, amount: f64) -> TransactionDetails {
    catalog.recognition.details("Uber", amount).unwrap()
}

/// A script of which each step can follow the one before.
fn script(catalog: &Catalog, (account, first, later): &Story) -> Script {
    let mut steps: Vec<Step> = Vec::new();
    let mut day = *first;
    let mut last: Option<Told> = None;
    let mut gone = false;
    let begun = [(0, Verb::Pending)];
    for (number, (days, verb)) in begun.iter().chain(later).enumerate() {
        day += days;
        let pending = last.as_ref().map(|told| told.pending);
        let (identity, pending, linked) = match (verb, &last, pending) {
            _ if gone => break,
            (Verb::Pending, None, _) => (0, true, true),
            (Verb::Posts { linked }, Some(told), Some(true)) => (told.identity + 1, false, *linked),
            (Verb::Changes, Some(told), Some(pending)) => (told.identity, pending, told.linked),
            (Verb::Removes, Some(_), _) => {
                gone = true;
                steps.push(Step {
                    day: Day::Since(day),
                    told: None,
                });
                continue;
            }
            _ => continue,
        };
        let told = Told {
            identity,
            pending,
            linked,
            date: Day::Since(day),
            authorized: None,
            details: Arc::new(details(catalog, number as f64)),
            currency: None,
        };
        last = Some(told.clone());
        steps.push(Step {
            day: Day::Since(day),
            told: Some(told),
        });
    }
    Script {
        account: *account,
        steps,
    }
}

/// A user with these stories besides rows of a cycle, of months and of refreshes.
fn catalog(stories: &[Story]) -> Catalog {
    let mut catalog = fixtures::built_in();
    let good = Arc::clone(&catalog.users["user_good"]);
    let row = |account, amount| RefreshRow {
        account,
        details: details(&catalog, amount),
    };
    let ledger = Ledger {
        scripts: Vec::from_iter(stories.iter().map(|story| script(&catalog, story))),
        monthly: vec![MonthlyRow {
            account: 1,
            day: None,
            details: details(&catalog, -9.0),
        }],
        refresh: Some(Refresh {
            pending: 2,
            every: 1,
            rows: vec![row(0, 1.0), row(1, 2.0), row(0, 3.0)],
        }),
        takes_transactions: true,
        ..Ledger::default()
    };
    let user = TestUser {
        username: "user_story".to_owned(),
        password: plaid_emulator::sandbox::catalog::PasswordRule::Any,
        accounts: good.accounts[..2].to_vec(),
        cycle: good
            .cycle
            .iter()
            .filter(|row| row.account < 2)
            .map(Arc::clone)
            .collect(),
        cycle_days: good.cycle_days,
        ledger,
        portfolio: plaid_emulator::sandbox::catalog::Portfolio::default(),
        gate: plaid_emulator::sandbox::catalog::Gate::default(),
    };
    catalog
        .users
        .insert("user_story".to_owned(), Arc::new(user));
    catalog
}

/// An app's copy of the transactions of an Item or of one account, between two paginations.
#[derive(Debug, Clone, Default)]
struct Copy {
    account: Option<String>,
    cursor: String,
    known: Known,
}

fn sync(server: &Server, token: &str, copy: &Copy, count: usize) -> Value {
    let mut body = json!({ "access_token": token, "cursor": copy.cursor, "count": count });
    if let Some(account) = &copy.account {
        body["options"] = json!({ "account_id": account });
    }
    server.unchecked("/transactions/sync", body).json()
}

impl Copy {
    /// Reads all pages; begins again when something has changed in between. Answers how often it
    /// has done so.
    fn catch_up(
        &mut self,
        server: &Server,
        token: &str,
        count: usize,
        mut interrupted: Option<(usize, u64)>,
    ) -> usize {
        let first = self.clone();
        let (mut pages, mut again) = (0, 0);
        loop {
            let page = sync(server, token, self, count);
            if page["error_code"] == "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION" {
                assert!(pages > 0, "a first page never fails");
                *self = first.clone();
                (pages, again) = (0, again + 1);
                continue;
            }
            self.keep(&page, count);
            pages += 1;
            if page["has_more"] != true {
                return again;
            }
            if let Some((_, seconds)) = interrupted.filter(|(after, _)| *after == pages) {
                server.advance(&format!("{seconds}s"));
                interrupted = None;
            }
        }
    }

    fn keep(&mut self, page: &Value, count: usize) {
        let id = |row: &Value| row["transaction_id"].as_str().unwrap().to_owned();
        let list = |name: &str| page[name].as_array().unwrap();
        for row in list("added") {
            let before = self.known.insert(id(row), row.clone());
            assert_eq!(before, None, "what is added was not there");
        }
        for row in list("modified") {
            let before = self.known.insert(id(row), row.clone());
            assert!(before.is_some(), "what is modified was there: {row}");
        }
        for row in list("removed") {
            let before = self
                .known
                .remove(&id(row))
                .expect("what is removed was there");
            assert_eq!(before["account_id"], row["account_id"]);
        }
        let lists = ["added", "modified", "removed"];
        let told: usize = lists.iter().map(|name| list(name).len()).sum();
        assert!(told == count || page["has_more"] != true && told <= count);
        page["next_cursor"]
            .as_str()
            .unwrap()
            .clone_into(&mut self.cursor);
    }
}

/// What `/transactions/get` shows; nothing while it is not ready.
fn shown(server: &Server, token: &str, account: Option<&str>) -> Known {
    let mut body = json!({
        "access_token": token, "start_date": "2000-01-01", "end_date": "2100-01-01",
        "options": { "count": 500 },
    });
    if let Some(account) = account {
        body["options"]["account_ids"] = json!([account]);
    }
    let page = server.unchecked("/transactions/get", body).json();
    let Some(rows) = page["transactions"].as_array() else {
        assert_eq!(page["error_code"], "PRODUCT_NOT_READY");
        return Known::new();
    };
    assert_eq!(page["total_transactions"], rows.len(), "all on one page");
    assert!(rows.is_sorted_by(|a, b| a["date"].as_str() >= b["date"].as_str()));
    let id = |row: &Value| row["transaction_id"].as_str().unwrap().to_owned();
    rows.iter().map(|row| (id(row), row.clone())).collect()
}

/// Two sets of rows are the same; said so that it can be read when they are not.
#[track_caller]
fn assert_same(told: &Known, shown: &Known) {
    let brief = |rows: &Known| -> Vec<String> {
        let names = ["date", "amount", "pending", "pending_transaction_id"];
        let text = |row: &Value| names.map(|name| row[name].to_string()).join(" ");
        rows.iter()
            .map(|(id, row)| format!("{id} {}", text(row)))
            .collect()
    };
    assert!(
        told == shown,
        "{:#?}\nis not\n{:#?}",
        brief(told),
        brief(shown)
    );
}

/// Lives through all of it; how often pages had to be begun again.
fn hold(
    stories: &[Story],
    events: &[Event],
    account: Option<usize>,
    again: (usize, usize),
) -> usize {
    let server = Server::with_catalog(catalog(stories));
    let body = json!({
        "institution_id": "ins_109508", "initial_products": ["transactions"],
        "options": { "override_username": "user_story", "override_password": "any" },
    });
    let made = server.unchecked("/sandbox/public_token/create", body);
    let token = server.exchange(&made.text_at("/public_token"));
    let list = server.unchecked("/accounts/get", json!({ "access_token": token }));
    let account = account.map(|at| list.text_at(&format!("/accounts/{at}/account_id")));
    let mut copies = vec![Copy {
        account: account.clone(),
        ..Copy::default()
    }];
    let mut mutations = 0;
    for event in events {
        match event {
            Event::Wait(seconds) => server.advance(&format!("{seconds}s")),
            Event::Refresh => {
                server.ok("/transactions/refresh", json!({ "access_token": token }));
            }
            Event::Make(number) => {
                let clock = server.get("/_emulator/clock?client_id=test");
                let today = clock.text_at("/now")[..10].to_owned();
                let one = json!({
                    "date_transacted": today, "date_posted": today, "amount": 5,
                    "description": "Made",
                });
                let rows = vec![one; usize::from(*number)];
                let body = json!({ "access_token": token, "transactions": rows });
                server.ok("/sandbox/transactions/create", body);
            }
            Event::Tell(verb, name) => {
                let known = shown(&server, &token, None);
                let any = known.keys().nth(known.len() / 2).map(String::as_str);
                let Some(whom) = name.or(any) else {
                    continue;
                };
                let event = json!({ *verb: whom, "account": "0000", "amount": 6, "name": "Uber" });
                let body = json!({ "client_id": "test", "item": token, "events": [event] });
                // What cannot happen is refused, and changes nothing.
                server.post_raw("/_emulator/transactions", body.to_string());
            }
            Event::Read { count, interrupted } => {
                let mut copy = copies.last().unwrap().clone();
                mutations += copy.catch_up(&server, &token, *count, *interrupted);
                assert_same(&copy.known, &shown(&server, &token, account.as_deref()));
                copies.push(copy);
            }
        }
    }
    let (place, count) = again;
    let mut copy = copies[place % copies.len()].clone();
    copy.catch_up(&server, &token, count, None);
    assert_same(&copy.known, &shown(&server, &token, account.as_deref()));
    mutations
}

/// What the property is about does happen: pages are begun again.
#[test]
fn pages_are_begun_again() {
    let stories = vec![(0, 0, vec![(2, Verb::Posts { linked: true })])];
    let read = |interrupted| Event::Read {
        count: 2,
        interrupted,
    };
    let events = [
        Event::Wait(20),
        read(None),
        Event::Wait(80_000),
        Event::Refresh,
        read(Some((1, 90_000))),
        read(None),
    ];
    assert_eq!(hold(&stories, &events, None, (1, 3)), 1);
}

#[test]
fn an_older_version_comes_with_a_later_pull_than_the_one_that_overtakes_it() {
    let stories = [(0, -32, vec![(3, Verb::Changes)])];
    let read = Event::Read {
        count: 1,
        interrupted: None,
    };
    let events = [Event::Make(1), Event::Wait(5), read, Event::Wait(15)];
    hold(&stories, &events, None, (1, 149));
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 32,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn pages_rebuild_what_there_is(
        stories in stories(),
        events in events(),
        account in prop::option::weighted(0.3, 0_usize..2),
        again in (any::<usize>(), 1_usize..=500),
    ) {
        hold(&stories, &events, account, again);
    }
}
