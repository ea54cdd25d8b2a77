//! Scenarios: what a world has before its first call.

mod timeline;

use std::sync::Arc;

use plaid_emulator::control::Scenario;
use plaid_emulator::fixtures;
use serde_json::json;

use crate::server::Server;

const ACCESS_TOKEN: &str = "access-sandbox-00000000-0000-4000-8000-000000000001";
const PUBLIC_TOKEN: &str = "public-sandbox-00000000-0000-4000-8000-000000000001";

/// What a call is answered with, in a word.
fn word(server: &Server, path: &str, body: serde_json::Value) -> String {
    let answer = server.post(path, body);
    match answer.status {
        200 => "ok".to_owned(),
        _ => answer.text_at("/error_code"),
    }
}

#[test]
fn what_the_built_in_scenarios_bring() {
    let mut table = String::new();
    for name in Scenario::names() {
        let server = Server::with_scenario(Scenario::built_in(name).unwrap());
        server.advance("30s");
        let token = json!({ "access_token": ACCESS_TOKEN });
        let calls = [
            (
                "/item/public_token/exchange",
                json!({ "public_token": PUBLIC_TOKEN }),
            ),
            ("/auth/get", token.clone()),
            ("/transactions/sync", token.clone()),
            ("/transactions/sync", token.clone()),
            ("/transactions/sync", token),
        ];
        let words = calls.map(|(path, body)| word(&server, path, body));
        table += &format!("{name}: exchange {}, auth {}", words[0], words[1]);
        table += &format!(", sync {}\n", words[2..].join(" "));
    }
    insta::assert_snapshot!(table);
}

#[test]
fn every_world_has_it_and_a_reset_brings_it_back() {
    let server = Server::with_scenario(Scenario::built_in("removed_item").unwrap());
    let token = || json!({ "access_token": ACCESS_TOKEN });
    assert_eq!(word(&server, "/item/get", token()), "ITEM_NOT_FOUND");
    let other = server.as_client("another");
    assert_eq!(word(&other, "/item/get", token()), "ITEM_NOT_FOUND");

    let server = Server::with_scenario(Scenario::built_in("used_public_token").unwrap());
    server.ok("/item/remove", token());
    assert_eq!(word(&server, "/item/get", token()), "ITEM_NOT_FOUND");
    server.post_raw(
        "/_emulator/worlds/reset",
        json!({ "client_id": "test" }).to_string(),
    );
    assert_eq!(word(&server, "/item/get", token()), "ok");
}

#[test]
fn link_tokens_are_over_at_once() {
    let server = Server::with_scenario(Scenario::built_in("expired_link_token").unwrap());
    let body = json!({ "link_token": server.link_token(json!({})) });
    let answer = server.post_raw("/_emulator/link/complete", body.to_string());
    insta::assert_snapshot!(answer.text);
}

#[test]
fn duplicates_are_two_items_of_one_login() {
    let server = Server::with_scenario(Scenario::built_in("duplicate_items").unwrap());
    let ids = [1, 2].map(|number| {
        let token = format!("access-sandbox-00000000-0000-4000-8000-00000000000{number}");
        let answer = server.ok("/accounts/get", json!({ "access_token": token }));
        let masks = answer.json()["accounts"].as_array().unwrap().clone();
        let masks: Vec<String> = masks.iter().map(|it| it["mask"].to_string()).collect();
        (answer.text_at("/item/item_id"), masks)
    });
    assert_ne!(ids[0].0, ids[1].0);
    assert_eq!(ids[0].1, ids[1].1);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let catalog = Arc::new(fixtures::built_in());
    let wrong = [
        r#"{"itms": []}"#,
        r#"{"items": [{"products": ["auth"], "institution_id": "ins_0"}]}"#,
        r#"{"items": [{"products": ["auth"], "access_token": "access-production-1"}]}"#,
        r#"{"items": [{"products": ["auth"], "password": "no"}]}"#,
        r#"{"items": [{"products": ["credits"]}]}"#,
        r#"{"changes": [{"item": "x", "change": "locked"}]}"#,
        r#"{"expired": ["link-sandbox-1"]}"#,
        r#"{"faults": [{"path": "/auth/get"}]}"#,
        r#"{"now": "tomorrow"}"#,
        r#"{"webhook_rules": [{"hold": true, "drop": true}]}"#,
        r#"{"timeline": [{"do": {"expire": "x"}}]}"#,
        r#"{"timeline": [{"after": "1h", "at": "2026-09-01T12:00:00Z", "do": {"expire": "x"}}]}"#,
        r#"{"timeline": [{"after": "-1h", "do": {"expire": "x"}}]}"#,
        r#"{"timeline": [{"after": "1h", "do": {}}]}"#,
        r#"{"timeline": [{"after": "1h", "do": {"transactions": {"item": "x", "events": []}}}]}"#,
        r#"{"timeline": [{"after": "1h", "do": {"change": {"item": "x", "change": "locked"}}}]}"#,
        r#"{"timeline": [{"after": "1h", "do": {"fire_webhook": {"webhook_code": "X"}}}]}"#,
    ];
    let said = wrong.map(|text| {
        format!(
            "{text}\n    {}",
            Scenario::read(text, &catalog).unwrap_err()
        )
    });
    insta::assert_snapshot!(said.join("\n"));
}
