//! Whatever history is asked for and whenever it is read: `/transactions/sync` tells the same rows
//! as `/transactions/get`, each once, and again from any cursor.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::server::Server;

/// What a run is made of.
#[derive(Debug, Clone)]
struct Run {
    /// `options.transactions` of the Item, dates as days from today.
    days_requested: Option<u16>,
    start: Option<i64>,
    end: Option<i64>,
    /// Position of the account to read instead of all.
    account: Option<usize>,
    /// Seconds that pass before each reading, and rows a page.
    readings: Vec<(u64, usize)>,
    /// Which cursor to read again from, and rows a page then.
    again: (usize, usize),
}

fn runs() -> impl Strategy<Value = Run> {
    let seconds = prop_oneof![0_u64..25, 0_u64..400_000];
    let page = prop_oneof![1_usize..30, 30_usize..=500];
    (
        prop::option::of(prop_oneof![1_u16..120, 1_u16..=730]),
        prop::option::weighted(0.3, prop_oneof![-120_i64..25, -800_i64..25]),
        prop::option::weighted(0.3, -120_i64..25),
        prop::option::weighted(0.3, 0_usize..14),
        prop::collection::vec((seconds, page.clone()), 1..7),
        (any::<usize>(), page),
    )
        .prop_map(
            |(days_requested, start, end, account, readings, again)| Run {
                days_requested,
                start,
                end,
                account,
                readings,
                again,
            },
        )
}

const TODAY: Date = jiff::civil::date(2026, 9, 1);

fn date(days: i64) -> String {
    let by: Span = days.days();
    TODAY.checked_add(by).unwrap().to_string()
}

fn item(server: &Server, run: &Run) -> String {
    let mut transactions = json!({});
    if let Some(days) = run.days_requested {
        transactions["days_requested"] = days.into();
    }
    if let Some(start) = run.start {
        transactions["start_date"] = date(start).into();
    }
    if let Some(end) = run.end {
        transactions["end_date"] = date(end).into();
    }
    let body = json!({
        "institution_id": "ins_109508", "initial_products": ["transactions"],
        "options": { "transactions": transactions },
    });
    let made = server
        .unchecked("/sandbox/public_token/create", body)
        .json();
    server.exchange(made["public_token"].as_str().unwrap())
}

/// What an app knows that keeps what `/transactions/sync` tells, by id.
type Known = BTreeMap<String, Value>;

/// An app's copy of an Item's transactions.
#[derive(Debug, Clone, Default)]
struct Copy {
    cursor: String,
    known: Known,
}

impl Copy {
    /// Reads all pages from where it stands on.
    fn catch_up(&mut self, server: &Server, token: &str, account: Option<&str>, count: usize) {
        while self.turn_page(server, token, account, count) {}
    }

    /// Reads a page; whether another follows.
    fn turn_page(
        &mut self,
        server: &Server,
        token: &str,
        account: Option<&str>,
        count: usize,
    ) -> bool {
        let page = sync(server, token, account, &self.cursor, count);
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
        let told: usize = ["added", "modified", "removed"]
            .iter()
            .map(|name| list(name).len())
            .sum();
        let more = page["has_more"] == true;
        assert!(
            told == count || !more && told < count,
            "only the last page is short"
        );
        self.cursor = page["next_cursor"].as_str().unwrap().to_owned();
        more
    }
}

fn sync(server: &Server, token: &str, account: Option<&str>, at: &str, count: usize) -> Value {
    let mut body = json!({ "access_token": token, "cursor": at, "count": count });
    if let Some(account) = account {
        body["options"] = json!({ "account_id": account });
    }
    server.unchecked("/transactions/sync", body).json()
}

/// What `/transactions/get` shows, page by page; nothing while it is not ready.
fn get(server: &Server, token: &str, account: Option<&str>) -> Vec<Value> {
    let mut rows: Vec<Value> = Vec::new();
    loop {
        let mut options = json!({ "count": 500, "offset": rows.len() });
        if let Some(account) = account {
            options["account_ids"] = json!([account]);
        }
        let body = json!({
            "access_token": token, "start_date": "2000-01-01", "end_date": "2100-01-01",
            "options": options,
        });
        let mut page = server.unchecked("/transactions/get", body).json();
        if page["error_code"] == "PRODUCT_NOT_READY" {
            return rows;
        }
        let Value::Array(list) = page["transactions"].take() else {
            panic!("{page}");
        };
        rows.extend(list);
        if page["total_transactions"] == rows.len() {
            return rows;
        }
    }
}

/// Rows by id.
fn by_id(rows: &[Value]) -> Known {
    rows.iter()
        .map(|row| {
            (
                row["transaction_id"].as_str().unwrap().to_owned(),
                row.clone(),
            )
        })
        .collect()
}

/// Two sets of rows are the same; said so that it can be read when they are not.
#[track_caller]
fn assert_same(told: &Known, shown: &Known) {
    let brief = |rows: &Known| -> Vec<String> {
        let text = |row: &Value| {
            ["date", "name", "amount", "pending"]
                .map(|name| row[name].to_string())
                .join(" ")
        };
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

fn hold(run: &Run) {
    let server = Server::start();
    let token = item(&server, run);
    let list = server
        .unchecked("/accounts/get", json!({ "access_token": token }))
        .json();
    let accounts: BTreeSet<&str> = list["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|account| account["account_id"].as_str().unwrap())
        .collect();
    let account = run
        .account
        .map(|at| list["accounts"][at]["account_id"].as_str().unwrap());

    let mut copies = vec![Copy::default()];
    let mut shown = Known::new();
    for (seconds, count) in &run.readings {
        server.advance(&format!("{seconds}s"));
        let mut copy = copies.last().unwrap().clone();
        copy.catch_up(&server, &token, account, *count);
        let rows = get(&server, &token, account);
        assert!(rows.is_sorted_by(|a, b| a["date"].as_str() >= b["date"].as_str()));
        shown = by_id(&rows);
        assert_same(&copy.known, &shown);
        copies.push(copy);
    }
    for row in shown.values() {
        assert!(accounts.contains(row["account_id"].as_str().unwrap()));
        assert!(account.is_none_or(|account| row["account_id"] == account));
        let date = row["date"].as_str().unwrap().to_owned();
        assert!(
            run.start.is_none_or(|start| date >= self::date(start)),
            "{date}"
        );
        assert!(run.end.is_none_or(|end| date <= self::date(end)), "{date}");
    }
    // From whichever cursor, and however many a page.
    let (place, count) = run.again;
    let mut copy = copies[place % copies.len()].clone();
    copy.catch_up(&server, &token, account, count);
    assert_same(&copy.known, &shown);
}

/// Histories for which the two once differed.
#[test]
fn histories_that_end_or_have_yet_to_begin() {
    for (start, end) in [
        (None, Some(-40)),
        (None, Some(-1)),
        (Some(3), None),
        (Some(3), Some(9)),
    ] {
        hold(&Run {
            days_requested: None,
            start,
            end,
            account: None,
            readings: vec![(6, 5), (20, 5), (86_400, 500), (1_000_000, 5)],
            again: (1, 7),
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 16,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn sync_and_get_tell_the_same(run in runs()) {
        hold(&run);
    }
}
