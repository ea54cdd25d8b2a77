//! Ledgers: what changes them, and money that is moved between them.

use serde_json::{Value, json};

use super::App;
use super::platforms::approve;

impl App {
    /// What has changed ledgers, a change a line.
    fn changes(&self, filter: Value) -> String {
        let path = "/transfer/ledger/event/list";
        let read = self.server.ok(path, filter).json();
        let line = |it: &Value| {
            let text = |field: &str| it[field].as_str().unwrap_or("-").to_owned();
            format!(
                "{} {} {}: {} pending, {} available",
                text("type"),
                text("amount"),
                text("description"),
                text("pending_balance"),
                text("available_balance")
            )
        };
        let events = read["ledger_events"].as_array().unwrap().iter();
        let lines: Vec<_> = events.map(line).collect();
        format!("{}\nmore: {}", lines.join("\n"), read["has_more"])
    }

    fn release(&self, body: Value) {
        let path = "/sandbox/transfer/ledger/simulate_available";
        self.server.ok(path, body);
    }
}

#[test]
fn every_change_of_a_ledger_is_kept() {
    let app = App::start();
    let server = &app.server;
    let debit = app.transfer(json!({ "amount": "30.00" }));
    for event in ["posted", "settled", "funds_available"] {
        app.simulate(&debit, event);
    }
    let refund = json!({ "transfer_id": debit, "amount": "10.00", "idempotency_key": "r" });
    let refund_id = server
        .ok("/transfer/refund/create", refund)
        .text_at("/refund/id");
    server.ok("/transfer/refund/cancel", json!({ "refund_id": refund_id }));
    let credit = app.transfer(json!({ "type": "credit", "amount": "40.00" }));
    server.advance("1h");
    app.simulate(&credit, "failed");
    let sweep = |word: &str| {
        let body = json!({ "amount": "5.00", "network": "ach", "idempotency_key": word });
        let made = server.ok(&format!("/transfer/ledger/{word}"), body);
        made.text_at("/sweep/id")
    };
    let deposit = sweep("deposit");
    sweep("withdraw");
    app.release(json!({}));
    let cancelled = app.transfer(json!({ "amount": "1.00" }));
    server.ok("/transfer/cancel", json!({ "transfer_id": cancelled }));
    let mut story = vec![app.changes(json!({}))];
    let whole = json!({ "count": 1 });
    story.push(server.ok("/transfer/ledger/event/list", whole.clone()).text);
    let first = server.ok("/transfer/ledger/event/list", whole);
    let id = first.text_at("/ledger_events/0/ledger_event_id");
    for filter in [
        json!({ "ledger_event_id": id }),
        json!({ "source_id": deposit }),
        json!({ "source_type": "REFUND" }),
        json!({ "source_type": "SWEEP", "count": 1, "offset": 1 }),
        json!({ "start_date": "2026-09-01T12:30:00Z", "source_type": "TRANSFER" }),
        json!({ "end_date": "2026-09-01T12:30:00Z", "source_id": credit }),
        json!({ "source_id": "none" }),
    ] {
        story.push(format!("{filter}\n{}", app.changes(filter.clone())));
    }
    let strange = json!({ "ledger_id": "none" });
    story.push(
        server
            .post("/transfer/ledger/event/list", strange.clone())
            .error(),
    );
    story.push(server.post("/transfer/ledger/get", strange).error());
    let strange = json!({ "originator_client_id": "nobody" });
    story.push(server.post("/transfer/ledger/get", strange.clone()).error());
    story.push(server.post("/transfer/balance/get", strange).error());
    story.push(server.ok("/transfer/balance/get", json!({})).text);
    let prefunded = json!({ "type": "prefunded_ach_credits" });
    story.push(server.ok("/transfer/balance/get", prefunded).text);
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn money_that_was_released_is_counted_once() {
    let app = App::start();
    let debit = app.transfer(json!({ "amount": "30.00" }));
    app.simulate(&debit, "posted");
    app.simulate(&debit, "settled");
    app.release(json!({}));
    app.release(json!({}));
    assert_eq!(app.ledger(), ("130.00".to_owned(), "0.00".to_owned()));
    app.simulate(&debit, "funds_available");
    assert_eq!(app.ledger(), ("130.00".to_owned(), "0.00".to_owned()));
    app.simulate(&debit, "returned");
    assert_eq!(app.ledger(), ("100.00".to_owned(), "0.00".to_owned()));
}

#[test]
fn a_test_clock_releases_what_is_due_by_then() {
    let app = App::start();
    let clock = |time: &str| {
        let body = json!({ "virtual_time": time });
        let made = app.server.ok("/sandbox/transfer/test_clock/create", body);
        made.text_at("/test_clock/test_clock_id")
    };
    // Made by a test clock, they are due four banking days after they settle.
    let early = clock("2026-10-01T12:00:00Z");
    let authorization = app.authorize(json!({ "test_clock_id": early, "amount": "10.00" }));
    assert_eq!(authorization["created"], "2026-10-01T12:00:00Z");
    let made = app.create(&authorization["id"], json!({ "test_clock_id": early }));
    assert_eq!(made.text_at("/transfer/created"), "2026-10-01T12:00:00Z");
    assert_eq!(
        made.text_at("/transfer/expected_funds_available_date"),
        "2026-10-08"
    );
    app.transfer(json!({ "amount": "20.00" }));
    app.release(json!({ "test_clock_id": clock("2026-10-08T19:59:59Z") }));
    assert_eq!(app.ledger(), ("120.00".to_owned(), "10.00".to_owned()));
    app.release(json!({ "test_clock_id": clock("2026-10-08T20:00:00Z") }));
    assert_eq!(app.ledger(), ("130.00".to_owned(), "0.00".to_owned()));
    // An authorization of a clock is too old by another's.
    let authorization = app.authorize(json!({ "test_clock_id": early }));
    let late = clock("2026-10-01T13:00:00Z");
    let refused = app.create(&authorization["id"], json!({ "test_clock_id": late }));
    let unknown = |path: &str| {
        app.server
            .post(path, json!({ "test_clock_id": "none" }))
            .error()
    };
    let said = [
        refused.error(),
        app.create(&authorization["id"], json!({ "test_clock_id": "none" }))
            .error(),
        unknown("/sandbox/transfer/ledger/simulate_available"),
        unknown("/sandbox/transfer/sweep/simulate"),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn money_moves_between_a_platform_and_its_customers() {
    let app = App::start();
    let server = &app.server;
    approve(server);
    let customers = server.ok("/transfer/originator/list", json!({})).json();
    let customer = customers["originators"][0]["client_id"].clone();
    let ledger = |body: Value| server.ok("/transfer/ledger/get", body).json();
    let of = json!({ "originator_client_id": customer });
    let own = ledger(json!({}))["ledger_id"].clone();
    let theirs = ledger(of.clone())["ledger_id"].clone();
    let distribute = |from: &Value, to: &Value, amount: &str, key: &str| {
        let body = json!({
            "from_ledger_id": from, "to_ledger_id": to, "amount": amount, "idempotency_key": key,
        });
        server.post("/transfer/ledger/distribute", body)
    };
    assert_eq!(distribute(&own, &theirs, "30.00", "a").status, 200);
    assert_eq!(distribute(&own, &theirs, "30.00", "a").status, 200);
    assert_eq!(distribute(&theirs, &own, "5.00", "b").status, 200);
    let none = json!("none");
    let story = [
        app.changes(json!({})),
        app.changes(of),
        distribute(&own, &own, "1.00", "c").error(),
        distribute(&none, &own, "1.00", "c").error(),
        distribute(&own, &none, "1.00", "c").error(),
        distribute(&own, &theirs, "75.01", "c").error(),
        distribute(&own, &theirs, "-1.00", "c").error(),
    ];
    insta::assert_snapshot!(story.join("\n"));
}
