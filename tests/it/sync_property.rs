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

/// All pages from a cursor on, and the cursor behind each.
fn drain(
    server: &Server,
    token: &str,
    account: Option<&str>,
    from: &str,
    count: usize,
) -> (Vec<Value>, Vec<(usize, String)>) {
    let (mut rows, mut cursors) = (Vec::new(), Vec::new());
    let mut at = from.to_owned();
    loop {
        let mut body = json!({ "access_token": token, "cursor": at, "count": count });
        if let Some(account) = account {
            body["options"] = json!({ "account_id": account });
        }
        let mut page = server.unchecked("/transactions/sync", body).json();
        assert_eq!(
            (&page["modified"], &page["removed"]),
            (&json!([]), &json!([]))
        );
        let Value::Array(added) = page["added"].take() else {
            panic!("{page}");
        };
        let more = page["has_more"] == true;
        assert!(added.len() == count || !more, "only the last page is short");
        at = page["next_cursor"].as_str().unwrap().to_owned();
        rows.extend(added);
        cursors.push((rows.len(), at.clone()));
        if !more {
            return (rows, cursors);
        }
    }
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

/// Rows by id, short enough to be read when two of them differ.
fn by_id(rows: &[Value]) -> BTreeMap<&str, String> {
    let text = |row: &Value, name: &str| row[name].to_string();
    let brief = |row: &Value| {
        let whole = row.to_string();
        let fields = ["date", "name", "account_id"].map(|name| text(row, name));
        format!("{} ({} bytes)", fields.join(" "), whole.len())
    };
    rows.iter()
        .map(|row| (row["transaction_id"].as_str().unwrap(), brief(row)))
        .collect()
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

    let mut rows = Vec::new();
    let mut cursors = vec![(0, String::new())];
    for (seconds, count) in &run.readings {
        server.advance(&format!("{seconds}s"));
        let (_, at) = cursors.last().unwrap().clone();
        let (new, passed) = drain(&server, &token, account, &at, *count);
        cursors.extend(
            passed
                .into_iter()
                .map(|(more, cursor)| (rows.len() + more, cursor)),
        );
        rows.extend(new);

        let told = by_id(&rows);
        assert_eq!(told.len(), rows.len(), "no id twice");
        let shown = get(&server, &token, account);
        assert_eq!(told, by_id(&shown));
        assert!(shown.is_sorted_by(|a, b| a["date"].as_str() >= b["date"].as_str()));
    }
    for row in &rows {
        assert!(accounts.contains(row["account_id"].as_str().unwrap()));
        assert!(account.is_none_or(|account| row["account_id"] == account));
        let date = row["date"].as_str().unwrap().to_owned();
        assert!(
            run.start.is_none_or(|start| date >= self::date(start)),
            "{date}"
        );
        assert!(run.end.is_none_or(|end| date <= self::date(end)), "{date}");
    }
    let (place, count) = run.again;
    let (told, from) = &cursors[place % cursors.len()];
    // A cursor of before the first pull is empty, and so begins again.
    let (again, _) = drain(&server, &token, account, from, count);
    assert!(
        again == rows[*told..],
        "{:#?}\nis not\n{:#?}",
        by_id(&again),
        by_id(&rows[*told..])
    );
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
