//! `POST /consent/events/get`

use serde_json::json;

use crate::server::Server;

const PATH: &str = "/consent/events/get";

/// Goes through Link without a browser; the access token of what comes of it.
fn link(server: &Server, token: &str, accounts: &[&str]) -> String {
    let body = json!({ "link_token": token, "accounts": accounts });
    let done = server.post_raw("/_emulator/link/complete", body.to_string());
    assert_eq!(done.status, 200, "{}", done.text);
    server.exchange(&done.text_at("/public_token"))
}

#[test]
fn what_was_agreed_to_is_told_in_order() {
    let server = Server::start();
    let budgeting = json!({ "link_customization_name": "budgeting" });
    let token = server.link_token(budgeting);
    let access_token = link(&server, &token, &["0000"]);
    server.advance("1h");
    let more = json!({
        "access_token": access_token,
        "products": [],
        "additional_consented_products": ["auth"],
        "update": { "account_selection_enabled": true },
        "link_customization_name": "lending",
    });
    let token = server.link_token(more);
    link(&server, &token, &["1111"]);
    let read = server.ok(PATH, json!({ "access_token": access_token }));
    insta::assert_snapshot!(read.text);
}

#[test]
fn items_of_the_sandbox_have_accounts_only() {
    let server = Server::start();
    let access_token = server.access_token(&["auth"]);
    let read = server
        .ok(PATH, json!({ "access_token": access_token }))
        .json();
    let events = read["consent_events"].as_array().unwrap().iter();
    let codes: Vec<&str> = events
        .map(|it| it["event_code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["USER_AGREEMENT", "ACCOUNT_SCOPES"]);
}

#[test]
fn a_removed_item_is_not_read() {
    let server = Server::start();
    let body = json!({ "access_token": server.access_token(&["auth"]) });
    server.ok("/item/remove", body.clone());
    assert!(server.post(PATH, body).error().contains("ITEM_NOT_FOUND"));
    let unknown = json!({ "access_token": "x" });
    assert!(
        server
            .post(PATH, unknown)
            .error()
            .contains("INVALID_ACCESS_TOKEN")
    );
}
