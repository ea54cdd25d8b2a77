//! Whatever stands in a field: the answer is one of Plaid's, worded by the contract or the
//! endpoint. The types behind the contract take all that it lets through.

use plaid_emulator::api;
use serde_json::{Value, json};

use super::access_tokens::{endpoints, with_token};
use crate::server::Server;

/// A request with all its fields for every operation that is built.
fn requests(server: &Server) -> Vec<(&'static str, Value)> {
    let token = server.access_token(&["auth", "identity", "transactions"]);
    let accounts = server.ok("/accounts/get", json!({ "access_token": token }));
    let account_id = accounts.text_at("/accounts/0/account_id");
    server.advance("20s");
    let page = server.ok(
        "/transactions/sync",
        json!({ "access_token": token, "count": 5 }),
    );
    let mut requests: Vec<(&str, Value)> = endpoints()
        .into_iter()
        .map(|(path, fields)| (path, with_token(&fields, token.clone())))
        .collect();
    for (path, request) in &mut requests {
        match *path {
            "/transactions/get" => {
                request["options"] = json!({
                    "account_ids": [account_id], "count": 5, "days_requested": 30, "offset": 0,
                    "include_original_description": true,
                    "include_personal_finance_category": true,
                    "include_logo_and_counterparty_beta": true,
                    "personal_finance_category_version": "v1",
                });
            }
            "/transactions/sync" => {
                request["count"] = json!(5);
                request["cursor"] = page.json()["next_cursor"].clone();
                request["options"] = json!({
                    "account_id": account_id, "days_requested": 30,
                    "include_original_description": true,
                    "include_personal_finance_category": true,
                    "include_logo_and_counterparty_beta": true,
                    "personal_finance_category_version": "v1",
                });
            }
            "/accounts/balance/get" => {
                request["options"] = json!({
                    "account_ids": [account_id],
                    "min_last_updated_datetime": "2026-08-31T00:00:00Z",
                });
            }
            "/accounts/get" | "/auth/get" | "/identity/get" => {
                request["options"] = json!({ "account_ids": [account_id] });
            }
            "/item/remove" => {
                request["reason_code"] = json!("OTHER");
                request["reason_note"] = json!("none");
            }
            _ => {}
        }
    }
    let parse = |text| serde_json::from_str(text).unwrap();
    let flags = json!({
        "include_auth_metadata": true, "include_optional_metadata": true, "oauth": null,
        "include_payment_initiation_metadata": true,
    });
    let mut listed = flags.clone();
    listed["products"] = json!(["auth"]);
    listed["routing_numbers"] = json!(["011000138"]);
    let mut searched = flags.clone();
    searched["payment_initiation"] = json!({ "payment_id": "p", "consent_id": null });
    let mut found = flags;
    found["include_status"] = json!(true);
    let us = json!(["US"]);
    requests.extend([
        ("/categories/get", json!({})),
        (
            "/institutions/get",
            json!({ "count": 1, "offset": 0, "country_codes": us, "options": listed }),
        ),
        (
            "/institutions/get_by_id",
            json!({ "institution_id": "ins_1", "country_codes": us, "options": found }),
        ),
        (
            "/institutions/search",
            json!({
                "query": "bank", "country_codes": us, "options": searched, "products": ["auth"],
            }),
        ),
        (
            "/item/public_token/exchange",
            json!({ "public_token": "public-sandbox-1" }),
        ),
        (
            "/link/token/create",
            parse(include_str!("link/token/create/maximal.json")),
        ),
        (
            "/link/token/get",
            json!({ "link_token": server.link_token(json!({})) }),
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
        (
            "/webhook_verification_key/get",
            json!({ "key_id": "6c5516e1-92dc-479e-a8ff-5a51992e0001" }),
        ),
    ]);
    requests.sort_by_key(|(path, _)| *path);
    requests
}

fn junk() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!("\u{0}\u{1f4a9}\u{2028}<script>&\"'"),
        json!("x".repeat(5000)),
        json!([]),
        json!([null]),
        json!([[]]),
        json!({}),
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
    let requests = requests(&server);
    let paths: Vec<&str> = requests.iter().map(|(path, _)| *path).collect();
    let mut built: Vec<&str> = api::ROUTES
        .iter()
        .copied()
        .flatten()
        .map(|it| it.path)
        .collect();
    built.sort_unstable();
    assert_eq!(
        paths, built,
        "every operation that is built has its request here"
    );
    for (path, request) in requests {
        let mut found = Vec::new();
        places(&request, "", &mut found);
        for place in found {
            for value in junk() {
                let mut body = request.clone();
                *body.pointer_mut(&place).unwrap() = value.clone();
                body["client_id"] = json!("test");
                body["secret"] = json!("secret");
                let answer = server.post_raw(path, body.to_string());
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
