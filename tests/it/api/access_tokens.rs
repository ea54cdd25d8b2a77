//! Access tokens that open nothing, at every endpoint that takes one.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::server::Server;

/// The endpoints, each with what it needs beside the token.
fn endpoints() -> Vec<(&'static str, Value)> {
    let dates = json!({ "start_date": "2026-08-01", "end_date": "2026-09-01" });
    vec![
        ("/accounts/balance/get", json!({})),
        ("/accounts/get", json!({})),
        ("/auth/get", json!({})),
        ("/identity/get", json!({})),
        ("/item/access_token/invalidate", json!({})),
        ("/item/get", json!({})),
        ("/item/public_token/create", json!({})),
        ("/item/remove", json!({})),
        ("/item/webhook/update", json!({ "webhook": null })),
        (
            "/sandbox/item/fire_webhook",
            json!({ "webhook_code": "DEFAULT_UPDATE" }),
        ),
        ("/sandbox/item/reset_login", json!({})),
        ("/transactions/get", dates),
        ("/transactions/sync", json!({})),
    ]
}

/// `fields` with an access token.
fn with_token(fields: &Value, access_token: impl Into<Value>) -> Value {
    let mut fields = fields.clone();
    fields["access_token"] = access_token.into();
    fields
}

#[test]
fn all_endpoints_refuse_them_alike() {
    let server = Server::start();
    let token = || server.access_token(&["auth", "identity", "transactions"]);
    let (removed, rotated) = (token(), token());
    server.ok("/item/remove", json!({ "access_token": removed }));
    server.ok(
        "/item/access_token/invalidate",
        json!({ "access_token": rotated }),
    );
    let unknown = "-00000000-0000-4000-8000-000000000000";
    let tokens = [
        ("null", Value::Null),
        ("a number", json!(5)),
        ("empty", json!("")),
        ("malformed", json!("ABCDEFG1234567")),
        ("no identifier", json!("access-sandbox-")),
        ("other environment of ours", json!("access-staging-1")),
        ("public token", json!(server.public_token(&["auth"]))),
        ("link token", json!(server.link_token(json!({})))),
        ("production", json!(format!("access-production{unknown}"))),
        ("development", json!(format!("access-development{unknown}"))),
        ("unknown", json!(format!("access-sandbox{unknown}"))),
        ("not a UUID", json!("access-sandbox-1")),
        ("rotated away", json!(rotated)),
        ("removed", json!(removed)),
    ];
    let mut table = String::new();
    for (what, token) in tokens {
        let told = endpoints().into_iter().map(|(path, fields)| {
            let answer = server.post(path, with_token(&fields, token.clone()));
            (path, answer.error())
        });
        let mut told: Vec<_> = told.collect();
        let (_, first) = told.remove(0);
        for (path, other) in told {
            assert_eq!(other, first, "{path}");
        }
        writeln!(table, "{what:26} {first}").unwrap();
    }
    insta::assert_snapshot!(table);
}

#[test]
fn after_thirty_days_the_login_is_asked_for_again() {
    let server = Server::start();
    let token = server.access_token(&["auth", "identity", "transactions"]);
    let mut table = String::new();
    for (advance, title) in [("719h 59m 59s", "30 days less a second"), ("1s", "30 days")] {
        server.advance(advance);
        writeln!(table, "{title}").unwrap();
        for (path, fields) in endpoints() {
            if matches!(path, "/item/remove" | "/item/access_token/invalidate") {
                continue;
            }
            let answer = server.post(path, with_token(&fields, token.clone()));
            let told = if answer.status == 200 {
                "200".to_owned()
            } else {
                answer.error()
            };
            writeln!(table, "    {path:30} {told}").unwrap();
        }
    }
    let item = server.ok("/item/get", json!({ "access_token": token }));
    let broken = server.post("/accounts/get", json!({ "access_token": token }));
    insta::assert_snapshot!(format!("{table}\n{}\n\n{}", item.text, broken.text));
    // What is not about data goes on.
    let rotated = server
        .ok(
            "/item/access_token/invalidate",
            json!({ "access_token": token }),
        )
        .text_at("/new_access_token");
    server.ok("/item/remove", json!({ "access_token": rotated }));
}
