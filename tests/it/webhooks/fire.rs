//! `POST /_emulator/webhooks/fire`: every webhook of Plaid's published file.

use plaid_emulator::contract;
use plaid_emulator::sandbox::webhooks::Outcome;
use serde_json::{Value, json};

use super::{URL, drain, item, text};
use crate::server::{Answer, Server};

fn fire(server: &Server, request: Value) -> Answer {
    server.post_raw("/_emulator/webhooks/fire", request.to_string())
}

#[track_caller]
fn fired(server: &Server, request: Value) -> String {
    let answer = fire(server, request);
    assert_eq!(answer.status, 200, "{}", answer.text);
    let sent = drain(server, |_| Outcome::Answered(200));
    assert_eq!(sent.len(), 1);
    format!("{} {}", sent[0].url, text(&sent[0]))
}

/// The names of all webhooks, from the refusals of wrong ones.
fn all_names(server: &Server) -> Vec<(String, String, Option<String>)> {
    let listed = |kind: &str, code: &str, schema: &str| -> Vec<String> {
        let request = json!({
            "client_id": "test", "webhook_type": kind, "webhook_code": code, "schema": schema,
        });
        let refused = fire(server, request).text_at("/error_message");
        let (_, names) = refused.split_once("expected one of ").unwrap();
        names.split(", ").map(str::to_owned).collect()
    };
    let mut all = Vec::new();
    for kind in listed("?", "?", "?") {
        for code in listed(&kind, "?", "?") {
            for schema in listed(&kind, &code, "?") {
                all.push((kind.clone(), code.clone(), Some(schema)));
            }
        }
    }
    all
}

/// Each with nothing chosen but what it is about: it satisfies its schema, and no text is empty.
#[test]
fn every_published_webhook_can_be_sent() {
    let server = Server::start();
    let access_token = item(&server, &["auth", "transactions"], URL);
    let link_token = server.link_token(json!({ "products": ["auth"], "webhook": URL }));
    let user = server.ok("/user/create", json!({ "client_user_id": "ann" }));
    let user_id = user.text_at("/user_id");
    let mut bodies = Vec::new();
    for (kind, code, schema) in all_names(&server) {
        let schema = schema.unwrap();
        let mut request = json!({
            "client_id": "test", "webhook_type": kind, "webhook_code": code, "schema": schema,
            "url": URL, "user_id": user_id,
        });
        let about = |field| contract::webhook_field(&schema, field).is_some();
        if about("link_token") {
            request["link_token"] = json!(link_token);
        } else if about("item_id") || about("account_id") {
            request["item"] = json!(access_token);
        }
        let sent = fire(&server, request);
        assert_eq!(sent.status, 200, "{schema}: {}", sent.text);
        for delivery in server.app().take_deliveries(64) {
            let body: Value = serde_json::from_str(&text(&delivery)).unwrap();
            let violations = contract::check_webhook(&schema, &body).unwrap();
            let unexpected: Vec<_> = violations
                .iter()
                .filter(|it| it.to_string() != "error.display_message is missing")
                .collect();
            assert!(unexpected.is_empty(), "{schema}: {unexpected:?}");
            assert!(!body.to_string().contains("\"\""), "{schema}: {body}");
            assert_eq!(contract::check_text(&text(&delivery)), None);
            bodies.push(format!("{schema} {body}"));
            let took = std::time::Duration::ZERO;
            server
                .app()
                .record_delivery(&delivery, Outcome::Answered(200), took);
        }
    }
    assert_eq!(bodies.len() + 1, contract::webhooks().len());
    insta::assert_snapshot!(bodies.join("\n"));
}

#[test]
fn a_webhook_says_how_much_has_been_pulled() {
    let server = Server::start();
    let access_token = item(&server, &["transactions"], URL);
    let told = ["0s", "5s", "15s"].map(|wait| {
        server.advance(wait);
        drain(&server, |_| Outcome::Answered(200));
        let asked =
            json!({ "access_token": access_token, "webhook_code": "SYNC_UPDATES_AVAILABLE" });
        server.ok("/sandbox/item/fire_webhook", asked);
        let by_plaid = text(&drain(&server, |_| Outcome::Answered(200))[0]);
        let by_hand = fired(
            &server,
            json!({
                "client_id": "test", "item": access_token, "webhook_type": "TRANSACTIONS",
                "webhook_code": "SYNC_UPDATES_AVAILABLE",
            }),
        );
        [by_plaid, by_hand].map(|body| {
            let value = |name: &str| {
                let (_, rest) = body
                    .split_once(&format!("{name}_update_complete\": "))
                    .unwrap();
                rest.starts_with("true")
            };
            (value("initial"), value("historical"))
        })
    });
    let none = [(false, false); 2];
    assert_eq!(told, [none, [(true, false); 2], [(true, true); 2]]);
}

#[test]
fn a_webhook_goes_where_plaid_would_send_it() {
    let server = Server::start();
    let access_token = item(&server, &["transactions"], "http://127.0.0.1:9/item");
    let link = json!({ "products": ["auth"], "webhook": "http://127.0.0.1:9/link" });
    let link_token = server.link_token(link);
    let client = json!({ "client_id": "test", "url": "http://127.0.0.1:9/client" }).to_string();
    let told = [
        fired(
            &server,
            json!({
                "client_id": "test", "item": access_token, "webhook_type": "TRANSACTIONS",
                "webhook_code": "TRANSACTIONS_REMOVED",
                "fields": { "removed_transactions": ["a", "b"] },
            }),
        ),
        fired(
            &server,
            json!({
                "client_id": "test", "item": access_token, "webhook_type": "ITEM",
                "webhook_code": "ERROR", "error": "ITEM_LOCKED",
            }),
        ),
        fired(
            &server,
            json!({
                "client_id": "test", "link_token": link_token, "webhook_type": "LINK",
                "webhook_code": "SESSION_FINISHED", "fields": { "status": "EXITED" },
            }),
        ),
        server.post_raw("/_emulator/webhooks/client", client).text,
        fired(
            &server,
            json!({
                "client_id": "test", "webhook_type": "IDENTITY_VERIFICATION",
                "webhook_code": "STATUS_UPDATED",
            }),
        ),
        fired(
            &server,
            json!({
                "client_id": "test", "webhook_type": "BEACON", "webhook_code": "REPORT_CREATED",
                "url": "http://127.0.0.1:9/elsewhere",
            }),
        ),
    ];
    insta::assert_snapshot!(told.join("\n"));
    let item = server.ok("/item/get", json!({ "access_token": access_token }));
    assert_eq!(item.text_at("/status/last_webhook/code_sent"), "ERROR");
}

#[test]
fn a_webhook_that_plaid_cannot_send_is_refused() {
    let server = Server::start();
    let access_token = item(&server, &["transactions"], URL);
    let without = server.access_token(&["transactions"]);
    let refused = |about: Value, kind: &str, code: &str| {
        let mut request = json!({
            "client_id": "test", "webhook_type": kind, "webhook_code": code,
        });
        for (name, value) in about.as_object().unwrap() {
            request[name] = value.clone();
        }
        let answer = fire(&server, request);
        assert_eq!(answer.status, 400, "{}", answer.text);
        answer.text_at("/error_message")
    };
    let of_item = json!({ "item": access_token });
    let with = |fields: Value| json!({ "item": access_token, "fields": fields });
    let story = [
        refused(json!({}), "ITEMS", "ERROR"),
        refused(of_item.clone(), "ITEM", "INITIAL_UPDATE"),
        refused(
            json!({ "schema": "ItemErrorWebhook" }),
            "TRANSACTIONS",
            "DEFAULT_UPDATE",
        ),
        refused(json!({}), "ITEM", "ERROR"),
        refused(json!({ "item": without }), "ITEM", "ERROR"),
        refused(json!({ "item": "access-sandbox-1" }), "ITEM", "ERROR"),
        refused(json!({}), "LINK", "EVENTS"),
        refused(json!({}), "INCOME", "BANK_INCOME_COMPLETE"),
        refused(json!({}), "BEACON", "REPORT_CREATED"),
        refused(
            json!({ "item": access_token, "error": "OOPS" }),
            "ITEM",
            "ERROR",
        ),
        refused(
            json!({ "item": access_token, "error": "ITEM_LOCKED" }),
            "ITEM",
            "LOGIN_REPAIRED",
        ),
        refused(with(json!({ "weather": "fine" })), "ITEM", "ERROR"),
        refused(
            with(json!({ "new_transactions": "many" })),
            "TRANSACTIONS",
            "DEFAULT_UPDATE",
        ),
        refused(
            with(json!({ "reason": "BORED" })),
            "ITEM",
            "PENDING_DISCONNECT",
        ),
        refused(
            with(json!({ "status": "DONE" })),
            "AUTH",
            "SMS_MICRODEPOSITS_VERIFICATION",
        ),
        refused(with(json!({ "webhook_code": "X" })), "ITEM", "ERROR"),
    ];
    insta::assert_snapshot!(story.join("\n"));
    assert_eq!(drain(&server, |_| Outcome::Answered(200)).len(), 0);
}
