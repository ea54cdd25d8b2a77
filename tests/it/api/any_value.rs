//! Whatever stands in a field: the answer is one of Plaid's, worded by the contract or the
//! endpoint. The types behind the contract take all that it lets through.

use plaid_emulator::api;
use serde_json::{Value, json};

use crate::requests::passing;
use crate::server::Server;

/// Requests with all their fields, a path and a body a line.
const REQUESTS: &str = include_str!("any_value/requests.txt");

/// Requests with all their fields; other operations get the least the contract passes.
fn requests(server: &Server) -> Vec<(&'static str, Value)> {
    let token = server.access_token(&["auth", "identity", "transactions"]);
    server.advance("20s");
    let accounts = server.ok("/accounts/get", json!({ "access_token": token }));
    let account_id = accounts.text_at("/accounts/0/account_id");
    let link_token = server.link_token(json!({}));
    let parse = |body: &str| serde_json::from_str(body).unwrap();
    let mut requests = vec![
        (
            "/link/token/create",
            parse(include_str!("link/token/create/maximal.json")),
        ),
        (
            "/sandbox/oauth/select_accounts",
            json!({
                "oauth_state_id": "6c5516e1-92dc-479e-a8ff-5a51992e0001", "accounts": ["0000"],
            }),
        ),
        (
            "/sandbox/public_token/create",
            parse(include_str!("sandbox/public_token/create/maximal.json")),
        ),
    ];
    requests.extend(REQUESTS.lines().map(|line| {
        let (path, body) = line.split_once(' ').unwrap();
        let body = body
            .replace("$TOKEN", &token)
            .replace("$ACCOUNT", &account_id);
        (path, parse(&body.replace("$LINK", &link_token)))
    }));
    for route in api::ROUTES.iter().copied().flatten() {
        if !requests.iter().any(|(path, _)| *path == route.path) {
            requests.push((route.path, passing(server, route.path)));
        }
    }
    requests
}

fn junk() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(""),
        json!("\u{0}\u{1f4a9}\u{2028}<script>&\"'"),
        json!([]),
        json!([null]),
        json!({ "x": {} }),
    ]
}

/// JSON pointers of all values within a value.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let at = format!("{at}/{name}");
                found.push(at.clone());
                places(value, &at, found);
            }
        }
        Value::Array(items) => {
            for (place, value) in items.iter().enumerate() {
                let at = format!("{at}/{place}");
                found.push(at.clone());
                places(value, &at, found);
            }
        }
        _ => {}
    }
}

#[test]
fn is_answered_in_plaids_words() {
    let server = Server::start();
    for (path, request) in requests(&server) {
        let mut found = Vec::new();
        places(&request, "", &mut found);
        for place in found {
            for value in junk() {
                let mut body = request.clone();
                *body.pointer_mut(&place).unwrap() = value.clone();
                let answer = server.unchecked(path, body);
                let what = || format!("{path} {place} {value:.80}: {:.300}", answer.text);
                assert!(matches!(answer.status, 200 | 400 | 403 | 404), "{}", what());
                assert!(
                    !answer.text.contains("\"INVALID_CONFIGURATION\""),
                    "{}",
                    what()
                );
            }
        }
    }
}
