//! Items made of account numbers.

use serde_json::{Value, json};

use super::App;
use crate::server::{Answer, Server};

fn migrate(server: &Server, more: Value) -> Answer {
    let mut body = json!({
        "account_number": "100000000", "routing_number": "121122676", "account_type": "checking",
    });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    server.post("/transfer/migrate_account", body)
}

/// An app with an account that was migrated.
fn app(more: Value) -> App {
    let server = Server::start();
    let made = migrate(&server, more);
    App {
        access_token: made.text_at("/access_token"),
        account_id: made.text_at("/account_id"),
        server,
    }
}

#[test]
fn account_numbers_become_an_item_for_transfer() {
    let app = app(json!({}));
    let keys = json!({ "access_token": app.access_token });
    let mut story = vec![
        app.server.ok("/item/get", keys.clone()).text,
        app.server.ok("/accounts/get", keys.clone()).text,
        app.authorize(json!({ "amount": "5000.00" })).to_string(),
        app.server.post("/accounts/balance/get", keys.clone()).error(),
        app.server.post("/transactions/get", json!({
            "access_token": app.access_token, "start_date": "2026-08-01", "end_date": "2026-09-01",
        })).error(),
    ];
    // No login can grow old.
    app.server.advance("2000h");
    let id = app.transfer(json!({}));
    assert_eq!(app.status(&id), "pending");
    app.server.ok("/item/remove", keys);
    let refused = app
        .server
        .post("/transfer/authorization/create", app.order(json!({})));
    story.push(refused.error());
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn wires_need_a_routing_number_of_their_own() {
    let wire = json!({ "type": "credit", "network": "wire" });
    let without = app(json!({ "account_type": "savings" }));
    let path = "/transfer/authorization/create";
    let refused = without.server.post(path, without.order(wire.clone()));
    let with = app(json!({ "wire_routing_number": "021000021" }));
    let decided = |more: Value| {
        let it = with.authorize(more);
        format!("{} {}", it["decision"], it["decision_rationale"]["code"])
    };
    let mut dear = wire.clone();
    dear["amount"] = json!("100.01");
    insta::assert_snapshot!([refused.error(), decided(wire), decided(dear)].join("\n"));
}

#[test]
fn numbers_that_no_account_has_are_refused() {
    let server = Server::start();
    let refused = |more: Value| migrate(&server, more).error();
    let said = [
        refused(json!({ "account_type": "credit" })),
        refused(json!({ "account_number": "12" })),
        refused(json!({ "account_number": "12a4567" })),
        refused(json!({ "routing_number": "121122677" })),
        refused(json!({ "wire_routing_number": "12" })),
    ];
    insta::assert_snapshot!(said.join("\n"));
}
