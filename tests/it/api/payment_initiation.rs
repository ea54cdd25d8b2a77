//! `/payment_initiation/*` and `/sandbox/payment/simulate`

mod consents;
mod refused;

use serde_json::{Value, json};

use crate::server::Server;
use crate::webhooks::{URL, received};

fn recipient(server: &Server) -> String {
    let body = json!({
        "name": "Wonder Wallet",
        "bacs": { "account": "26207729", "sort_code": "560029" },
        "iban": "GB33BUKB20201555555555",
        "address": {
            "street": ["96 Guild Street", "9th Floor"], "city": "London",
            "postal_code": "SE14 8JW", "country": "GB",
        },
    });
    server
        .ok("/payment_initiation/recipient/create", body)
        .text_at("/recipient_id")
}

fn payment(server: &Server, more: Value) -> Value {
    let mut body = json!({
        "recipient_id": recipient(server),
        "reference": "TestPayment",
        "amount": { "currency": "GBP", "value": 100.0 },
    });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

fn make(server: &Server, more: Value) -> String {
    server
        .ok("/payment_initiation/payment/create", payment(server, more))
        .text_at("/payment_id")
}

/// A link token in which the payer is asked for this.
fn link_token(server: &Server, asked: Value) -> String {
    server.link_token(json!({
        "products": ["payment_initiation"],
        "country_codes": ["GB"],
        "payment_initiation": asked,
        "webhook": URL,
    }))
}

/// Goes through Link at a bank.
fn authorise(server: &Server, asked: Value, institution_id: &str) -> Value {
    let complete = json!({
        "link_token": link_token(server, asked),
        "institution_id": institution_id,
        "accounts": ["Plaid Checking"],
    });
    let linked = server.post_raw("/_emulator/link/complete", complete.to_string());
    assert_eq!(linked.status, 200, "{}", linked.text);
    linked.json()
}

#[test]
fn a_payment_is_authorised_in_link_and_executed() {
    let server = Server::start();
    let made = server.ok(
        "/payment_initiation/payment/create",
        payment(
            &server,
            json!({ "options": { "request_refund_details": true } }),
        ),
    );
    let id = made.text_at("/payment_id");
    let keys = json!({ "payment_id": id });
    let mut story = vec![made.text];
    story.push(
        server
            .ok("/payment_initiation/payment/get", keys.clone())
            .text,
    );
    authorise(&server, keys.clone(), "ins_116834");
    story.push(received(&server));
    story.push(
        server
            .ok("/payment_initiation/payment/get", keys.clone())
            .text,
    );
    server.advance("5s");
    story.push(received(&server));
    let read = server.ok("/payment_initiation/payment/get", keys.clone());
    assert_eq!(read.text_at("/status"), "PAYMENT_STATUS_EXECUTED");
    let again = server.post(
        "/link/token/create",
        crate::server::link_token_request(json!({
            "products": ["payment_initiation"], "country_codes": ["GB"], "payment_initiation": keys,
        })),
    );
    story.push(again.error());
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn a_bank_without_a_site_of_its_own_takes_a_payment_too() {
    let server = Server::start();
    let euros = json!({ "amount": { "currency": "EUR", "value": 9.99 } });
    let id = make(&server, euros);
    authorise(&server, json!({ "payment_id": id }), "ins_117650");
    server.advance("1m");
    let read = server.ok(
        "/payment_initiation/payment/get",
        json!({ "payment_id": id }),
    );
    assert_eq!(read.text_at("/status"), "PAYMENT_STATUS_INITIATED");
}

#[test]
fn a_standing_order_is_set_up() {
    let server = Server::start();
    let schedule = json!({
        "interval": "MONTHLY", "interval_execution_day": 5, "start_date": "2026-09-05",
    });
    let id = make(&server, json!({ "schedule": schedule }));
    authorise(&server, json!({ "payment_id": id }), "ins_116834");
    received(&server);
    server.advance("5s");
    let read = server.ok(
        "/payment_initiation/payment/get",
        json!({ "payment_id": id }),
    );
    insta::assert_snapshot!([read.text, received(&server)].join("\n"));
}

#[test]
fn payments_are_listed_newest_first() {
    let server = Server::start();
    let ids: Vec<String> = (0..3).map(|_| make(&server, json!({}))).collect();
    let first = server.ok("/payment_initiation/payment/list", json!({ "count": 2 }));
    assert_eq!(first.text_at("/payments/0/payment_id"), ids[2]);
    assert_eq!(first.text_at("/payments/1/payment_id"), ids[1]);
    let next = json!({ "count": 2, "cursor": first.json()["next_cursor"] });
    let second = server.ok("/payment_initiation/payment/list", next);
    assert_eq!(second.text_at("/payments/0/payment_id"), ids[0]);
    assert_eq!(second.json()["payments"].as_array().unwrap().len(), 1);
    let next = json!({ "cursor": second.json()["next_cursor"] });
    let last = server.ok("/payment_initiation/payment/list", next);
    assert_eq!(last.json()["next_cursor"], Value::Null);
}

#[test]
fn recipients_are_told_of_once() {
    let server = Server::start();
    let id = recipient(&server);
    assert_eq!(recipient(&server), id);
    let other = json!({ "name": "Other", "iban": "DE89370400440532013000" });
    server.ok("/payment_initiation/recipient/create", other);
    let keys = json!({ "recipient_id": id });
    let mut story = vec![server.ok("/payment_initiation/recipient/get", keys).text];
    let first = server.ok("/payment_initiation/recipient/list", json!({ "count": 1 }));
    let next = json!({ "cursor": first.text_at("/next_cursor") });
    story.push(first.text);
    story.push(server.ok("/payment_initiation/recipient/list", next).text);
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn simulated_statuses_are_told_to_their_webhook() {
    let server = Server::start();
    let id = make(&server, json!({}));
    let simulate = |status: &str| {
        let body = json!({ "payment_id": id, "webhook": URL, "status": status });
        server.post("/sandbox/payment/simulate", body)
    };
    let mut story = vec![simulate("PAYMENT_STATUS_SETTLED").text, received(&server)];
    story.push(simulate("PAYMENT_STATUS_INPUT_NEEDED").error());
    let reverse = |key: &str, value: f64| {
        let amount = json!({ "currency": "GBP", "value": value });
        let body = json!({
            "payment_id": id, "idempotency_key": key, "reference": "Refund1", "amount": amount,
        });
        server.post("/payment_initiation/payment/reverse", body)
    };
    let first = reverse("a", 60.0);
    assert_eq!(
        reverse("a", 60.0).text_at("/refund_id"),
        first.text_at("/refund_id")
    );
    story.push(first.text);
    story.push(reverse("b", 60.0).error());
    let read = server.ok(
        "/payment_initiation/payment/get",
        json!({ "payment_id": id }),
    );
    assert_eq!(read.text_at("/amount_refunded/value"), "60");
    let unsettled = make(&server, json!({}));
    let body = json!({
        "payment_id": unsettled, "idempotency_key": "c", "reference": "Refund2",
    });
    story.push(
        server
            .post("/payment_initiation/payment/reverse", body)
            .error(),
    );
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn link_tokens_ask_for_one_payment_in_europe() {
    let server = Server::start();
    let id = make(&server, json!({}));
    let refused = |more: Value| {
        let mut body = crate::server::link_token_request(json!({
            "products": ["payment_initiation"],
            "country_codes": ["GB"],
            "payment_initiation": { "payment_id": id },
        }));
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        server.post("/link/token/create", body).error()
    };
    let said = [
        refused(json!({ "payment_initiation": null })),
        refused(json!({ "payment_initiation": {} })),
        refused(json!({ "payment_initiation": { "payment_id": id, "consent_id": id } })),
        refused(json!({ "payment_initiation": { "payment_id": "payment" } })),
        refused(json!({ "products": ["payment_initiation", "auth"] })),
        refused(json!({ "country_codes": ["GB", "US"] })),
    ];
    insta::assert_snapshot!(said.join("\n"));
}
