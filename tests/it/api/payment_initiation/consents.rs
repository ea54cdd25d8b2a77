//! `/payment_initiation/consent/*`

use serde_json::{Value, json};

use super::{authorise, recipient};
use crate::server::Server;
use crate::webhooks::received;

fn consent(server: &Server, more: Value) -> Value {
    let mut body = json!({
        "recipient_id": recipient(server),
        "reference": "TestConsent",
        "scopes": ["ME_TO_ME"],
        "constraints": {
            "max_payment_amount": { "currency": "GBP", "value": 15.0 },
            "periodic_amounts": [{
                "amount": { "currency": "GBP", "value": 40.0 },
                "alignment": "CALENDAR",
                "interval": "MONTH",
            }],
            "valid_date_time": { "to": "2026-12-31T00:00:00Z" },
        },
    });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

#[test]
fn payments_are_made_under_a_consent_within_its_limits() {
    let server = Server::start();
    let made = server.ok(
        "/payment_initiation/consent/create",
        consent(&server, json!({})),
    );
    let id = made.text_at("/consent_id");
    let keys = json!({ "consent_id": id });
    let execute = |key: &str, value: f64, mode: &str| {
        let body = json!({
            "consent_id": id, "idempotency_key": key, "processing_mode": mode,
            "amount": { "currency": "GBP", "value": value },
        });
        server.post("/payment_initiation/consent/payment/execute", body)
    };
    let mut story = vec![made.text, execute("a", 10.0, "IMMEDIATE").error()];
    authorise(&server, keys.clone(), "ins_116834");
    story.push(received(&server));
    story.push(
        server
            .ok("/payment_initiation/consent/get", keys.clone())
            .text,
    );
    let first = execute("a", 15.0, "IMMEDIATE");
    let again = execute("a", 15.0, "IMMEDIATE");
    assert_eq!(again.text_at("/payment_id"), first.text_at("/payment_id"));
    story.push(first.text);
    story.push(execute("b", 15.01, "IMMEDIATE").error());
    let second = execute("c", 15.0, "ASYNC");
    story.push(execute("d", 10.01, "IMMEDIATE").error());
    server.advance("10s");
    story.push(received(&server));
    let list = server.ok("/payment_initiation/payment/list", keys.clone());
    assert_eq!(list.json()["payments"].as_array().unwrap().len(), 2);
    let second = json!({ "payment_id": second.text_at("/payment_id") });
    story.push(server.ok("/payment_initiation/payment/get", second).text);
    // A new month leaves the whole again.
    server.advance("720h");
    assert_eq!(execute("e", 15.0, "IMMEDIATE").status, 200);
    story.push(
        server
            .ok("/payment_initiation/consent/revoke", keys.clone())
            .text,
    );
    story.push(received(&server));
    story.push(
        server
            .post("/payment_initiation/consent/revoke", keys)
            .error(),
    );
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn a_consent_expires() {
    let server = Server::start();
    let made = server.ok(
        "/payment_initiation/consent/create",
        consent(&server, json!({})),
    );
    let keys = json!({ "consent_id": made.text_at("/consent_id") });
    authorise(&server, keys.clone(), "ins_116834");
    received(&server);
    server.advance("2904h");
    let read = server.ok("/payment_initiation/consent/get", keys);
    assert_eq!(read.text_at("/status"), "EXPIRED");
    insta::assert_snapshot!(received(&server));
}
