//! `/transfer/*` and `/sandbox/transfer/*`

mod diligence;
mod guaranteed;
mod ledgers;
mod migrated;
mod platforms;
mod recurring;

use serde_json::{Value, json};

use crate::server::Server;
use crate::webhooks::{URL, received};

/// An app with an Item that can be debited.
struct App {
    server: Server,
    access_token: String,
    account_id: String,
}

impl App {
    fn start() -> Self {
        let server = Server::start();
        let access_token = server.access_token(&["transfer"]);
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
            "type": "debit", "network": "ach", "amount": "12.34", "ach_class": "ppd",
            "user": { "legal_name": "Anne Charleston" },
        });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    }

    fn authorize(&self, more: Value) -> Value {
        let path = "/transfer/authorization/create";
        self.server.ok(path, self.order(more)).json()["authorization"].clone()
    }

    fn create(&self, authorization_id: &Value, more: Value) -> crate::server::Answer {
        let mut body = json!({
            "access_token": self.access_token, "account_id": self.account_id,
            "authorization_id": authorization_id, "description": "payment",
        });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        self.server.post("/transfer/create", body)
    }

    /// The id of a transfer.
    fn transfer(&self, more: Value) -> String {
        let authorization = self.authorize(more);
        self.create(&authorization["id"], json!({}))
            .text_at("/transfer/id")
    }

    fn simulate(&self, id: &str, event: &str) -> crate::server::Answer {
        let body = json!({ "transfer_id": id, "event_type": event });
        self.server.post("/sandbox/transfer/simulate", body)
    }

    fn status(&self, id: &str) -> String {
        let read = self
            .server
            .ok("/transfer/get", json!({ "transfer_id": id }));
        read.text_at("/transfer/status")
    }

    /// What the ledger has available, and what is on its way there.
    fn ledger(&self) -> (String, String) {
        let read = self.server.ok("/transfer/ledger/get", json!({}));
        (
            read.text_at("/balance/available"),
            read.text_at("/balance/pending"),
        )
    }

    /// What has happened, an event a line.
    fn events(&self, after: u64) -> String {
        let read = self
            .server
            .ok("/transfer/event/sync", json!({ "after_id": after }))
            .json();
        let events = read["transfer_events"].as_array().unwrap().iter();
        let line = |event: &Value| {
            let failure = event["failure_reason"]["ach_return_code"]
                .as_str()
                .unwrap_or_default();
            format!(
                "{} {} {failure}",
                event["event_id"],
                event["event_type"].as_str().unwrap()
            )
        };
        events.map(line).collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn a_debit_from_authorization_to_the_ledger_and_back() {
    let app = App::start();
    let server = &app.server;
    let path = "/transfer/authorization/create";
    let authorized = server.ok(path, app.order(json!({ "idempotency_key": "a" })));
    let again = server.ok(path, app.order(json!({ "idempotency_key": "a" })));
    let id = authorized.json()["authorization"]["id"].clone();
    assert_eq!(again.json()["authorization"]["id"], id);
    let metadata = json!({ "metadata": { "order": "1" }, "amount": "10.00" });
    let made = app.create(&id, metadata);
    let twice = app.create(&id, json!({}));
    assert_eq!(twice.text_at("/transfer/id"), made.text_at("/transfer/id"));
    assert_eq!(app.ledger(), ("100.00".to_owned(), "10.00".to_owned()));
    let transfer_id = made.text_at("/transfer/id");
    let mut story = vec![authorized.text, made.text];
    story.push(app.simulate(&transfer_id, "settled").error());
    for event in ["posted", "settled", "funds_available"] {
        assert_eq!(app.simulate(&transfer_id, event).status, 200, "{event}");
    }
    assert_eq!(app.ledger(), ("110.00".to_owned(), "0.00".to_owned()));
    let refund = |key: &str, amount: &str| {
        let body = json!({
            "transfer_id": transfer_id, "amount": amount, "idempotency_key": key,
        });
        server.post("/transfer/refund/create", body)
    };
    let first = refund("r", "4.00");
    assert_eq!(
        refund("r", "4.00").text_at("/refund/id"),
        first.text_at("/refund/id")
    );
    story.push(refund("s", "7.00").error());
    let refund_id = first.text_at("/refund/id");
    story.push(first.text);
    for event in ["refund.posted", "refund.settled"] {
        let body = json!({ "refund_id": refund_id, "event_type": event });
        server.ok("/sandbox/transfer/refund/simulate", body);
    }
    let cancel = json!({ "refund_id": refund_id });
    story.push(server.post("/transfer/refund/cancel", cancel).error());
    let body = json!({
        "transfer_id": transfer_id, "event_type": "returned", "webhook": URL,
        "failure_reason": { "failure_code": "R10", "description": "not mine" },
    });
    server.ok("/sandbox/transfer/simulate", body);
    story.push(received(server));
    assert_eq!(app.ledger(), ("96.00".to_owned(), "0.00".to_owned()));
    story.push(
        server
            .ok("/transfer/get", json!({ "transfer_id": transfer_id }))
            .text,
    );
    story.push(app.events(0));
    // An account that has returned a debit is not debited again.
    story.push(server.post(path, app.order(json!({}))).error());
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn some_amounts_move_by_themselves() {
    let app = App::start();
    let mut story = Vec::new();
    for amount in ["11.11", "22.22", "33.33", "66.66"] {
        let before = app.events(0).lines().count() as u64;
        let network = json!({ "amount": amount });
        let authorization = app
            .server
            .post("/transfer/authorization/create", app.order(network));
        let id = authorization.json()["authorization"]["id"].clone();
        if id.is_null() {
            story.push(format!("{amount}: {}", authorization.error()));
            continue;
        }
        app.create(&id, json!({}));
        app.server.advance("1m");
        story.push(format!("{amount}:\n{}", app.events(before)));
    }
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn decisions_are_those_of_the_sandbox() {
    let app = App::start();
    let decided = |more: Value| {
        let it = app.authorize(more);
        format!("{} {}", it["decision"], it["decision_rationale"])
    };
    let mut story = vec![
        decided(json!({ "amount": "100.00" })),
        decided(json!({ "amount": "100.01" })),
        decided(json!({ "type": "credit", "network": "rtp", "amount": "100.00" })),
        decided(json!({ "type": "credit", "network": "rtp", "amount": "100.01" })),
    ];
    app.server.ok(
        "/sandbox/item/reset_login",
        json!({ "access_token": app.access_token }),
    );
    story.push(decided(json!({})));
    let declined = app.authorize(json!({}));
    story.push(app.create(&declined["id"], json!({})).error());
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn authorizations_end() {
    let app = App::start();
    let first = app.authorize(json!({}))["id"].clone();
    app.server.advance("61m");
    let mut story = vec![app.create(&first, json!({})).error()];
    let second = app.authorize(json!({}))["id"].clone();
    let keys = json!({ "authorization_id": second });
    app.server
        .ok("/transfer/authorization/cancel", keys.clone());
    story.push(app.create(&second, json!({})).error());
    let third = app.authorize(json!({}))["id"].clone();
    story.push(app.create(&third, json!({ "amount": "99.00" })).error());
    let made = app.create(&third, json!({})).text_at("/transfer/id");
    let keys = json!({ "authorization_id": third });
    story.push(
        app.server
            .post("/transfer/authorization/cancel", keys.clone())
            .error(),
    );
    assert_eq!(
        app.server.ok("/transfer/get", keys).text_at("/transfer/id"),
        made
    );
    app.server
        .ok("/transfer/cancel", json!({ "transfer_id": made }));
    assert_eq!(app.status(&made), "cancelled");
    let keys = json!({ "transfer_id": made });
    story.push(app.server.post("/transfer/cancel", keys).error());
    assert_eq!(app.ledger(), ("100.00".to_owned(), "0.00".to_owned()));
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn the_ledger_is_filled_and_emptied() {
    let app = App::start();
    let server = &app.server;
    let sweep = |word: &str, amount: &str| {
        let body = json!({
            "amount": amount, "network": "ach", "idempotency_key": format!("{word}{amount}"),
        });
        server.post(&format!("/transfer/ledger/{word}"), body)
    };
    let deposit = sweep("deposit", "50.00");
    let id = deposit.text_at("/sweep/id");
    let mut story = vec![deposit.text, sweep("withdraw", "100.01").error()];
    assert_eq!(sweep("withdraw", "40.00").status, 200);
    assert_eq!(app.ledger(), ("60.00".to_owned(), "50.00".to_owned()));
    let simulate = |event: &str| {
        let body = json!({ "sweep_id": id, "event_type": event });
        server.post("/sandbox/transfer/ledger/deposit/simulate", body)
    };
    story.push(simulate("sweep.returned").error());
    for event in ["sweep.posted", "sweep.settled"] {
        assert_eq!(simulate(event).status, 200, "{event}");
    }
    server.ok(
        "/sandbox/transfer/ledger/simulate_available",
        json!({ "webhook": URL }),
    );
    assert_eq!(app.ledger(), ("110.00".to_owned(), "0.00".to_owned()));
    story.push(received(server));
    story.push(
        server
            .ok("/transfer/sweep/get", json!({ "sweep_id": id }))
            .text,
    );
    story.push(
        server
            .ok("/transfer/sweep/list", json!({ "status": "pending" }))
            .text,
    );
    sweep("deposit", "111.11");
    server.advance("1m");
    assert_eq!(app.ledger(), ("221.11".to_owned(), "0.00".to_owned()));
    story.push(app.events(0));
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn events_and_transfers_are_listed() {
    let app = App::start();
    let first = app.transfer(json!({}));
    app.server.advance("1h");
    let second = app.transfer(json!({}));
    app.simulate(&first, "posted");
    let list = |path: &str, body: Value| app.server.ok(path, body).json();
    let transfers = list("/transfer/list", json!({}));
    assert_eq!(transfers["transfers"][0]["id"], second.as_str());
    let later = list(
        "/transfer/list",
        json!({ "start_date": "2026-09-01T12:30:00Z" }),
    );
    assert_eq!(later["transfers"].as_array().unwrap().len(), 1);
    let events = list(
        "/transfer/event/list",
        json!({ "transfer_id": first, "count": 1 }),
    );
    assert_eq!(events["transfer_events"][0]["event_type"], "posted");
    assert_eq!(events["has_more"], true);
    let kinds = list(
        "/transfer/event/list",
        json!({ "event_types": ["pending"] }),
    );
    assert_eq!(kinds["transfer_events"].as_array().unwrap().len(), 2);
    app.server
        .ok("/sandbox/transfer/fire_webhook", json!({ "webhook": URL }));
    let told = received(&app.server);
    assert!(told.contains("TRANSFER_EVENTS_UPDATE"), "{told}");
    let keys = json!({ "access_token": app.access_token, "account_id": app.account_id });
    insta::assert_snapshot!(
        [
            app.server.ok("/transfer/capabilities/get", keys).text,
            app.server.ok("/transfer/metrics/get", json!({})).text,
            app.server.ok("/transfer/configuration/get", json!({})).text,
            app.server
                .ok("/sandbox/transfer/sweep/simulate", json!({}))
                .text,
        ]
        .join("\n")
    );
}

#[test]
fn what_cannot_be_moved_is_refused() {
    let app = App::start();
    let accounts = app
        .server
        .ok("/accounts/get", json!({ "access_token": app.access_token }));
    let accounts = accounts.json()["accounts"].clone();
    let card = accounts
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["type"] == "credit")
        .unwrap();
    let without = app.server.access_token(&["transactions"]);
    let other = json!({ "access_token": without });
    let refused = |more: Value| {
        let answer = app
            .server
            .post("/transfer/authorization/create", app.order(more));
        answer.error()
    };
    let said = [
        refused(json!({ "amount": "12" })),
        refused(json!({ "amount": "0.00" })),
        refused(json!({ "ach_class": null })),
        refused(json!({ "network": "rtp" })),
        refused(json!({ "amount": "1000000.01", "network": "same-day-ach" })),
        refused(json!({ "account_id": card["account_id"] })),
        refused(other),
        app.simulate("none", "posted").error(),
        app.simulate(&app.transfer(json!({})), "lost").error(),
        app.server.post("/transfer/get", json!({})).error(),
        app.server
            .post("/transfer/event/sync", json!({ "after_id": 99 }))
            .error(),
        app.server
            .post("/transfer/intent/get", json!({ "transfer_intent_id": "x" }))
            .error(),
        app.server
            .post("/transfer/sweep/get", json!({ "sweep_id": "x" }))
            .error(),
        app.server
            .post("/transfer/refund/get", json!({ "refund_id": "x" }))
            .error(),
    ];
    insta::assert_snapshot!(said.join("\n"));
}
