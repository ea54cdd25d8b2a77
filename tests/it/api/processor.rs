//! `/processor/*` and `/sandbox/processor_token/create`

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::server::Server;

/// An Item, its access token, and a processor token of the account with this mask.
fn lend(server: &Server, mask: &str) -> (String, String) {
    let access = server.access_token(&["auth", "transactions"]);
    let token = lend_of(server, &access, mask);
    (access, token)
}

fn account_id(server: &Server, access: &str, mask: &str) -> String {
    let all = server.ok("/accounts/get", json!({ "access_token": access }));
    let json = all.json();
    let mut accounts = json["accounts"].as_array().unwrap().iter();
    let account = accounts.find(|account| account["mask"] == mask).unwrap();
    account["account_id"].as_str().unwrap().to_owned()
}

fn lend_of(server: &Server, access: &str, mask: &str) -> String {
    let id = account_id(server, access, mask);
    let body = json!({ "access_token": access, "account_id": id, "processor": "dwolla" });
    server
        .ok("/processor/token/create", body)
        .text_at("/processor_token")
}

/// Every endpoint that reads, each with what it needs beside the token and an account to read.
fn twins() -> Vec<(&'static str, &'static str, Value)> {
    let dates = json!({ "start_date": "2026-08-25", "end_date": "2026-09-01" });
    let year = json!({ "start_date": "2026-01-01", "end_date": "2026-09-01" });
    vec![
        ("/processor/account/get", "0000", json!({})),
        ("/processor/auth/get", "0000", json!({})),
        ("/processor/balance/get", "0000", json!({})),
        ("/processor/identity/get", "0000", json!({})),
        ("/processor/investments/auth/get", "5555", json!({})),
        ("/processor/investments/holdings/get", "5555", json!({})),
        ("/processor/investments/transactions/get", "5555", year),
        ("/processor/liabilities/get", "7777", json!({})),
        ("/processor/transactions/get", "0000", dates),
        ("/processor/transactions/recurring/get", "0000", json!({})),
        ("/processor/transactions/refresh", "0000", json!({})),
        (
            "/processor/transactions/sync",
            "0000",
            json!({ "count": 2 }),
        ),
    ]
}

fn with_token(fields: &Value, token: &str) -> Value {
    let mut fields = fields.clone();
    fields["processor_token"] = token.into();
    fields
}

#[test]
fn a_processor_reads_the_account_it_was_lent() {
    let server = Server::start();
    let access = server.access_token(&["auth", "transactions"]);
    server.advance("20s");
    let mut told = String::new();
    for (path, mask, fields) in twins() {
        let token = lend_of(&server, &access, mask);
        let answer = server.ok(path, with_token(&fields, &token));
        writeln!(told, "{path}\n{}\n", answer.text).unwrap();
    }
    insta::assert_snapshot!(told);
}

#[test]
fn stripe_and_apex_have_endpoints_of_their_own() {
    let server = Server::start();
    let access = server.access_token(&["auth"]);
    let body =
        |mask| json!({ "access_token": access, "account_id": account_id(&server, &access, mask) });
    let stripe = "/processor/stripe/bank_account_token/create";
    let answer = server.ok(stripe, body("0000"));
    let apex = server.ok("/processor/apex/processor_token/create", body("0000"));
    insta::assert_snapshot!(format!("{}\n{}", answer.text, apex.text));
    let token = apex.text_at("/processor_token");
    server.ok("/processor/auth/get", json!({ "processor_token": token }));
    insta::assert_snapshot!(server.post(stripe, body("3333")).error());
}

#[test]
fn a_token_and_its_item_are_made_at_once() {
    let server = Server::start();
    let path = "/sandbox/processor_token/create";
    let token = server
        .ok(path, json!({ "institution_id": "ins_109508" }))
        .text_at("/processor_token");
    let read = server.ok("/processor/auth/get", json!({ "processor_token": token }));
    assert_eq!(read.text_at("/account/mask"), "0000");
    let own = json!({ "override_username": "nobody", "override_password": "nothing" });
    let refused = [
        json!({ "institution_id": "ins_none" }),
        json!({ "institution_id": "ins_109508", "options": own }),
    ];
    let refused = refused.map(|body| server.post(path, body).error());
    insta::assert_snapshot!(refused.join("\n"));
}

#[test]
fn an_app_says_what_a_processor_may_read() {
    let server = Server::start();
    let (_, token) = lend(&server, "0000");
    let asked = json!({ "processor_token": token });
    let get = "/processor/token/permissions/get";
    assert_eq!(server.ok(get, asked.clone()).text_at("/products"), "[]");
    let set = |products: Value| {
        let body = json!({ "processor_token": token, "products": products });
        server.ok("/processor/token/permissions/set", body);
    };
    set(json!(["auth", "balance"]));
    assert_eq!(
        server.ok(get, asked.clone()).text_at("/products"),
        r#"["auth","balance"]"#
    );
    server.ok("/processor/account/get", asked.clone());
    server.ok("/processor/auth/get", asked.clone());
    insta::assert_snapshot!(server.post("/processor/identity/get", asked.clone()).text);
    set(json!([]));
    server.ok("/processor/identity/get", asked);
}

#[test]
fn processors_are_told_of_transactions() {
    let server = Server::start();
    let (access, token) = lend(&server, "0000");
    let update = "/processor/token/webhook/update";
    let hook = json!({ "processor_token": token, "webhook": "https://processor.example/hook" });
    server.ok(update, hook);
    server.ok(
        "/processor/transactions/sync",
        json!({ "processor_token": token }),
    );
    server.advance("20s");
    server.ok(update, json!({ "processor_token": token, "webhook": null }));
    let fire = json!({ "access_token": access, "webhook_code": "SYNC_UPDATES_AVAILABLE" });
    assert_eq!(server.post("/sandbox/item/fire_webhook", fire).status, 400);
    let told = server.get("/_emulator/webhooks?client_id=test").json();
    let bodies = told["webhooks"].as_array().unwrap().iter();
    let bodies: Vec<_> = bodies
        .map(|it| format!("{} {}", it["url"], it["body"].as_str().unwrap()))
        .collect();
    insta::assert_snapshot!(bodies.join("\n"));
}

/// Each hears of the account it was lent, and nothing of the others.
#[test]
fn processors_are_told_of_their_account_alone() {
    let server = Server::start();
    let made = server.ok(
        "/sandbox/public_token/create",
        json!({
            "institution_id": "ins_109508", "initial_products": ["transactions"],
            "options": {
                "override_username": "user_transactions_dynamic", "override_password": "any",
                "webhook": "https://app.example/hook",
            },
        }),
    );
    let access = server.exchange(&made.text_at("/public_token"));
    for mask in ["0000", "3333"] {
        let webhook = format!("https://processor.example/{mask}");
        let token = lend_of(&server, &access, mask);
        let hook = json!({ "processor_token": token, "webhook": webhook });
        server.ok("/processor/token/webhook/update", hook);
    }
    server.ok("/transactions/sync", json!({ "access_token": access }));
    server.advance("20s");
    server.ok("/transactions/refresh", json!({ "access_token": access }));
    let today = json!({
        "date_transacted": "2026-09-01", "date_posted": "2026-09-01", "amount": 1,
        "description": "Corner Shop",
    });
    let one = json!({ "access_token": access, "transactions": [today] });
    server.ok("/sandbox/transactions/create", one);
    let told = server.get("/_emulator/webhooks?client_id=test").json();
    let told = told["webhooks"].as_array().unwrap().iter();
    let told: Vec<String> = told
        .map(|it| {
            let body: Value = serde_json::from_str(it["body"].as_str().unwrap()).unwrap();
            let removed = body["removed_transactions"].as_array().map(Vec::len);
            let (code, new) = (&body["webhook_code"], &body["new_transactions"]);
            format!("{} {code} new {new} removed {removed:?}", it["url"])
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn tokens_that_lend_nothing_are_refused_alike() {
    let server = Server::start();
    let (access, dead) = lend(&server, "0000");
    server.ok("/item/remove", json!({ "access_token": access }));
    let (broken_access, broken) = lend(&server, "0000");
    let body = json!({ "access_token": broken_access });
    server.ok("/sandbox/item/reset_login", body);
    let unknown = "-00000000-0000-4000-8000-000000000000";
    let tokens = [
        ("malformed", "ABC".to_owned()),
        ("access token", broken_access),
        ("production", format!("processor-production{unknown}")),
        ("unknown", format!("processor-sandbox{unknown}")),
        ("removed", dead),
        ("login required", broken),
    ];
    let mut table = String::new();
    for (what, token) in tokens {
        let told = twins().into_iter();
        let mut told: Vec<_> = told
            .map(|(path, _, fields)| (path, server.post(path, with_token(&fields, &token)).error()))
            .collect();
        let (_, first) = told.remove(0);
        for (path, other) in told {
            assert_eq!(other, first, "{path}");
        }
        writeln!(table, "{what:15} {first}").unwrap();
    }
    insta::assert_snapshot!(table);
}

#[test]
fn what_cannot_be_lent_is_refused() {
    let server = Server::start();
    let access = server.access_token(&["auth"]);
    let other = server.access_token(&["auth"]);
    let id = account_id(&server, &access, "0000");
    let foreign = account_id(&server, &other, "0000");
    let body = |account_id: &str, processor: &str| {
        let mut body = json!({ "access_token": access, "account_id": account_id });
        body["processor"] = processor.into();
        body
    };
    let asked = [
        body(&id, "nobody"),
        body("ABCDEFG1234567", "dwolla"),
        body(&foreign, "dwolla"),
        json!({ "access_token": "x", "account_id": id, "processor": "dwolla" }),
    ];
    let refused = asked.map(|body| server.post("/processor/token/create", body).error());
    insta::assert_snapshot!(refused.join("\n"));
}

#[test]
fn an_account_without_numbers_has_none_to_read() {
    let server = Server::start();
    let (_, token) = lend(&server, "3333");
    let answer = server.post("/processor/auth/get", json!({ "processor_token": token }));
    insta::assert_snapshot!(answer.error());
}

#[test]
fn faults_of_an_item_strike_its_processors_too() {
    let server = Server::start();
    let (access, token) = lend(&server, "0000");
    let rule = json!({
        "client_id": "test", "item": access, "path": "/processor/*", "times": 1,
        "error": "INSTITUTION_DOWN",
    });
    let answer = server.post_raw("/_emulator/faults", rule.to_string());
    assert_eq!(answer.status, 200, "{}", answer.text);
    let asked = json!({ "processor_token": token });
    let answer = server.post("/processor/auth/get", asked.clone());
    assert_eq!(answer.text_at("/error_code"), "INSTITUTION_DOWN");
    server.ok("/processor/auth/get", asked);
}
