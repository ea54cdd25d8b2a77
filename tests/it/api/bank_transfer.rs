//! `/bank_transfer/*`, `/sandbox/bank_transfer/*` and `/processor/bank_transfer/*`

use serde_json::{Value, json};

use crate::server::{Answer, Server};
use crate::webhooks::{URL, received};

/// An app with an Item of Auth.
struct App {
    server: Server,
    access_token: String,
    account_id: String,
}

impl App {
    fn start() -> Self {
        let server = Server::start();
        let access_token = server.access_token(&["auth"]);
        let accounts = server.ok("/accounts/get", json!({ "access_token": access_token }));
        Self {
            account_id: accounts.text_at("/accounts/0/account_id"),
            server,
            access_token,
        }
    }

    fn order(&self, more: Value) -> Value {
        let mut body = json!({
            "access_token": self.access_token, "account_id": self.account_id,
            "idempotency_key": "a", "type": "credit", "network": "ach", "amount": "12.34",
            "iso_currency_code": "USD", "description": "Testing2", "ach_class": "ppd",
            "user": { "legal_name": "John Smith", "email_address": "plaid@plaid.com" },
        });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    }

    fn create(&self, more: Value) -> Answer {
        self.server.post("/bank_transfer/create", self.order(more))
    }

    /// The id of a bank transfer, made with a key of its own.
    fn made(&self, key: &str, more: Value) -> String {
        let mut order = json!({ "idempotency_key": key });
        for (name, value) in more.as_object().unwrap() {
            order[name] = value.clone();
        }
        self.create(order).text_at("/bank_transfer/id")
    }

    fn simulate(&self, id: &str, event: &str) -> Answer {
        let body = json!({ "bank_transfer_id": id, "event_type": event });
        self.server.post("/sandbox/bank_transfer/simulate", body)
    }

    fn cancel(&self, id: &str) -> Answer {
        let body = json!({ "bank_transfer_id": id });
        self.server.post("/bank_transfer/cancel", body)
    }

    fn balance(&self) -> String {
        let read = self.server.ok("/bank_transfer/balance/get", json!({}));
        read.text_at("/balance/available")
    }
}

#[test]
fn a_bank_transfer_from_its_making_to_its_return() {
    let app = App::start();
    let server = &app.server;
    let noted = json!({ "custom_tag": "my tag", "metadata": { "key1": "value1" } });
    let made = app.create(noted);
    let again = app.create(json!({}));
    assert_eq!(again.json()["bank_transfer"], made.json()["bank_transfer"]);
    let id = made.text_at("/bank_transfer/id");
    let mut story = vec![made.text, app.simulate(&id, "reversed").error()];
    assert_eq!(app.balance(), "1709.36");
    assert_eq!(app.simulate(&id, "posted").status, 200);
    story.push(app.cancel(&id).error());
    let returned = json!({
        "bank_transfer_id": id, "event_type": "reversed",
        "failure_reason": { "ach_return_code": "R03", "description": "no such account" },
    });
    server.ok("/sandbox/bank_transfer/simulate", returned);
    assert_eq!(app.balance(), "1721.70");
    story.push(
        server
            .ok("/bank_transfer/get", json!({ "bank_transfer_id": id }))
            .text,
    );
    story.push(
        server
            .ok("/bank_transfer/event/sync", json!({ "after_id": 0 }))
            .text,
    );
    // What has come back once is not tried again.
    story.push(app.create(json!({ "idempotency_key": "b" })).error());
    assert_eq!(received(server), "", "nobody is told but by hand");
    server.ok(
        "/sandbox/bank_transfer/fire_webhook",
        json!({ "webhook": URL }),
    );
    story.push(received(server));
    story.push(server.ok("/bank_transfer/balance/get", json!({})).text);
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn the_balance_follows_what_is_sent_and_received() {
    let app = App::start();
    let credit = app.made("a", json!({ "amount": "100.00" }));
    assert_eq!(app.balance(), "1621.70");
    app.cancel(&credit);
    assert_eq!(app.balance(), "1721.70");
    let debit = app.made("b", json!({ "type": "debit", "amount": "50.00" }));
    assert_eq!(app.balance(), "1721.70");
    app.simulate(&debit, "posted");
    assert_eq!(app.balance(), "1771.70");
    app.simulate(&debit, "reversed");
    assert_eq!(app.balance(), "1721.70");
}

#[test]
fn bank_transfers_and_events_are_listed() {
    let app = App::start();
    let server = &app.server;
    let first = app.made("a", json!({}));
    server.advance("1h");
    let second = app.made("b", json!({ "type": "debit" }));
    app.simulate(&first, "failed");
    let list = |body: Value| {
        let listed = server.ok("/bank_transfer/list", body).json();
        let listed = listed["bank_transfers"].as_array().unwrap().clone();
        listed
            .iter()
            .map(|it| it["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(list(json!({})), [&*second, &*first]);
    assert_eq!(list(json!({ "count": 1, "offset": 1 })), [&*first]);
    assert_eq!(
        list(json!({ "end_date": "2026-09-01T12:30:00Z" })),
        [&*first]
    );
    assert_eq!(list(json!({ "direction": "outbound" })).len(), 2);
    assert!(list(json!({ "direction": "inbound" })).is_empty());
    assert!(list(json!({ "origination_account_id": first })).is_empty());
    let events = |body: Value| {
        let listed = server.ok("/bank_transfer/event/list", body).json();
        let listed = listed["bank_transfer_events"].as_array().unwrap().clone();
        let kind = |it: &Value| format!("{} {}", it["event_id"], it["event_type"]);
        listed.iter().map(kind).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(events(json!({})), r#"3 "failed", 2 "pending", 1 "pending""#);
    let wanted = [
        json!({ "bank_transfer_id": first }),
        json!({ "account_id": app.account_id, "event_types": ["failed", "posted"] }),
        json!({ "bank_transfer_type": "debit" }),
        json!({ "start_date": "2026-09-01T12:30:00Z", "count": 1, "offset": 1 }),
        json!({ "direction": "inbound" }),
    ];
    let told = wanted.map(|filter| format!("{filter}: {}", events(filter.clone())));
    let mut story = told.to_vec();
    let sync = json!({ "after_id": 2 });
    let synced = server.ok("/bank_transfer/event/sync", sync).json();
    assert_eq!(synced["bank_transfer_events"][0]["event_id"], 3);
    let beyond = json!({ "after_id": 4 });
    story.push(server.post("/bank_transfer/event/sync", beyond).error());
    story.push(server.ok("/bank_transfer/sweep/list", json!({})).text);
    let sweep = json!({ "sweep_id": first });
    story.push(server.post("/bank_transfer/sweep/get", sweep).error());
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn deposits_that_verify_an_account_are_told_of() {
    let server = Server::start();
    let link_token = server.link_token(json!({
        "products": ["auth"], "auth": { "same_day_microdeposits_enabled": true },
    }));
    let body = json!({ "link_token": link_token, "numbers": {} }).to_string();
    let done = server.post_raw("/_emulator/link/complete", body);
    let access_token = server.exchange(&done.text_at("/public_token"));
    let accounts = server.ok("/accounts/get", json!({ "access_token": access_token }));
    let account_id = accounts.text_at("/accounts/0/account_id");
    let list = || {
        let wanted = json!({ "account_id": account_id });
        server.ok("/bank_transfer/event/list", wanted)
    };
    let pending = list();
    let id = pending.text_at("/bank_transfer_events/0/bank_transfer_id");
    let simulate = |event: &str| {
        let body = json!({ "bank_transfer_id": id, "event_type": event });
        server.ok("/sandbox/bank_transfer/simulate", body);
    };
    simulate("posted");
    simulate("reversed");
    let read = server.ok("/bank_transfer/get", json!({ "bank_transfer_id": id }));
    // The money is Plaid's own.
    let balance = server.ok("/bank_transfer/balance/get", json!({}));
    assert_eq!(balance.text_at("/balance/available"), "1721.70");
    insta::assert_snapshot!([pending.text, read.text, list().text].join("\n"));
}

#[test]
fn a_processor_makes_bank_transfers() {
    let app = App::start();
    let server = &app.server;
    let account = json!({
        "access_token": app.access_token, "account_id": app.account_id, "processor": "dwolla",
    });
    let lent = server.ok("/processor/token/create", account);
    let token = lent.text_at("/processor_token");
    let order = |more: Value| {
        let mut order = app.order(more);
        let fields = order.as_object_mut().unwrap();
        fields.remove("access_token");
        fields.remove("account_id");
        if !fields.contains_key("processor_token") {
            order["processor_token"] = json!(token);
        }
        server.post("/processor/bank_transfer/create", order)
    };
    let mut story = vec![
        order(json!({})).text,
        order(json!({ "processor_token": "x" })).error(),
        order(json!({ "iso_currency_code": "EUR" })).error(),
    ];
    let permissions = json!({ "processor_token": token, "products": ["balance"] });
    server.ok("/processor/token/permissions/set", permissions);
    story.push(order(json!({ "idempotency_key": "b" })).error());
    server.ok("/item/remove", json!({ "access_token": app.access_token }));
    story.push(order(json!({ "idempotency_key": "c" })).error());
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn what_cannot_be_moved_is_refused() {
    let app = App::start();
    let server = &app.server;
    let accounts = server.ok("/accounts/get", json!({ "access_token": app.access_token }));
    let accounts = accounts.json()["accounts"].clone();
    let mut accounts = accounts.as_array().unwrap().iter();
    let card = accounts.find(|it| it["type"] == "credit").unwrap();
    let refused = |more: Value| app.create(more).error();
    let without = server.access_token(&["transactions"]);
    let read = server.ok("/accounts/get", json!({ "access_token": without }));
    let without = json!({
        "access_token": without, "account_id": read.text_at("/accounts/0/account_id"),
    });
    let migrated = json!({
        "account_number": "100000000", "routing_number": "1", "account_type": "checking",
    });
    let other = "8945fedc-e703-463d-86b1-dc0607b55460";
    let strange = json!({ "origination_account_id": other });
    let known = app.made("known", json!({}));
    let as_other = server.as_client("other");
    let said = [
        refused(json!({ "iso_currency_code": "EUR" })),
        refused(json!({ "amount": "1" })),
        refused(json!({ "description": "longer than ten" })),
        refused(json!({ "ach_class": null })),
        refused(json!({ "account_id": card["account_id"] })),
        refused(json!({ "account_id": "x" })),
        refused(json!({ "access_token": "x" })),
        refused(without),
        refused(json!({ "network": "wire", "type": "debit" })),
        refused(json!({ "network": "same-day-ach", "amount": "1000000.01" })),
        refused(json!({ "amount": "709.37" })),
        refused(strange.clone()),
        server
            .post("/bank_transfer/balance/get", strange.clone())
            .error(),
        server.post("/bank_transfer/sweep/list", strange).error(),
        server
            .post("/bank_transfer/migrate_account", migrated)
            .error(),
        app.simulate(&known, "lost").error(),
        app.simulate("none", "posted").error(),
        app.cancel("none").error(),
        as_other
            .post("/bank_transfer/get", json!({ "bank_transfer_id": known }))
            .error(),
        server
            .post(
                "/sandbox/bank_transfer/fire_webhook",
                json!({ "webhook": "" }),
            )
            .error(),
    ];
    insta::assert_snapshot!(said.join("\n"));
    let wire = app.create(json!({ "network": "wire" }));
    assert_eq!(wire.status, 200, "{}", wire.text);
    let migrated = json!({
        "account_number": "100000000", "routing_number": "121122676", "account_type": "checking",
    });
    let made = server.ok("/bank_transfer/migrate_account", migrated);
    let order = json!({
        "access_token": made.text_at("/access_token"), "idempotency_key": "m",
        "account_id": made.text_at("/account_id"),
    });
    let sent = app.create(order);
    assert_eq!(
        sent.text_at("/bank_transfer/user/routing_number"),
        "121122676"
    );
}
