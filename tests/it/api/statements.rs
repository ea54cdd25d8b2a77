//! `/statements/*`

use serde_json::{Value, json};

use crate::server::Server;
use crate::webhooks::{URL, received};

/// An Item whose statements were asked for, between two days, and are there.
fn item(server: &Server, start: &str, end: &str) -> String {
    let token = new_item(server, start, end);
    server.advance("5s");
    token
}

fn new_item(server: &Server, start: &str, end: &str) -> String {
    let made = server.ok(
        "/sandbox/public_token/create",
        json!({
            "institution_id": "ins_109508",
            "initial_products": ["statements"],
            "options": {
                "statements": { "start_date": start, "end_date": end },
                "webhook": URL,
            },
        }),
    );
    server.exchange(&made.text_at("/public_token"))
}

fn list(server: &Server, access_token: &str) -> Value {
    let body = json!({ "access_token": access_token });
    server.ok("/statements/list", body).json()
}

fn months(list: &Value) -> Vec<String> {
    let statements = list["accounts"][0]["statements"].as_array().unwrap().iter();
    statements
        .map(|it| format!("{}-{} {}", it["year"], it["month"], it["date_posted"]))
        .collect()
}

#[test]
fn each_month_has_a_statement_of_each_account_of_a_bank() {
    let server = Server::start();
    let token = item(&server, "2026-06-15", "2026-09-15");
    let body = json!({ "access_token": token });
    let listed = server.ok("/statements/list", body);
    insta::assert_snapshot!("list", listed.text);

    let statement = listed.text_at("/accounts/0/statements/1/statement_id");
    let body = json!({ "access_token": token, "statement_id": statement });
    let read = server.unchecked("/statements/download", body.clone());
    assert_eq!(read.status, 200);
    let header = |name: &str| {
        let found = read.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    };
    assert_eq!(header("content-type"), Some("application/pdf"));
    insta::assert_snapshot!("pdf", read.text);
    let hash = header("plaid-content-hash").unwrap().to_owned();
    let again = server.unchecked("/statements/download", body);
    assert_eq!(again.text, read.text, "a statement stays as it is");
    assert!(
        again
            .headers
            .contains(&("plaid-content-hash".to_owned(), hash))
    );
    // What has been read once is read again later in the same words, also that of a month which
    // went on when it was made.
    let running = listed.text_at("/accounts/0/statements/0/statement_id");
    let read = |id: &str| {
        let body = json!({ "access_token": token, "statement_id": id });
        server.unchecked("/statements/download", body).text
    };
    let before = [&statement, &running].map(|id| read(id));
    server.advance("600h");
    let (mut now, mut then) = (list(&server, &token), listed.json());
    for answer in [&mut now, &mut then] {
        answer["request_id"].take();
    }
    assert_eq!(now, then);
    assert_eq!([&statement, &running].map(|id| read(id)), before);
}

#[test]
fn statements_are_fetched_first() {
    let server = Server::start();
    let token = new_item(&server, "2026-08-01", "2026-08-31");
    let body = json!({ "access_token": token });
    server.advance("4s");
    let early = server.post("/statements/list", body.clone());
    assert_eq!(early.text_at("/error_code"), "PRODUCT_NOT_READY");
    let other = item(&server, "2026-08-01", "2026-08-31");
    let foreign = &list(&server, &other)["accounts"][0]["statements"][0]["statement_id"];
    let early = new_item(&server, "2026-08-01", "2026-08-31");
    let asked = json!({ "access_token": early, "statement_id": foreign });
    let early = server.post("/statements/download", asked);
    assert_eq!(early.text_at("/error_code"), "PRODUCT_NOT_READY");
    server.ok("/statements/list", body);
}

#[test]
fn more_statements_are_fetched_by_request() {
    let server = Server::start();
    let token = item(&server, "2026-08-01", "2026-08-31");
    assert_eq!(months(&list(&server, &token)), ["2026-8 \"2026-08-31\""]);
    let asked = json!({
        "access_token": token, "start_date": "2026-05-31", "end_date": "2026-06-01",
    });
    server.ok("/statements/refresh", asked);
    server.advance("4s");
    assert_eq!(received(&server), "");
    let found = months(&list(&server, &token));
    assert_eq!(found, ["2026-8 \"2026-08-31\""], "not yet");
    server.advance("1s");
    insta::assert_snapshot!("refreshed", received(&server));
    let found = months(&list(&server, &token));
    let expected = [
        "2026-8 \"2026-08-31\"",
        "2026-6 \"2026-06-30\"",
        "2026-5 \"2026-05-31\"",
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_is_not_there_is_refused() {
    let server = Server::start();
    let token = item(&server, "2026-08-01", "2026-08-31");
    let other = item(&server, "2026-08-01", "2026-08-31");
    let foreign = &list(&server, &other)["accounts"][0]["statements"][0]["statement_id"];
    let create = |options: Value| {
        json!({
            "institution_id": "ins_109508",
            "initial_products": ["statements"],
            "options": { "statements": options },
        })
    };
    let plain = server.access_token(&["transactions"]);
    let refused = [
        server.post("/statements/download", {
            json!({ "access_token": token, "statement_id": foreign })
        }),
        server.post("/statements/download", {
            json!({ "access_token": token, "statement_id": "no such thing" })
        }),
        server.post("/statements/refresh", {
            json!({ "access_token": token, "start_date": "2026-02-01", "end_date": "2026-01-01" })
        }),
        server.post("/statements/refresh", {
            json!({ "access_token": token, "start_date": "2020-02-01", "end_date": "2026-01-01" })
        }),
        server.post("/statements/list", json!({ "access_token": plain })),
        server.post("/sandbox/public_token/create", {
            create(json!({ "start_date": "2026-02-01", "end_date": "2025-01-01" }))
        }),
        server.post("/link/token/create", {
            crate::server::link_token_request(json!({
                "products": ["statements"],
                "statements": { "start_date": "2026-02-01", "end_date": "2025-01-01" },
            }))
        }),
    ];
    let told: Vec<String> = refused.iter().map(crate::server::Answer::error).collect();
    insta::assert_snapshot!("refused", told.join("\n"));
}

#[test]
fn statements_are_shared_in_link() {
    let server = Server::start();
    let token = server.link_token(json!({
        "products": ["statements"],
        "statements": { "start_date": "2026-07-01", "end_date": "2026-08-01" },
    }));
    let complete = json!({ "link_token": token });
    let done = server.post_raw("/_emulator/link/complete", complete.to_string());
    let access_token = server.exchange(&done.text_at("/public_token"));
    server.advance("5s");
    let found = months(&list(&server, &access_token));
    assert_eq!(found, ["2026-8 \"2026-08-31\"", "2026-7 \"2026-07-31\""]);
}
