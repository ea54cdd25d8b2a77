//! `POST /item/remove`

use serde_json::json;

use crate::requests::told;
use crate::server::Server;

const PATH: &str = "/item/remove";

#[test]
fn an_item_can_be_removed_once() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    let other = server.access_token(&["transactions"]);
    let removed = server.ok(PATH, json!({ "access_token": token }));
    let again = server.post(PATH, json!({ "access_token": token }));
    insta::assert_snapshot!([removed.text, again.text].join("\n"));
    server.ok("/item/get", json!({ "access_token": other }));
}

#[test]
fn a_public_token_outlives_its_item_in_vain() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    let public_token = server
        .ok(
            "/item/public_token/create",
            json!({ "access_token": token }),
        )
        .text_at("/public_token");
    server.ok(PATH, json!({ "access_token": token }));
    let answer = server.post(
        "/item/public_token/exchange",
        json!({ "public_token": public_token }),
    );
    assert!(answer.error().starts_with("400 ITEM_ERROR/ITEM_NOT_FOUND"));
}

const REASONS: &str = r#"
{"reason_code": "FRAUD_OTHER", "reason_note": "of no consequence"}
{"reason_code": "BECAUSE"}
{"reason": "x"}
"#;

#[test]
fn a_reason_may_be_given() {
    let server = Server::start();
    let least = json!({ "access_token": server.access_token(&["auth"]) });
    let told = told(&server, PATH, &least, &[], REASONS);
    insta::assert_snapshot!(told);
}
