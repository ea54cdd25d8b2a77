//! The emulator's own API under `/_emulator/`.

mod delays;
mod faults;
mod items;
mod limits;
mod time;
mod transactions;
mod worlds;

use http_body_util::Full;
use hyper::Request;
use serde_json::{Value, json};

use crate::server::{Answer, Server};

#[test]
fn the_index_lists_what_there_is() {
    let server = Server::start();
    server.access_token(&["auth"]);
    insta::assert_snapshot!(server.get("/_emulator").text);
}

#[test]
fn a_clock_is_moved_stopped_and_set() {
    let server = Server::start();
    let turn = |what: Value| {
        let mut body = json!({ "client_id": "test" });
        for (name, value) in what.as_object().unwrap() {
            body[name] = value.clone();
        }
        let answer = server.post_raw("/_emulator/clock", body.to_string());
        format!(
            "{what} -> {} {}",
            answer.status,
            answer.text.replace(['\n', ' '], "")
        )
    };
    let story = [
        turn(json!({ "advance": "1h 30m" })),
        turn(json!({ "set": "2027-01-01T00:00:00Z" })),
        turn(json!({ "resume": true })),
        turn(json!({ "freeze": true })),
        turn(json!({ "advance": "-1h" })),
        turn(json!({ "advance": "1h", "freeze": true })),
        turn(json!({ "advance": "soon" })),
        turn(json!({})),
        turn(json!({ "tick": 1 })),
    ];
    insta::assert_snapshot!(story.join("\n"));
    assert_eq!(
        server
            .get("/_emulator/clock?client_id=test")
            .text_at("/now"),
        "2027-01-01T00:00:00Z"
    );
    assert_eq!(server.get("/_emulator/clock").status, 400);
}

#[test]
fn a_page_of_another_site_is_turned_away() {
    let server = Server::start();
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "cross-site"),
        ("host", "rebound.example"),
    ] {
        let request = Request::get("/_emulator")
            .header(name, value)
            .body(Full::default())
            .unwrap();
        let answer = server.send(request);
        assert_eq!(answer.status, 403, "{name}: {value}");
    }
    for host in [
        "127.0.0.1:4242",
        "localhost",
        "[::1]:4242",
        "emulator:4242",
        "a.localhost",
    ] {
        let request = Request::get("/_emulator")
            .header("host", host)
            .body(Full::default())
            .unwrap();
        assert_eq!(server.send(request).status, 200, "{host}");
    }
}

fn complete(server: &Server, body: &Value) -> Answer {
    server.post_raw("/_emulator/link/complete", body.to_string())
}

#[test]
fn link_is_completed_without_a_browser() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let answer = complete(&server, &json!({ "link_token": token }));
    insta::assert_snapshot!(answer.text);
    let access_token = server.exchange(&answer.text_at("/public_token"));
    let accounts = server.ok("/accounts/get", json!({ "access_token": access_token }));
    assert_eq!(
        accounts.text_at("/accounts/0/account_id"),
        answer.text_at("/metadata/accounts/0/id")
    );
    let told = server.ok("/link/token/get", json!({ "link_token": token }));
    assert_eq!(
        told.text_at("/link_sessions/0/results/item_add_results/0/public_token"),
        answer.text_at("/public_token")
    );
}

#[test]
fn link_goes_as_the_request_says() {
    let server = Server::start();
    let outcome = |more: Value| {
        let mut body = json!({ "link_token": server.link_token(json!({ "products": ["auth"] })) });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        let answer = complete(&server, &body);
        if answer.status != 200 {
            return format!("{more} -> {}", answer.error());
        }
        let json = answer.json();
        let names: Vec<&str> = json["metadata"]["accounts"]
            .as_array()
            .map(|all| all.iter().filter_map(|it| it["name"].as_str()).collect())
            .unwrap_or_default();
        let error = json["error"]["error_code"].as_str().unwrap_or("no error");
        let status = json["metadata"]["status"].as_str().unwrap_or("none");
        format!(
            "{more} -> {} {names:?}, {error}, status {status}",
            json["result"]
        )
    };
    let story = [
        outcome(json!({})),
        outcome(json!({ "accounts": ["0000"] })),
        outcome(json!({ "accounts": ["Plaid Saving", "9002"] })),
        outcome(json!({ "accounts": ["Plaid IRA"] })),
        outcome(json!({ "password": "mfa_questions_2_1" })),
        outcome(json!({ "password": "mfa_device", "mfa": [["2"], ["1234"]] })),
        outcome(json!({ "password": "mfa_device", "mfa": [["2"], ["0000"]] })),
        outcome(json!({ "password": "{\"recaptcha\": \"bad\"}" })),
        outcome(json!({ "username": "user_bad", "password": "pass_bad" })),
        outcome(json!({ "password": "error_ITEM_LOCKED" })),
        outcome(json!({ "institution_id": "ins_132361" })),
        outcome(json!({ "institution_id": "ins_132363" })),
        outcome(json!({ "institution_id": "ins_0" })),
        outcome(json!({ "outcome": "exit" })),
        outcome(json!({ "outcome": "maybe" })),
        outcome(json!({ "link_token": "link-sandbox-00000000-0000-4000-8000-000000000000" })),
    ];
    insta::assert_snapshot!(story.join("\n"));
}
