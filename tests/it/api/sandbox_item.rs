//! `/sandbox/item/*`

use serde_json::{Value, json};

use crate::server::Server;
use crate::webhooks::{URL, item, received};

#[test]
fn a_login_is_broken_and_repaired_in_update_mode() {
    let server = Server::start();
    let access_token = item(&server, &["auth", "transactions"], URL);
    server.advance("1m");
    received(&server);
    let keys = json!({ "access_token": access_token });
    let mut story = vec![server.ok("/sandbox/item/reset_login", keys.clone()).text];
    story.push(received(&server));
    story.push(server.post("/accounts/get", keys.clone()).text);
    for (path, body) in [
        ("/auth/get", keys.clone()),
        ("/transactions/sync", keys.clone()),
        ("/accounts/balance/get", keys.clone()),
    ] {
        assert!(
            server
                .post(path, body)
                .error()
                .contains("ITEM_LOGIN_REQUIRED"),
            "{path}"
        );
    }
    story.push(server.ok("/item/get", keys.clone()).text);
    let link_token = server.link_token(json!({ "products": null, "access_token": access_token }));
    let complete = json!({ "link_token": link_token }).to_string();
    let linked = server.post_raw("/_emulator/link/complete", complete);
    assert_eq!(linked.status, 200, "{}", linked.text);
    assert_eq!(
        server.ok("/item/get", keys.clone()).text_at("/item/error"),
        "null"
    );
    server.ok("/accounts/get", keys);
    assert_eq!(
        received(&server),
        "",
        "the app knows what it has repaired itself"
    );
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn a_login_at_an_oauth_bank_breaks_with_a_reason() {
    let server = Server::start();
    let made = json!({ "institution_id": "ins_127287", "initial_products": ["auth"] });
    let public_token = server
        .ok("/sandbox/public_token/create", made)
        .text_at("/public_token");
    let access_token = server.exchange(&public_token);
    let keys = json!({ "access_token": access_token });
    server.ok("/sandbox/item/reset_login", keys.clone());
    insta::assert_snapshot!(server.post("/auth/get", keys).text);
}

/// The login works again for thirty days after each repair.
#[test]
fn logins_last_thirty_days() {
    let server = Server::start();
    let access_token = server.access_token(&["auth"]);
    let keys = json!({ "access_token": access_token });
    let works = || server.post("/auth/get", keys.clone()).status == 200;
    server.advance("719h 59m 59s");
    assert!(works());
    server.advance("1s");
    assert!(!works());
    let link_token = server.link_token(json!({ "products": null, "access_token": access_token }));
    let complete = json!({ "link_token": link_token }).to_string();
    server.post_raw("/_emulator/link/complete", complete);
    assert!(works());
    server.advance("719h 59m 59s");
    assert!(works());
    server.advance("1s");
    assert!(!works());
}

#[test]
fn every_webhook_can_be_fired() {
    let server = Server::start();
    let products = [
        "assets",
        "auth",
        "investments",
        "liabilities",
        "transactions",
    ];
    let access_token = item(&server, &products, URL);
    let fire = |code: &str, webhook_type: Value| {
        let mut body = json!({ "access_token": access_token, "webhook_code": code });
        if !webhook_type.is_null() {
            body["webhook_type"] = webhook_type;
        }
        let answer = server.post("/sandbox/item/fire_webhook", body);
        if answer.status == 200 {
            assert_eq!(answer.text_at("/webhook_fired"), "true");
            return received(&server);
        }
        answer.error()
    };
    let mut story: Vec<String> = [
        "AUTHORIZATION_GRANTED",
        "DEFAULT_UPDATE",
        "ERROR",
        "LOGIN_REPAIRED",
        "NEW_ACCOUNTS_AVAILABLE",
        "PENDING_DISCONNECT",
        "PRODUCT_READY",
        "RECURRING_TRANSACTIONS_UPDATE",
        "SMS_MICRODEPOSITS_VERIFICATION",
        "SYNC_UPDATES_AVAILABLE",
        "USER_ACCOUNT_REVOKED",
        "USER_PERMISSION_REVOKED",
        "INITIAL_UPDATE",
        "TRANSACTIONS_REMOVED",
    ]
    .iter()
    .map(|code| fire(code, Value::Null))
    .collect();
    for webhook_type in [
        "ASSETS",
        "AUTH",
        "HOLDINGS",
        "INVESTMENTS_TRANSACTIONS",
        "ITEM",
        "LIABILITIES",
        "TRANSACTIONS",
        "IDENTITY",
    ] {
        story.push(fire("DEFAULT_UPDATE", json!(webhook_type)));
    }
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn an_item_must_have_a_url_and_the_product() {
    let server = Server::start();
    let without = server.access_token(&["transactions"]);
    let strange = item(&server, &["transactions"], "ftp://127.0.0.1/hook");
    let with = item(&server, &["transactions"], URL);
    let fire = |access_token: &str, code: &str, webhook_type: Option<&str>| {
        let mut body = json!({ "access_token": access_token, "webhook_code": code });
        if let Some(webhook_type) = webhook_type {
            body["webhook_type"] = json!(webhook_type);
        }
        server.post("/sandbox/item/fire_webhook", body).error()
    };
    let refused = [
        fire(&without, "DEFAULT_UPDATE", None),
        fire(&strange, "DEFAULT_UPDATE", None),
        fire(&with, "SMS_MICRODEPOSITS_VERIFICATION", None),
        fire(&with, "DEFAULT_UPDATE", Some("HOLDINGS")),
        fire(&with, "DEFAULT_UPDATE", Some("LIABILITIES")),
        fire(&with, "PRODUCT_READY", None),
        fire("access-sandbox-nonsense", "ERROR", None),
    ];
    insta::assert_snapshot!(refused.join("\n"));
    assert_eq!(received(&server), "");
}
