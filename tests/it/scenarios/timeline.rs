//! What scenarios have happen later, and how an app sees it.

use plaid_emulator::control::Scenario;
use plaid_emulator::sandbox::webhooks::Outcome;
use serde_json::{Value, json};

use super::{ACCESS_TOKEN, PUBLIC_TOKEN, word};
use crate::server::Server;
use crate::webhooks::{codes, drain};

fn built_in(name: &str) -> Server {
    Server::with_scenario(Scenario::built_in(name).unwrap())
}

fn token() -> Value {
    json!({ "access_token": ACCESS_TOKEN })
}

fn received(server: &Server) -> String {
    codes(&drain(server, |_| Outcome::Answered(200))).join(" ")
}

fn with_url(server: &Server) {
    let mut body = token();
    body["webhook"] = json!("http://127.0.0.1:9/hook");
    server.ok("/item/webhook/update", body);
    assert_eq!(received(server), "WEBHOOK_UPDATE_ACKNOWLEDGED");
}

/// The app is told a week before, and the login breaks with the reason.
#[test]
fn a_consent_runs_out() {
    let server = built_in("consent_expiring");
    with_url(&server);
    let mut story = Vec::new();
    for wait in ["59m 59s", "1s", "167h 59m 59s", "1s"] {
        server.advance(wait);
        let codes = received(&server);
        let codes: Vec<&str> = codes.split(' ').filter(|code| code.contains('D')).collect();
        story.push(format!(
            "{wait} later: {codes:?} {}",
            word(&server, "/auth/get", token())
        ));
    }
    story.push(
        server
            .ok("/item/get", token())
            .text_at("/item/error/error_code_reason"),
    );
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn access_is_revoked_at_the_bank() {
    let server = built_in("revoked_at_bank");
    server.advance("59m 59s");
    assert_eq!(word(&server, "/auth/get", token()), "ok");
    server.advance("1s");
    let answer = server.post("/auth/get", token());
    insta::assert_snapshot!(answer.text);
}

/// Two webhooks are lost: the app that only waits for them never hears that data has come.
#[test]
fn webhooks_are_lost() {
    let server = built_in("webhook_lost");
    server.advance("30s");
    assert_eq!(received(&server), "");
    let list = server.get("/_emulator/webhooks?client_id=test").json();
    let all = list["webhooks"].as_array().unwrap().iter();
    let states: Vec<String> = all
        .map(|it| format!("{} {}", it["webhook_code"], it["state"]))
        .collect();
    assert_eq!(
        states,
        [
            "\"INITIAL_UPDATE\" \"lost\"",
            "\"HISTORICAL_UPDATE\" \"lost\""
        ]
    );
    let synced = server.ok("/transactions/sync", token());
    let status = synced.text_at("/transactions_update_status");
    assert_eq!(status, "HISTORICAL_UPDATE_COMPLETE");
    server.advance("240h");
    assert_ne!(received(&server), "", "only the first two are lost");
}

#[test]
fn tokens_of_another_environment_are_told_apart() {
    let server = built_in("wrong_environment_token");
    let foreign = |token: &str| token.replace("sandbox", "production");
    let access = json!({ "access_token": foreign(ACCESS_TOKEN) });
    let public = json!({ "public_token": foreign(PUBLIC_TOKEN) });
    let story = [
        server.post("/item/get", access).error(),
        server.post("/item/public_token/exchange", public).error(),
        word(&server, "/item/get", token()),
    ];
    insta::assert_snapshot!(story.join("\n"));
}

const TIMELINE: &str = r#"{
  "now": "2027-03-01T08:00:00Z",
  "freeze": true,
  "client_webhook": "http://127.0.0.1:9/client",
  "items": [
    { "access_token": "access-sandbox-00000000-0000-4000-8000-000000000001",
      "public_token": "public-sandbox-00000000-0000-4000-8000-000000000001",
      "products": ["auth"], "webhook": "http://127.0.0.1:9/item" }
  ],
  "timeline": [
    { "after": "2h", "do": { "change": {
        "item": "access-sandbox-00000000-0000-4000-8000-000000000001",
        "change": "login_required" } } },
    { "after": "1h", "do": { "fire_webhook": {
        "access_token": "access-sandbox-00000000-0000-4000-8000-000000000001",
        "webhook_code": "NEW_ACCOUNTS_AVAILABLE" } } },
    { "at": "2027-03-01T11:00:00Z", "do": { "fault": {
        "path": "/item/get", "error": "INTERNAL_SERVER_ERROR", "times": 1 } } },
    { "at": "2027-03-01T12:00:00Z", "do": { "webhook_rule": { "drop": true } } },
    { "after": "5h", "do": { "change": {
        "item": "access-sandbox-00000000-0000-4000-8000-000000000001",
        "change": "repaired" } } },
    { "after": "6h", "do": {
        "expire": "access-sandbox-00000000-0000-4000-8000-000000000001" } }
  ]
}"#;

/// Each thing happens at its own time, however the clock gets there.
#[test]
fn a_timeline_is_kept() {
    let server = Server::with_scenario(TIMELINE);
    let clock = server.get("/_emulator/clock?client_id=test");
    assert_eq!(clock.text_at("/now"), "2027-03-01T08:00:00Z");
    assert_eq!(clock.text_at("/frozen"), "true");
    let mut story = Vec::new();
    for hour in 1..=6 {
        server.advance("1h");
        let codes = received(&server);
        let [item, auth] = ["/item/get", "/auth/get"].map(|path| word(&server, path, token()));
        story.push(format!("{hour} h: [{codes}] item {item}, auth {auth}"));
    }
    let body = json!({ "client_id": "test", "webhook_type": "SCREENING",
        "webhook_code": "STATUS_UPDATED" });
    let fired = server.post_raw("/_emulator/webhooks/fire", body.to_string());
    assert_eq!(fired.text_at("/url"), "http://127.0.0.1:9/client");

    let at_once = Server::with_scenario(TIMELINE);
    let body = json!({ "client_id": "test", "advance": "6h" }).to_string();
    let told = at_once.post_raw("/_emulator/clock", body).json()["happened"].clone();
    story.push(format!("{told:#}"));
    insta::assert_snapshot!(story.join("\n"));
}

/// Something was planned for an Item that is gone by then.
#[test]
fn what_cannot_happen_any_more_does_not() {
    let server = Server::with_scenario(TIMELINE);
    server.ok("/item/remove", token());
    server.advance("10h");
    assert_eq!(received(&server), "");
    assert_eq!(word(&server, "/item/get", token()), "INTERNAL_SERVER_ERROR");
    assert_eq!(word(&server, "/item/get", token()), "ITEM_NOT_FOUND");
}

#[test]
fn a_bank_tells_of_transactions_to_the_minute() {
    let scenario = json!({
        "items": [{ "access_token": ACCESS_TOKEN, "products": ["transactions"] }],
        "timeline": [
            { "after": "1h", "do": { "transactions": { "item": ACCESS_TOKEN, "events": [
                { "pending": "lunch", "account": "0000", "amount": 12, "name": "KFC 1234" },
            ] } } },
            { "after": "90m", "do": { "transactions": { "item": ACCESS_TOKEN, "events": [
                { "posts": "lunch", "amount": 12.5 },
                { "removes": "nothing" },
            ] } } },
        ],
    });
    let server = Server::with_scenario(&scenario.to_string());
    with_url(&server);
    server.ok("/transactions/sync", token());
    server.advance("1m");
    received(&server);
    let mut story = Vec::new();
    for wait in ["58m 59s", "1s", "29m 59s", "1s"] {
        server.advance(wait);
        let body = json!({
            "access_token": ACCESS_TOKEN, "start_date": "2026-09-01", "end_date": "2026-09-01",
        });
        let page = server.ok("/transactions/get", body).json();
        let rows = page["transactions"].as_array().unwrap().iter();
        let rows: Vec<String> = rows
            .map(|row| format!("{} {}", row["amount"], row["pending"]))
            .collect();
        story.push(format!("{wait}: {rows:?} {:?}", received(&server)));
    }
    insta::assert_snapshot!(story.join("\n"), @r#"
    58m 59s: [] ""
    1s: ["12 true"] "DEFAULT_UPDATE SYNC_UPDATES_AVAILABLE"
    29m 59s: ["12 true"] ""
    1s: ["12.5 false"] "TRANSACTIONS_REMOVED DEFAULT_UPDATE SYNC_UPDATES_AVAILABLE"
    "#);
}
