//! Several Items in one session, and what an app's server is told of sessions.
//! <https://plaid.com/docs/link/multi-item-link/>

use serde_json::{Value, json};

use crate::server::{Answer, Server};

const HOOK: &str = "http://127.0.0.1:9/hook";

fn several(server: &Server) -> String {
    let user = server.ok(
        "/user/create",
        json!({ "client_user_id": "u1", "with_upgraded_user": true }),
    );
    server.link_token(json!({
        "user_id": user.text_at("/user_id"),
        "enable_multi_item_link": true,
        "webhook": HOOK,
    }))
}

fn complete(server: &Server, token: &str, mut request: Value) -> Answer {
    request["link_token"] = token.into();
    server.post_raw("/_emulator/link/complete", request.to_string())
}

/// Bodies of the webhooks about Link, in order.
pub(super) fn told(server: &Server) -> Vec<Value> {
    let all = server.get("/_emulator/webhooks?client_id=test").json();
    let bodies = all["webhooks"].as_array().cloned().unwrap_or_default();
    bodies
        .iter()
        .filter_map(|it| serde_json::from_str(it["body"].as_str()?).ok())
        .filter(|body: &Value| body["webhook_type"] == "LINK")
        .collect()
}

#[test]
fn two_banks_in_one_session() {
    let server = Server::start();
    let token = several(&server);
    let finish = complete(
        &server,
        &token,
        json!({ "also": [{ "institution_id": "ins_109511", "accounts": ["Plaid Saving"] }] }),
    );
    let read = server.ok("/link/token/get", json!({ "link_token": token }));
    let told = serde_json::to_string_pretty(&told(&server)).unwrap();
    let results = read.json();
    insta::assert_snapshot!([finish.text, read.text, told].join("\n\n"));
    for result in results["link_sessions"][0]["results"]["item_add_results"]
        .as_array()
        .unwrap()
    {
        server.exchange(result["public_token"].as_str().unwrap());
    }
}

#[test]
fn of_several_banks_each_is_asked_for_its_own_sources() {
    let server = Server::start();
    let user_token = server
        .ok("/user/create", json!({ "client_user_id": "u1" }))
        .json()["user_token"]
        .clone();
    let link_token = server.link_token(json!({
        "products": ["income_verification"],
        "user_token": user_token,
        "income_verification": {
            "income_source_types": ["bank"], "bank_income": { "days_requested": 60 },
        },
        "enable_multi_item_link": true,
    }));
    let complete = json!({
        "link_token": link_token, "username": "user_bank_income", "password": "{}",
        "income_sources": ["PLATYPUS INC PAYROLL"],
        "also": [{
            "institution_id": "ins_109511", "username": "user_bank_income", "password": "{}",
            "income_sources": [],
        }],
    });
    let linked = server.post_raw("/_emulator/link/complete", complete.to_string());
    assert_eq!(linked.status, 200, "{}", linked.text);
    let read = server
        .ok("/link/token/get", json!({ "link_token": link_token }))
        .json();
    let told = &read["link_sessions"][0]["results"];
    let told = told["bank_income_results"].as_array().unwrap();
    let statuses: Vec<&str> = told
        .iter()
        .map(|it| it["status"].as_str().unwrap())
        .collect();
    assert_eq!(statuses, ["APPROVED", "USER_REPORTED_NO_INCOME"]);
    let keys = json!({ "user_token": user_token });
    let read = server.ok("/credit/bank_income/get", keys).json();
    let items = read["bank_income"][0]["items"].as_array().unwrap();
    let confirmed = items
        .iter()
        .flat_map(|it| it["bank_income_sources"].as_array().unwrap())
        .map(|it| it["income_description"].as_str().unwrap());
    assert_eq!(confirmed.collect::<Vec<_>>(), ["PLATYPUS INC PAYROLL"]);
}

#[test]
fn who_leaves_after_one_has_not_come_for_nothing() {
    let server = Server::start();
    let token = several(&server);
    let finish = complete(
        &server,
        &token,
        json!({ "also": [{ "password": "pass_bad" }], "outcome": "success" }),
    );
    assert_eq!(finish.text_at("/result"), "exit");
    let told = told(&server);
    assert_eq!(told.len(), 2);
    assert_eq!(told[1]["status"], "SUCCESS");
    assert_eq!(told[1]["public_tokens"].as_array().map(Vec::len), Some(1));
}

#[test]
fn one_item_is_all_other_tokens_allow() {
    let server = Server::start();
    let token = server.link_token(json!({ "webhook": HOOK }));
    let refused = complete(&server, &token, json!({ "also": [{}] }));
    assert_eq!(refused.status, 400);
    complete(&server, &token, json!({}));
    assert_eq!(
        told(&server),
        Vec::<Value>::new(),
        "a plain session is not told of"
    );
    let without_user = server.post(
        "/link/token/create",
        crate::server::link_token_request(json!({ "enable_multi_item_link": true })),
    );
    insta::assert_snapshot!(without_user.error());
}
