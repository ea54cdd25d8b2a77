//! Bank statements that show whose an account is, in update mode, and
//! `/identity/documents/uploads/get`.

use serde_json::{Value, json};

use super::numbers::{SAME_DAY, auth_token};
use super::{Person, trace};
use crate::server::{Server, link_token_request};
use crate::webhooks::{URL, item, received};

const PATH: &str = "/identity/documents/uploads/get";

/// An Item made of account numbers alone; its access token.
fn manual_item(server: &Server) -> String {
    let link_token = auth_token(server, &[SAME_DAY]);
    let body = json!({ "link_token": link_token, "numbers": {} }).to_string();
    let linked = server.post_raw("/_emulator/link/complete", body);
    server.exchange(&linked.text_at("/public_token"))
}

fn first_account(server: &Server, access_token: &str) -> Value {
    let read = server.ok("/accounts/get", json!({ "access_token": access_token }));
    read.json()["accounts"][0]["account_id"].clone()
}

/// A token of update mode that asks for a statement of an Item's first account.
fn token(server: &Server, access_token: &str, more: &Value) -> String {
    let mut identity = json!({
        "is_document_upload": true, "account_ids": [first_account(server, access_token)],
    });
    for (name, value) in more.as_object().unwrap() {
        identity[name] = value.clone();
    }
    server.link_token(json!({
        "access_token": access_token, "products": ["identity"], "identity": identity,
    }))
}

/// Sends a file without a browser.
fn send(server: &Server, access_token: &str, document: &str, more: &Value) {
    let link_token = token(server, access_token, more);
    let body = json!({ "link_token": link_token, "document": document }).to_string();
    let sent = server.post_raw("/_emulator/link/complete", body);
    assert_eq!(sent.text_at("/result"), "success");
}

#[test]
fn a_statement_shows_whose_an_account_is() {
    let server = Server::start();
    let access_token = item(&server, &["auth"], URL);
    let keys = json!({ "access_token": access_token });
    let link_token = token(&server, &access_token, &json!({}));
    received(&server);
    let mut person = Person::opens(&server, &link_token);
    person.skips_the_phone();
    assert_eq!(person.title(), "Upload a bank statement");
    person.does("submit_proof", &[("proof", "")]);
    assert_eq!(person.pane(), "proof");
    let complaint = person.complaint();
    assert_eq!(complaint.as_deref(), Some("Choose at least one document."));
    person.does("exit", &[]).does("stay", &[]);
    person.does("submit_proof", &[("proof", "may.pdf")]);
    assert_eq!(person.pane(), "connected");
    person.does("continue", &[]);
    let result = person.result();
    let unread = server.post(PATH, keys.clone()).error();
    server.advance("5s");
    let told = received(&server);
    let options = json!({ "account_ids": [first_account(&server, &access_token)] });
    let one = json!({ "access_token": access_token, "options": options });
    let read = server.ok(PATH, one).text;
    insta::assert_snapshot!([trace(&result), unread, told, read].join("\n"));
    let all = server.ok(PATH, keys).json();
    let proven = all["accounts"].as_array().unwrap();
    let proven: Vec<_> = proven
        .iter()
        .filter(|it| it["documents"] != Value::Null)
        .collect();
    assert_eq!(
        (all["accounts"].as_array().unwrap().len(), proven.len()),
        (14, 1)
    );
}

#[test]
fn the_owner_of_numbers_alone_is_found() {
    let server = Server::start();
    let access_token = manual_item(&server);
    let webhook = json!({ "access_token": access_token, "webhook": URL });
    server.ok("/item/webhook/update", webhook);
    let parsing = json!({ "parsing_configs": ["ocr", "risk_signals"] });
    send(&server, &access_token, "altered.pdf", &parsing);
    server.advance("1m");
    send(
        &server,
        &access_token,
        "another_account.pdf",
        &json!({ "parsing_configs": [] }),
    );
    server.advance("5s");
    let read = server.ok(PATH, json!({ "access_token": access_token }));
    insta::assert_snapshot!(read.text);
    assert_eq!(
        received(&server).matches("OCR_PROCESSING_COMPLETE").count(),
        2
    );
    server.ok("/item/remove", json!({ "access_token": access_token }));
    let gone = server
        .post(PATH, json!({ "access_token": access_token }))
        .error();
    assert!(gone.starts_with("400 ITEM_ERROR/ITEM_NOT_FOUND"), "{gone}");
}

#[test]
fn without_an_address_for_the_webhook_nothing_is_taken() {
    let server = Server::start();
    let access_token = server.access_token(&["auth"]);
    let link_token = token(&server, &access_token, &json!({}));
    let mut person = Person::opens(&server, &link_token);
    person.skips_the_phone().does("sample_proof", &[]);
    assert_eq!(person.pane(), "proof");
    let complaint = person.complaint().unwrap();
    assert_eq!(
        complaint,
        "The Sandbox takes documents only if the app has set a webhook."
    );
    person.does("exit", &[]).does("confirm_exit", &[]);
    let result = person.result();
    let error = &result["error"]["error_code"];
    insta::assert_snapshot!(format!(
        "{}{error} {}",
        trace(&result),
        result["metadata"]["status"]
    ));
    // That of the token will do.
    let with = server.link_token(json!({
        "access_token": access_token, "products": ["identity"], "webhook": URL,
        "identity": {
            "is_document_upload": true, "account_ids": [first_account(&server, &access_token)],
        },
    }));
    let body = json!({ "link_token": with }).to_string();
    assert_eq!(
        server
            .post_raw("/_emulator/link/complete", body)
            .text_at("/result"),
        "success"
    );
    server.advance("5s");
    assert!(received(&server).contains("DOCUMENT_UPDATE_AVAILABLE"));
}

#[test]
fn a_broken_login_stays_broken() {
    let server = Server::start();
    let access_token = item(&server, &["auth"], URL);
    let keys = json!({ "access_token": access_token });
    let link_token = token(&server, &access_token, &json!({}));
    server.ok("/sandbox/item/reset_login", keys.clone());
    let body = json!({ "link_token": link_token }).to_string();
    let sent = server.post_raw("/_emulator/link/complete", body);
    assert_eq!(sent.text_at("/result"), "success");
    server.advance("5s");
    server.ok(PATH, keys.clone());
    let error = server
        .ok("/item/get", keys)
        .text_at("/item/error/error_code");
    assert_eq!(error, "ITEM_LOGIN_REQUIRED");
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let server = Server::start();
    let access_token = item(&server, &["auth"], URL);
    let account = first_account(&server, &access_token);
    let other = first_account(&server, &item(&server, &["auth"], URL));
    let asks = |fields: Value| {
        let mut body = link_token_request(json!({
            "products": ["identity"],
            "access_token": access_token,
            "identity": { "is_document_upload": true, "account_ids": [account] },
        }));
        for (name, value) in fields.as_object().unwrap() {
            body[name] = value.clone();
        }
        server.post("/link/token/create", body).error()
    };
    let of = |ids: Value| {
        asks(json!({ "identity": { "is_document_upload": true, "account_ids": ids } }))
    };
    let accounts = server
        .ok("/accounts/get", json!({ "access_token": access_token }))
        .json();
    let both = json!([account, accounts["accounts"][1]["account_id"]]);
    let read = |body: Value| server.post(PATH, body).error();
    let ids = |ids: Value| {
        read(json!({ "access_token": access_token, "options": { "account_ids": ids } }))
    };
    let elsewhere = server.as_client("other");
    let story = [
        asks(json!({ "access_token": null })),
        asks(json!({ "products": ["auth", "identity"] })),
        asks(json!({ "products": null })),
        asks(json!({ "identity": { "is_document_upload": true } })),
        of(json!([])),
        of(json!(["x"])),
        of(both),
        of(json!([other])),
        read(json!({ "access_token": access_token })),
        read(json!({ "access_token": "access-sandbox-1" })),
        ids(json!(["x"])),
        ids(json!([other])),
        elsewhere
            .post(PATH, json!({ "access_token": access_token }))
            .error(),
    ];
    insta::assert_snapshot!(story.join("\n"));
}
