//! `POST /transactions/sync`

use serde_json::{Value, json};

use super::{each, lines};
use crate::requests::told;
use crate::server::Server;

const PATH: &str = "/transactions/sync";

fn sync(server: &Server, token: &str, more: Value) -> Value {
    let mut body = json!({ "access_token": token });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    server.ok(PATH, body).json()
}

fn cursor(page: &Value) -> String {
    page["next_cursor"].as_str().unwrap().to_owned()
}

/// An answer on a few lines.
fn brief(page: &Value) -> String {
    format!(
        "{} accounts {} added {} modified {} removed {} has_more {} next_cursor of {}\n{}",
        page["transactions_update_status"],
        page["accounts"].as_array().unwrap().len(),
        page["added"].as_array().unwrap().len(),
        page["modified"],
        page["removed"],
        page["has_more"],
        cursor(page).len(),
        lines(&page["added"]),
    )
}

#[test]
fn from_nothing_to_the_whole_history_and_on() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    let empty = server.ok(PATH, json!({ "access_token": token })).text;
    let mut told = empty + "\n";
    let mut at = String::new();
    for (advance, title) in [
        ("4s", "too early"),
        ("1s", "the first pull"),
        ("1s", "nothing new"),
        ("14s", "the second pull"),
        ("108h", "five days on"),
        ("24h", "a day on"),
    ] {
        server.advance(advance);
        let page = sync(&server, &token, json!({ "cursor": at }));
        at = cursor(&page);
        told += &format!("\n# {title}\n{}", brief(&page));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn a_page_of_sync() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    server.advance("20s");
    let options = json!({ "include_original_description": true });
    let body = json!({ "access_token": token, "count": 2, "options": options });
    insta::assert_snapshot!(server.ok(PATH, body).text);
}

#[test]
fn any_cursor_can_be_used_again() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    server.advance("20s");
    let mut cursors = vec![String::new()];
    let mut pages = Vec::new();
    loop {
        let at = cursors.last().unwrap().clone();
        let page = sync(&server, &token, json!({ "cursor": at, "count": 10 }));
        let more = page["has_more"] == true;
        cursors.push(cursor(&page));
        pages.push(page);
        if !more {
            break;
        }
    }
    assert_eq!(pages.len(), 5, "48 rows in pages of 10");
    for (at, page) in cursors.iter().zip(&pages) {
        let mut again = sync(&server, &token, json!({ "cursor": at, "count": 10 }));
        again["request_id"] = page["request_id"].clone();
        assert_eq!(again, *page);
    }
    // A cursor says the same under another number of rows, and at its very end.
    let rest = sync(
        &server,
        &token,
        json!({ "cursor": cursors[2], "count": 500 }),
    );
    assert_eq!(
        rest["added"].as_array().unwrap()[..10],
        *pages[2]["added"].as_array().unwrap()
    );
    let end = cursor(&rest);
    let nothing = sync(&server, &token, json!({ "cursor": end }));
    assert_eq!((&nothing["added"], cursor(&nothing)), (&json!([]), end));
}

#[test]
fn an_account_has_a_stream_of_its_own() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    server.advance("20s");
    let whole = sync(&server, &token, json!({ "count": 500 }));
    let accounts = each(&whole["accounts"], "account_id");
    let mut total = 0;
    for account in &accounts {
        let options = json!({ "account_id": account });
        let page = sync(&server, &token, json!({ "options": options, "count": 500 }));
        let rows = page["added"].as_array().unwrap();
        assert!(rows.iter().all(|row| row["account_id"] == **account));
        total += rows.len();
        let next = json!({ "options": options, "cursor": cursor(&page) });
        assert_eq!(sync(&server, &token, next)["added"], json!([]));
    }
    assert_eq!(total, whole["added"].as_array().unwrap().len());
}

#[test]
fn a_cursor_belongs_to_its_item_and_account() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    let other = server.access_token(&["transactions"]);
    server.advance("20s");
    let page = sync(&server, &token, json!({ "count": 5 }));
    let of_other = cursor(&sync(&server, &other, json!({ "count": 5 })));
    let accounts = each(&page["accounts"], "account_id");
    let of_account = |account: &str| {
        let options = json!({ "account_id": account });
        cursor(&sync(
            &server,
            &token,
            json!({ "count": 5, "options": options }),
        ))
    };
    let (checking, saving) = (of_account(&accounts[0]), of_account(&accounts[1]));
    let own = cursor(&page);
    let mut bent = own.clone();
    bent.replace_range(60..61, if &own[60..61] == "A" { "B" } else { "A" });
    let names = [
        ("$OWN", own.as_str()),
        ("$BENT", &bent),
        ("$SHORT", &own[..own.len() - 4]),
        ("$OTHER", &of_other),
        ("$CHECKING", &checking),
        ("$SAVING", &saving),
        ("$ID", &accounts[0]),
    ];
    let least = json!({ "access_token": token });
    let told = told(&server, PATH, &least, &names, CURSORS);
    insta::assert_snapshot!(told);
}

const CURSORS: &str = r#"
{"cursor": ""}
{"cursor": null}
{"cursor": "$OWN"}
{"cursor": "now"}
{"cursor": "NOW"}
{"cursor": "$OTHER"}
{"cursor": "$BENT"}
{"cursor": "$SHORT"}
{"cursor": "$OWN "}
{"cursor": "ABCDEFG1234567"}
{"cursor": 5}
{"cursor": "$CHECKING"}
{"cursor": "$CHECKING", "options": {"account_id": "$ID"}}
{"cursor": "$SAVING", "options": {"account_id": "$ID"}}
{"cursor": "$OWN", "options": {"account_id": "$ID"}}
{"options": {"account_id": "3wXgKQXvWzsGkXUi1vKk4LzvWqkXBNhKXqjzE"}}
{"options": {"account_id": "ABCDEFG1234567"}}
{"options": {"account_id": null}}
{"options": {"days_requested": 730}}
{"options": {"days_requested": 731}}
{"options": {"days_requested": null}}
{"options": {"personal_finance_category_version": "v2", "include_personal_finance_category": true}}
{"options": {"include_original_description": null}}
{"options": null}
{"count": 0}
{"count": 1}
{"count": 500}
{"count": 501}
{"count": "ABCDEFG1234567"}
{"count": null}
{"options": {"count": 5}}
"#;

#[test]
fn now_leaves_the_history_out() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    let early = sync(&server, &token, json!({ "cursor": "now" }));
    assert_eq!(cursor(&early), "");
    server.advance("20s");
    let now = sync(&server, &token, json!({ "cursor": "now" }));
    assert_eq!(
        (&now["added"], &now["has_more"]),
        (&json!([]), &json!(false))
    );
    assert_eq!(
        sync(&server, &token, json!({ "cursor": cursor(&now) }))["added"],
        json!([])
    );
    server.advance("240h");
    let later = sync(&server, &token, json!({ "cursor": cursor(&now) }));
    let dates = each(&later["added"], "date");
    assert!(!dates.is_empty() && dates.iter().all(|date| date.as_str() > "2026-09-01"));
}

#[test]
fn days_requested_count_once() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    let ask = |days: usize| {
        let options = json!({ "days_requested": days });
        sync(&server, &token, json!({ "options": options, "count": 500 }))
    };
    ask(730);
    server.advance("20s");
    assert_eq!(ask(730)["added"].as_array().unwrap().len(), 387);
    assert_eq!(ask(30)["added"].as_array().unwrap().len(), 387);
}
