//! `POST /sandbox/public_token/create`

use std::fmt::Write as _;

use plaid_emulator::errors::PASSWORD_CODES;
use serde_json::{Value, json};

use crate::requests::told;
use crate::server::Server;

const PATH: &str = "/sandbox/public_token/create";

fn least() -> Value {
    json!({ "institution_id": "ins_109508", "initial_products": ["transactions"] })
}

/// The least with options.
fn with(options: Value) -> Value {
    let mut body = least();
    body["options"] = options;
    body
}

#[test]
fn every_option_there_is_is_taken() {
    let server = Server::start();
    let body: Value = serde_json::from_str(include_str!("create/maximal.json")).unwrap();
    let made = server.ok(PATH, body);
    let token = server.exchange(&made.text_at("/public_token"));
    let item = server.ok("/item/get", json!({ "access_token": token }));
    insta::assert_snapshot!([made.text, item.text].join("\n"));
}

const REQUESTS: &str = include_str!("create/requests.txt");

#[test]
fn requests_are_refused_as_plaid_refuses_them() {
    let server = Server::start();
    let told = told(&server, PATH, &least(), &[], REQUESTS);
    insta::assert_snapshot!(told);
}

#[test]
fn error_passwords_give_the_error_they_name() {
    let server = Server::start();
    let mut table = String::new();
    for code in PASSWORD_CODES {
        let password = format!("error_{}", code.as_str());
        let answer = server.post(PATH, with(json!({ "override_password": password })));
        let display = answer.text_at("/display_message");
        writeln!(table, "{}\n    {display}", answer.error()).unwrap();
    }
    let whole = server.post(
        PATH,
        with(json!({ "override_password": "error_ITEM_LOCKED" })),
    );
    insta::assert_snapshot!(format!("{table}\n{}", whole.text));
}

/// How far the history goes that an Item made with `options` has after a minute.
#[track_caller]
fn history(server: &Server, options: Value) -> String {
    let made = server.ok(PATH, with(json!({ "transactions": options })));
    let token = server.exchange(&made.text_at("/public_token"));
    server.advance("1m");
    let ask = |offset: usize| {
        let body = json!({
            "access_token": token, "start_date": "2020-01-01", "end_date": "2030-01-01",
            "options": { "count": 1, "offset": offset },
        });
        server.ok("/transactions/get", body)
    };
    let newest = ask(0);
    let total: usize = newest.text_at("/total_transactions").parse().unwrap();
    if total == 0 {
        return format!("{options} nothing\n");
    }
    let (newest, oldest) = (newest, ask(total - 1));
    format!(
        "{options}\n    {total} transactions, {} to {}\n",
        oldest.text_at("/transactions/0/date"),
        newest.text_at("/transactions/0/date"),
    )
}

#[test]
fn the_history_goes_as_far_as_asked_for() {
    let server = Server::start();
    let told: String = [
        json!({}),
        json!({ "days_requested": 1 }),
        json!({ "days_requested": 30 }),
        json!({ "days_requested": 90 }),
        json!({ "days_requested": 730 }),
        json!({ "start_date": "2026-08-01" }),
        json!({ "start_date": "2025-01-01" }),
        json!({ "start_date": "2016-01-01" }),
        json!({ "end_date": "2026-08-20" }),
        json!({ "start_date": "2026-03-01", "end_date": "2026-03-31" }),
        json!({ "start_date": "2026-03-31", "end_date": "2026-03-01" }),
        json!({ "start_date": "2026-09-01", "end_date": "2026-09-01" }),
        json!({ "start_date": "2026-09-02" }),
        json!({ "start_date": "2026-05-01", "days_requested": 10 }),
    ]
    .into_iter()
    .map(|options| history(&server, options))
    .collect();
    insta::assert_snapshot!(told);
}
