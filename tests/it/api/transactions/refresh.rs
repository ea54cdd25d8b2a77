//! `POST /transactions/refresh` and `POST /sandbox/transactions/create`

use plaid_emulator::sandbox::catalog::Client;
use serde_json::{Value, json};

use super::{Reader, each, item_of, shown};
use crate::requests::told;
use crate::server::Server;
use crate::webhooks::received;

const REFRESH: &str = "/transactions/refresh";
const CREATE: &str = "/sandbox/transactions/create";
const HOOK: Option<&str> = Some("https://app.example/hook");

#[test]
fn a_refresh_posts_what_is_pending() {
    let server = Server::start();
    let token = item_of(&server, "user_transactions_dynamic", HOOK);
    let mut reader = Reader::new(&server, &token);
    reader.reads();
    server.advance("20s");
    let first = reader.reads();
    assert_eq!(first.matches(" pending\n").count(), 4);
    // As many as were counted at Plaid's, however many days are asked for.
    assert_eq!(first.lines().count(), 108);
    received(&server);

    server.advance("10m");
    let refreshed = server.ok(REFRESH, json!({ "access_token": token })).text;
    let told = received(&server);
    let news = reader.reads();
    insta::assert_snapshot!(format!("{refreshed}\n\n{told}\n\n{news}"));

    server.ok(REFRESH, json!({ "access_token": token }));
    let more = reader.reads();
    assert_eq!(more.matches(" pending\n").count(), 4, "the next ones");
    assert_eq!(more.matches("removed ").count(), 4);
    assert_eq!(
        more.matches(" was ").count(),
        4 + 4,
        "and those of before, told again"
    );
    assert_eq!(reader.reads(), "", "once");
}

#[test]
fn a_refresh_finds_nothing_new_of_most_users() {
    let server = Server::start();
    let token = item_of(&server, "user_good", HOOK);
    server.advance("20s");
    received(&server);
    let before = shown(&server, &token);
    server.ok(REFRESH, json!({ "access_token": token }));
    assert_eq!(
        (received(&server), shown(&server, &token)),
        (String::new(), before)
    );
}

#[test]
fn personas_have_news_now_and_then() {
    let server = Server::start();
    let token = item_of(&server, "user_yuppie", None);
    server.advance("20s");
    let mut reader = Reader::new(&server, &token);
    reader.reads();
    let mut news = Vec::new();
    for _ in 0..6 {
        server.ok(REFRESH, json!({ "access_token": token }));
        news.push(!reader.reads().is_empty());
    }
    assert_eq!(news, [false, false, true, false, false, true]);
}

#[test]
fn a_webhook_that_is_fired_tells_the_truth() {
    let server = Server::start();
    let token = item_of(&server, "user_transactions_dynamic", HOOK);
    let mut reader = Reader::new(&server, &token);
    server.advance("20s");
    reader.reads();
    received(&server);
    let body = json!({ "access_token": token, "webhook_code": "SYNC_UPDATES_AVAILABLE" });
    server.ok("/sandbox/item/fire_webhook", body);
    let told = received(&server);
    assert_eq!(told.matches("webhook_code").count(), 1, "{told}");
    assert!(told.contains("SYNC_UPDATES_AVAILABLE"), "{told}");
    assert_eq!(reader.reads().matches(" pending\n").count(), 4);
}

#[test]
fn before_the_first_pull_a_refresh_changes_nothing() {
    let server = Server::start();
    let token = item_of(&server, "user_transactions_dynamic", None);
    server.ok(REFRESH, json!({ "access_token": token }));
    server.advance("20s");
    assert_eq!(shown(&server, &token).matches(" pending\n").count(), 4);
    assert_eq!(shown(&server, &token).matches(" was ").count(), 0);
}

#[test]
fn an_item_needs_transactions_before() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    let one = json!({
        "date_transacted": "2026-09-01", "date_posted": "2026-09-01", "amount": 1,
        "description": "A",
    });
    let refused = server.post(REFRESH, json!({ "access_token": token }));
    assert_eq!(
        refused.error(),
        server
            .post(
                CREATE,
                json!({
                    "access_token": token, "transactions": [one],
                })
            )
            .error()
    );
    insta::assert_snapshot!(refused.text);
}

#[test]
fn capital_one_refreshes_accounts_that_hold_money() {
    let server = Server::start();
    let whole = server.access_token_at("ins_128026", &["transactions"]);
    server.ok(REFRESH, json!({ "access_token": whole }));
    let link_token = server.link_token(json!({ "products": ["transactions"] }));
    let body = json!({
        "link_token": link_token, "institution_id": "ins_128026", "accounts": ["3333"],
    });
    let done = server.post_raw("/_emulator/link/complete", body.to_string());
    let card = server.exchange(&done.text_at("/public_token"));
    insta::assert_snapshot!(server.post(REFRESH, json!({ "access_token": card })).text);
}

#[test]
fn an_item_says_when_it_was_refreshed() {
    let server = Server::start();
    let token = item_of(&server, "user_good", None);
    let updated = || {
        let item = server.ok("/item/get", json!({ "access_token": token }));
        item.text_at("/status/transactions/last_successful_update")
    };
    server.advance("36h");
    assert_eq!(updated(), "2026-09-03T00:00:00.000Z", "a day begins");
    server.advance("1h");
    server.ok(REFRESH, json!({ "access_token": token }));
    server.advance("1h");
    assert_eq!(updated(), "2026-09-03T01:00:00.000Z");
    server.ok(
        "/sandbox/item/reset_login",
        json!({ "access_token": token }),
    );
    server.advance("48h");
    assert_eq!(updated(), "2026-09-03T01:00:00.000Z", "the login is broken");
}

#[test]
fn a_client_must_be_allowed_to_refresh() {
    let client = json!({ "client_id": "c", "secret": "secret", "products": ["transactions"] });
    let client: Client = serde_json::from_value(client).unwrap();
    let server = Server::with_clients(vec![client]);
    let token = server.access_token(&["transactions"]);
    insta::assert_snapshot!(server.post(REFRESH, json!({ "access_token": token })).text);
}

fn wanted(transacted: &str, posted: &str) -> Value {
    json!({
        "date_transacted": transacted, "date_posted": posted, "amount": 12.34,
        "description": "UBER TRIP 99",
    })
}

#[test]
fn transactions_are_made() {
    let server = Server::start();
    let token = item_of(&server, "user_transactions_dynamic", HOOK);
    let mut reader = Reader::new(&server, &token);
    reader.reads();
    server.advance("20s");
    reader.reads();
    received(&server);
    let mut euros = wanted("2026-08-18", "2026-08-18");
    euros["iso_currency_code"] = "EUR".into();
    euros["amount"] = json!(-5);
    let body = json!({
        "access_token": token, "transactions": [wanted("2026-08-30", "2026-09-01"), euros],
    });
    let made = server.ok(CREATE, body).text;
    let told = received(&server);
    let news = reader.reads();
    let body = json!({
        "access_token": token, "start_date": "2026-09-01", "end_date": "2026-09-01",
    });
    let page = server.ok("/transactions/get", body).json();
    let rows = page["transactions"].as_array().unwrap();
    let uber = rows.iter().find(|row| row["amount"] == 12.34).unwrap();
    insta::assert_snapshot!(format!("{made}\n\n{told}\n\n{news}\n{uber:#}"));
}

#[test]
fn transactions_made_early_come_with_the_first_pull() {
    let server = Server::start();
    let token = item_of(&server, "user_transactions_dynamic", HOOK);
    let one = wanted("2026-09-01", "2026-09-01");
    server.ok(
        CREATE,
        json!({ "access_token": token, "transactions": [one] }),
    );
    server.advance("5s");
    assert_eq!(shown(&server, &token).matches("UBER TRIP 99").count(), 1);
    let told = received(&server);
    assert!(told.contains("INITIAL_UPDATE"), "{told}");
}

#[test]
fn only_items_of_the_dynamic_user_take_transactions() {
    let server = Server::start();
    let token = item_of(&server, "user_good", None);
    let body =
        json!({ "access_token": token, "transactions": [wanted("2026-09-01", "2026-09-01")] });
    insta::assert_snapshot!(server.post(CREATE, body).text);
}

const EMPTY: &str = r#""amount": 1, "description": """#;
const REST: &str = r#""amount": 1, "description": "A""#;

const REQUESTS: &str = r#"
{}
{"transactions": []}
{"transactions": null}
{"transactions": [1]}
{"transactions": [{}]}
{"transactions": [{"date_transacted": "2026-08-18", "date_posted": "2026-08-18", $EMPTY}]}
{"transactions": [{"date_transacted": "2026-08-17", "date_posted": "2026-08-18", $REST}]}
{"transactions": [{"date_transacted": "2026-09-01", "date_posted": "2026-09-02", $REST}]}
{"transactions": [{"date_transacted": "2026-08-30", "date_posted": "2026-08-29", $REST}]}
{"transactions": [{"date_transacted": "1 Sep", "date_posted": "2026-08-29", $REST}]}
"#;

#[test]
fn requests_are_refused_as_plaid_refuses_them() {
    let server = Server::start();
    let token = item_of(&server, "user_transactions_dynamic", None);
    server.advance("20s");
    let least = json!({
        "access_token": token, "transactions": [wanted("2026-09-01", "2026-09-01")],
    });
    let mut refused = told(
        &server,
        CREATE,
        &least,
        &[("$REST", REST), ("$EMPTY", EMPTY)],
        REQUESTS,
    );
    let many = vec![wanted("2026-09-01", "2026-09-01"); 11];
    let body = json!({ "access_token": token, "transactions": many });
    refused += &format!("\n# eleven\n{}", server.post(CREATE, body).text);
    insta::assert_snapshot!(refused);
    let ten = vec![wanted("2026-09-01", "2026-09-01"); 10];
    server.ok(
        CREATE,
        json!({ "access_token": token, "transactions": ten }),
    );
    let body = json!({
        "access_token": token, "start_date": "2026-09-01", "end_date": "2026-09-01",
    });
    let page = server.ok("/transactions/get", body).json();
    let names = each(&page["transactions"], "name");
    assert_eq!(
        names.iter().filter(|name| *name == "UBER TRIP 99").count(),
        1 + 10,
        "with that of the first request"
    );
}

#[test]
fn all_items_of_a_user_are_refreshed() {
    let server = Server::start();
    let user = server.stranger();
    let item = |products: &[&str]| {
        let body = json!({
            "institution_id": "ins_109508", "initial_products": products, "user_id": user,
            "options": {
                "override_username": "user_transactions_dynamic", "override_password": "any",
            },
        });
        let made = server.ok("/sandbox/public_token/create", body);
        server.exchange(&made.text_at("/public_token"))
    };
    let one = item(&["transactions"]);
    let broken = item(&["transactions"]);
    item(&["auth"]);
    server.advance("20s");
    server.ok(
        "/sandbox/item/reset_login",
        json!({ "access_token": broken }),
    );
    let mut reader = Reader::new(&server, &one);
    reader.reads();
    let answer = server.ok("/user/transactions/refresh", json!({ "user_id": user }));
    assert!(reader.reads().contains("removed "));
    let stranger = json!({ "user_id": "usr_00000000000000" });
    let unknown = server.post("/user/transactions/refresh", stranger);
    insta::assert_snapshot!(format!("{}\n{}", answer.text, unknown.error()));
}
