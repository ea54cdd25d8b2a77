//! `POST /_emulator/transactions`

use serde_json::{Value, json};

use crate::server::{Answer, Server};
use crate::webhooks::{URL, received};

fn tell(server: &Server, token: &str, events: Value) -> Answer {
    let body = json!({ "client_id": "test", "item": token, "events": events });
    server.post_raw("/_emulator/transactions", body.to_string())
}

/// An Item of `user_good` whose transactions are all there, and the cursor behind them.
fn item(server: &Server) -> (String, String) {
    let body = json!({
        "institution_id": "ins_109508", "initial_products": ["transactions"],
        "options": { "webhook": URL },
    });
    let made = server.ok("/sandbox/public_token/create", body);
    let token = server.exchange(&made.text_at("/public_token"));
    server.advance("20s");
    let at = read(server, &token, "").1;
    received(server);
    (token, at)
}

/// What is new since a cursor, a line each, and the next cursor.
fn read(server: &Server, token: &str, from: &str) -> (String, String) {
    let body = json!({ "access_token": token, "cursor": from, "count": 500 });
    let page = server.ok("/transactions/sync", body).json();
    let mut told = String::new();
    for name in ["added", "modified", "removed"] {
        for row in page[name].as_array().unwrap() {
            let fields = [
                "transaction_id",
                "pending_transaction_id",
                "date",
                "amount",
                "name",
            ];
            let fields = fields.map(|field| row[field].to_string());
            told += &format!("{name} {} {}\n", row["pending"], fields.join(" "));
        }
    }
    (told, page["next_cursor"].as_str().unwrap().to_owned())
}

#[test]
fn a_bank_tells_of_transactions_at_once() {
    let server = Server::start();
    let (token, mut at) = item(&server);
    let newest = server.ok(
        "/transactions/sync",
        json!({ "access_token": token, "count": 1 }),
    );
    let known = newest.text_at("/added/0/transaction_id");
    let mut story = String::new();
    for events in [
        json!([
            { "pending": "dinner", "account": "3333", "amount": 40, "name": "CHIPOTLE 1234" },
            { "pending": "hold", "account": "0000", "amount": 150, "name": "HOTEL PLATYPUS" },
        ]),
        json!([
            { "posts": "dinner", "amount": 48.2 },
            { "removes": "hold" },
            { "changes": known, "amount": 7, "name": "Netflix.com" },
        ]),
        json!([
            { "changes": "dinner", "amount": 48 },
            { "removes": known },
            { "posts": "rent", "account": "0000", "amount": 900, "name": "RENT",
              "currency": "CAD", "date": "2026-08-30" },
        ]),
        json!([{ "removes": "dinner" }, { "pending": "gone", "account": "0000", "amount": 1,
              "name": "A" }, { "removes": "gone" }]),
    ] {
        let answer = tell(&server, &token, events);
        assert_eq!(answer.status, 200, "{}", answer.text);
        let codes = received(&server);
        let codes = codes.lines().filter(|line| line.contains("webhook_code"));
        let codes: Vec<&str> = codes.map(str::trim).collect();
        let (told, next) = read(&server, &token, &at);
        at = next;
        story += &format!("{}\n{}\n{told}\n", answer.text, codes.join("\n"));
    }
    insta::assert_snapshot!(story);
    let whole = read(&server, &token, "").0;
    assert_eq!(whole.matches("RENT").count(), 1);
    assert!(!whole.contains(&known), "what is gone stays so");
    assert_eq!(read(&server, &token, &at).0, "");
}

#[test]
fn before_the_first_pull_it_waits_for_it() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    let events = json!([{ "pending": "a", "account": "0000", "amount": 1, "name": "A" }]);
    assert_eq!(tell(&server, &token, events).status, 200);
    assert_eq!(read(&server, &token, "").0, "");
    server.advance("5s");
    assert!(read(&server, &token, "").0.contains("added true "));
}

#[test]
fn what_cannot_happen_is_refused() {
    let server = Server::start();
    let (token, at) = item(&server);
    let new = json!({ "account": "0000", "amount": 1, "name": "A" });
    let with = |verb: &str, whom: &str| {
        let mut event = new.clone();
        event[verb] = whom.into();
        event
    };
    let mut told = String::new();
    for events in [
        json!([{}]),
        json!([{ "pending": "a", "posts": "a" }]),
        json!([{ "pending": "a" }]),
        json!([{ "pending": "a", "amount": 1 }]),
        json!([{ "pending": "a", "account": "000", "amount": 1, "name": "A" }]),
        json!([with("pending", "a"), with("pending", "a")]),
        json!([with("posts", "b"), with("posts", "b")]),
        json!([{ "changes": "c" }]),
        json!([with("pending", "d"), { "removes": "d" }, { "removes": "d" }]),
        json!([with("posts", "3wXgKQXvWzsGkXUi1vKk4LzvWqkXBNhKXqjzE")]),
        json!([{ "pending": "a", "description": "A" }]),
        json!([{ "pending": "a", "date": "tomorrow" }]),
    ] {
        told += &format!(
            "{events}\n    {}\n",
            tell(&server, &token, events.clone()).error()
        );
    }
    told += &tell(&server, "access-sandbox-x", json!([])).error();
    let auth = server.access_token(&["auth"]);
    told += &format!(
        "\n{}",
        tell(&server, &auth, json!([with("pending", "a")])).error()
    );
    server.ok("/item/remove", json!({ "access_token": auth }));
    told += &format!(
        "\n{}",
        tell(&server, &auth, json!([with("pending", "a")])).error()
    );
    insta::assert_snapshot!(told);
    assert!(
        !read(&server, &token, &at).0.is_empty(),
        "events before the refused one"
    );
}

#[test]
fn reports_of_income_tell_it_too() {
    let server = Server::start();
    let user = server.ok("/user/create", json!({ "client_user_id": "u1" }));
    let user = user.text_at("/user_token");
    let body = json!({
        "institution_id": "ins_109508", "initial_products": ["income_verification", "transactions"],
        "user_token": user,
        "options": { "income_verification": {
            "income_source_types": ["bank"], "bank_income": { "days_requested": 90 },
        } },
    });
    let made = server.ok("/sandbox/public_token/create", body);
    let token = server.exchange(&made.text_at("/public_token"));
    server.advance("20s");
    let report = || {
        server.ok("/credit/bank_income/refresh", json!({ "user_token": user }));
        let read = server.ok("/credit/bank_income/get", json!({ "user_token": user }));
        let summary = "/bank_income/0/bank_income_summary";
        let told = ["income_transactions_count", "total_amount"];
        told.map(|name| read.text_at(&format!("{summary}/{name}")))
    };
    let body = json!({
        "access_token": token, "start_date": "2026-06-01", "end_date": "2026-09-01",
    });
    let rows = server.ok("/transactions/get", body).json();
    let rows = rows["transactions"].as_array().unwrap().iter();
    let interest: Vec<&Value> = rows
        .filter(|row| row["name"] == "INTRST PYMNT")
        .map(|row| &row["transaction_id"])
        .collect();
    assert_eq!(report(), ["3", "12.66"]);
    server.advance("1m");
    let events = json!([
        { "removes": interest[0] },
        { "changes": interest[1], "amount": -100 },
        { "posts": "pay", "account": "0000", "amount": -50, "name": "ACME PAYROLL" },
    ]);
    let answer = tell(&server, &token, events);
    assert_eq!(answer.status, 200, "{}", answer.text);
    server.advance("1m");
    assert_eq!(report(), ["3", "154.22"]);
}
