//! What a person lets an app read: `POST /item/application/scopes/update`

use serde_json::{Value, json};

use super::{ACTIVITIES, LIST, imported, own_id};
use crate::requests::told;
use crate::server::Server;
use crate::webhooks::{URL, item, received};

const UPDATE: &str = "/item/application/scopes/update";

/// Scopes that let an app read some accounts of an Item, by their places.
#[track_caller]
fn only(server: &Server, token: &str, places: &[usize], more: Value) -> Value {
    let accounts = server.ok("/accounts/get", json!({ "access_token": token }));
    let accounts = accounts.json()["accounts"].as_array().unwrap().clone();
    let accounts: Vec<Value> = accounts
        .iter()
        .enumerate()
        .map(|(place, account)| {
            let authorized = places.contains(&place);
            json!({ "unique_id": account["account_id"], "authorized": authorized })
        })
        .collect();
    let mut scopes = json!({ "accounts": accounts });
    for (name, value) in more.as_object().expect("fields") {
        scopes[name] = value.clone();
    }
    scopes
}

#[test]
fn a_person_decides_what_an_app_reads() {
    let server = Server::start();
    let products = ["auth", "identity", "transactions"];
    let app = server.access_token(&products);
    server.advance("1m");
    let bank = imported(&server);
    let own = own_id(&server, &bank);
    let update = |scopes: Value| {
        let body = json!({
            "access_token": bank, "application_id": own, "scopes": scopes, "context": "PORTAL",
        });
        server.ok(UPDATE, body)
    };
    let call = |path: &str| server.post(path, json!({ "access_token": app }));
    let masks = || {
        let accounts = call("/accounts/get").json()["accounts"].clone();
        let accounts = accounts.as_array().unwrap().clone();
        let masks = accounts.iter().map(|it| it["mask"].as_str().unwrap());
        masks.collect::<Vec<_>>().join(" ")
    };
    let access = json!({ "auth": false, "statements": true });
    let scopes = only(&server, &bank, &[0, 1], json!({ "product_access": access }));
    let mut story = vec![update(scopes).text, masks()];
    story.push(call("/auth/get").text);
    story.push(call("/identity/get").status.to_string());
    story.push(call("/transactions/sync").status.to_string());
    story.push(server.ok(LIST, json!({ "access_token": app })).text);
    story.push(server.ok(ACTIVITIES, json!({ "access_token": bank })).text);
    // Other words for the same, and an account more.
    let access = json!({
        "accounts_routing_number": true, "customers_profiles": false,
        "accounts_details_transactions": false, "accounts_tax_statements": false,
    });
    let scopes = only(&server, &bank, &[0, 2], json!({ "product_access": access }));
    update(scopes);
    story.push(masks());
    for path in ["/auth/get", "/identity/get", "/transactions/sync"] {
        story.push(format!("{path} {}", call(path).status));
    }
    insta::assert_snapshot!(story.join("\n"));
    // Nothing said is everything allowed; without a list the accounts stay.
    update(json!({}));
    assert_eq!(masks(), "0000 2222");
    for path in ["/auth/get", "/identity/get", "/transactions/sync"] {
        assert_eq!(call(path).status, 200, "{path}");
    }
    // Accounts that are not listed are new ones.
    update(json!({ "accounts": [] }));
    assert_eq!(masks().split(' ').count(), 14);
    let checking = server.ok("/accounts/get", json!({ "access_token": bank }));
    let checking = checking.text_at("/accounts/0/account_id");
    update(json!({ "accounts": [{ "unique_id": checking }], "new_accounts": false }));
    assert_eq!(masks(), "0000");
}

#[test]
fn an_app_that_is_left_nothing_reads_nothing() {
    let server = Server::start();
    let app = server.access_token(&["auth"]);
    let own = own_id(&server, &app);
    let scopes = only(&server, &app, &[], json!({ "new_accounts": false }));
    let body = json!({
        "access_token": app, "application_id": own, "scopes": scopes, "context": "PORTAL",
    });
    server.ok(UPDATE, body);
    let keys = json!({ "access_token": app });
    let refused = [
        server.post("/accounts/get", keys.clone()).error(),
        server.post("/auth/get", keys.clone()).error(),
        server
            .ok("/item/get", keys.clone())
            .text_at("/item/error/error_code"),
    ];
    insta::assert_snapshot!(refused.join("\n"));
    // It is still connected, and can be given accounts it had.
    let listed = server.ok(LIST, keys.clone()).json();
    let accounts = listed["applications"][0]["scopes"]["accounts"].clone();
    assert_eq!(accounts.as_array().unwrap().len(), 14);
    let first = accounts[0]["unique_id"].clone();
    let scopes = json!({ "accounts": [{ "unique_id": first }], "new_accounts": false });
    let body = json!({
        "access_token": app, "application_id": own, "scopes": scopes, "context": "PORTAL",
    });
    server.ok(UPDATE, body);
    let shared = server.ok("/accounts/get", keys).json();
    assert_eq!(shared["accounts"].as_array().unwrap().len(), 1);
    assert_eq!(shared["accounts"][0]["mask"], "0000");
}

#[test]
fn statements_can_be_kept_account_by_account() {
    let server = Server::start();
    let dates = json!({ "start_date": "2026-06-01", "end_date": "2026-08-31" });
    let made = json!({
        "institution_id": "ins_109508", "initial_products": ["statements"],
        "options": { "statements": dates },
    });
    let made = server.ok("/sandbox/public_token/create", made);
    let app = server.exchange(&made.text_at("/public_token"));
    server.advance("5s");
    let bank = imported(&server);
    let statements = || {
        let listed = server.ok("/statements/list", json!({ "access_token": app }));
        listed.json()["accounts"].as_array().unwrap().len()
    };
    let all = statements();
    let mut scopes = only(&server, &bank, &[0, 1, 2], json!({}));
    scopes["accounts"][1]["account_product_access"] = json!({ "statements": false });
    scopes["accounts"][2]["account_product_access"] = json!({ "account_data": false });
    let body = json!({
        "access_token": bank, "application_id": own_id(&server, &bank),
        "scopes": scopes, "context": "PORTAL",
    });
    server.ok(UPDATE, body);
    assert_eq!((all > 1, statements()), (true, 1));
    let accounts = server.ok("/accounts/get", json!({ "access_token": app }));
    let accounts = accounts.json()["accounts"].as_array().unwrap().len();
    assert_eq!(accounts, 2);
}

#[test]
fn accounts_opened_later_may_be_kept() {
    let server = Server::start();
    let app = item(&server, &["auth"], URL);
    let own = own_id(&server, &app);
    let change = || {
        let body = json!({ "client_id": "test", "item": app, "change": "new_accounts" });
        assert_eq!(
            server.post_raw("/_emulator/item", body.to_string()).status,
            200
        );
        received(&server)
    };
    assert!(change().contains("NEW_ACCOUNTS_AVAILABLE"));
    let body = json!({
        "access_token": app, "application_id": own,
        "scopes": { "new_accounts": false }, "context": "PORTAL",
    });
    server.ok(UPDATE, body);
    assert_eq!(change(), "");
}

const WRONG_UPDATES: &str = r#"
{"application_id": "nonsense"}
{"application_id": "5f2a61c9d4b7e800123a4b01"}
{"access_token": "$REMOVED"}
{"access_token": "access-sandbox-nonsense"}
{"context": "ELSEWHERE"}
{"context": "ENROLLMENT"}
{"scopes": "-"}
{"scopes": {"accounts": [{"authorized": true}]}}
{"scopes": {"accounts": [{"unique_id": "nonsense"}]}}
{"scopes": {"accounts": [{"unique_id": "$FOREIGN"}]}}
{"scopes": {"product_access": {"identity": null, "more": true}, "new_accounts": null}}
"#;

#[test]
fn wrong_scopes_are_refused() {
    let server = Server::start();
    let removed = server.access_token(&["auth"]);
    server.ok("/item/remove", json!({ "access_token": removed }));
    let app = server.access_token(&["auth"]);
    let foreign = server.ok(
        "/accounts/get",
        json!({ "access_token": imported(&server) }),
    );
    let foreign = foreign.text_at("/accounts/0/account_id");
    let names = [
        ("$REMOVED", removed.as_str()),
        ("$FOREIGN", foreign.as_str()),
    ];
    let least = json!({
        "access_token": app, "application_id": own_id(&server, &app),
        "context": "PORTAL", "scopes": {},
    });
    let refusals = told(&server, UPDATE, &least, &names, WRONG_UPDATES);
    insta::assert_snapshot!(refusals);
}
