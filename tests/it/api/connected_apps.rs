//! What a bank is told of the apps connected with a customer's login: `/item/import`,
//! `/item/application/*`, `/item/activity/list`, `/application/get` and
//! `/sandbox/item/application/seed`

mod scopes;

use serde_json::{Value, json};

use crate::requests::told;
use crate::server::Server;
use crate::webhooks::{URL, item, received};

const LIST: &str = "/item/application/list";
const ACTIVITIES: &str = "/item/activity/list";
const UNLINK: &str = "/item/application/unlink";
const SEED: &str = "/sandbox/item/application/seed";

/// Apps of the fixtures.
const BUDGET: &str = "5f2a61c9d4b7e800123a4b01";
const LOANS: &str = "5f2a61c9d4b7e800123a4b03";

fn import_request(more: Value) -> Value {
    let mut body = json!({
        "products": ["identity", "auth"],
        "user_auth": { "user_id": "user_good", "auth_token": "pass_good" },
    });
    for (name, value) in more.as_object().expect("fields") {
        body[name] = value.clone();
    }
    body
}

/// The token of an Item that the bank of `user_good` has imported.
#[track_caller]
fn imported(server: &Server) -> String {
    server
        .ok("/item/import", import_request(json!({})))
        .text_at("/access_token")
}

/// Names of the connected apps.
#[track_caller]
fn connected(server: &Server, token: &str) -> Vec<String> {
    let listed = server.ok(LIST, json!({ "access_token": token })).json();
    let apps = listed["applications"].as_array().unwrap().iter();
    apps.map(|app| app["name"].as_str().unwrap().to_owned())
        .collect()
}

#[track_caller]
fn seed(server: &Server, token: &str, application_id: &str) -> String {
    let body = json!({ "access_token": token, "application_id": application_id });
    server.ok(SEED, body).text_at("/item_id")
}

/// The id of the app of the world's client, which has an Item.
#[track_caller]
fn own_id(server: &Server, token: &str) -> String {
    let listed = server.ok(LIST, json!({ "access_token": token }));
    listed.text_at("/applications/0/application_id")
}

/// Each thing that has happened with the login of an Item.
#[track_caller]
fn happened(server: &Server, token: &str) -> Vec<String> {
    let body = json!({ "access_token": token });
    let listed = server.ok(ACTIVITIES, body).json();
    let all = listed["activities"].as_array().unwrap().iter();
    all.map(|it| it["activity"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_bank_sees_who_is_connected_with_a_login() {
    let server = Server::start();
    server.link_token(json!({ "client_name": "Wonderwallet" }));
    let app = server.access_token(&["auth", "transactions"]);
    server.advance("1h");
    let bank = imported(&server);
    let item_id = seed(&server, &bank, BUDGET);
    assert_eq!(item_id.len(), 37);
    server.ok("/accounts/balance/get", json!({ "access_token": app }));
    server.ok("/auth/get", json!({ "access_token": app }));
    let keys = json!({ "access_token": bank });
    let story = [
        server.ok(LIST, keys.clone()).text,
        server.ok(ACTIVITIES, keys).text,
    ];
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn an_app_sees_itself() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    // Nobody has called it anything yet.
    assert_eq!(connected(&server, &token), ["test"]);
    let other = server.as_client("other");
    let theirs = other.access_token(&["auth"]);
    assert_ne!(own_id(&server, &token), own_id(&other, &theirs));
    let foreign = server.post(LIST, json!({ "access_token": theirs }));
    assert_eq!(foreign.text_at("/error_code"), "INVALID_ACCESS_TOKEN");
}

#[test]
fn another_login_is_another_matter() {
    let server = Server::start();
    let bank = imported(&server);
    server.access_token_at("ins_109509", &["auth"]);
    let keys = json!({
        "institution_id": "ins_109508", "initial_products": ["transactions"],
        "options": { "override_username": "user_yuppie", "override_password": "x" },
    });
    server.ok("/sandbox/public_token/create", keys);
    assert_eq!(connected(&server, &bank), [""; 0]);
    assert_eq!(happened(&server, &bank), ["ITEM_IMPORT"]);
    let app = server.access_token(&["auth"]);
    assert_eq!(connected(&server, &bank), ["test"]);
    server.ok("/item/remove", json!({ "access_token": app }));
    assert_eq!(connected(&server, &bank), [""; 0]);
    assert_eq!(
        happened(&server, &bank),
        ["ITEM_IMPORT", "ITEM_CREATE", "ITEM_REMOVE"]
    );
}

/// Custom users have one name, and are told apart by what they have.
#[test]
fn custom_users_are_not_each_other() {
    let server = Server::start();
    let user = |masks: &[&str]| {
        let account = |mask: &&str| {
            let meta = json!({ "mask": mask });
            json!({ "type": "depository", "subtype": "checking", "meta": meta })
        };
        let accounts: Vec<Value> = masks.iter().map(account).collect();
        json!({ "override_accounts": accounts }).to_string()
    };
    let login = json!({ "user_id": "user_custom", "auth_token": user(&["1111", "2222"]) });
    let bank = server
        .ok(
            "/item/import",
            import_request(json!({ "user_auth": login })),
        )
        .text_at("/access_token");
    for (masks, apps) in [(&["1111"][..], 0), (&["1111", "2222"][..], 1)] {
        let options = json!({
            "override_username": "user_custom", "override_password": user(masks),
        });
        let made = json!({
            "institution_id": "ins_109508", "initial_products": ["auth"], "options": options,
        });
        server.ok("/sandbox/public_token/create", made);
        assert_eq!(connected(&server, &bank).len(), apps);
    }
}

/// Several Items of one app are one connection, as old as the first.
#[test]
fn an_app_is_connected_once() {
    let server = Server::start();
    let bank = imported(&server);
    server.access_token(&["auth"]);
    server.advance("1h");
    server.access_token(&["auth"]);
    seed(&server, &bank, BUDGET);
    seed(&server, &bank, BUDGET);
    let listed = server.ok(LIST, json!({ "access_token": bank }));
    assert_eq!(connected(&server, &bank), ["test", "Platypus Budget"]);
    assert_eq!(
        listed.text_at("/applications/0/created_at"),
        "2026-09-01T12:00:00Z"
    );
}

#[test]
fn an_unlinked_app_has_lost_its_permission() {
    let server = Server::start();
    let app = item(&server, &["auth", "transactions"], URL);
    let bank = imported(&server);
    let own = own_id(&server, &bank);
    received(&server);
    let body = json!({ "access_token": bank, "application_id": own });
    let mut story = vec![server.ok(UNLINK, body.clone()).text];
    story.push(received(&server));
    story.push(
        server
            .post("/auth/get", json!({ "access_token": app }))
            .text,
    );
    assert_eq!(connected(&server, &bank), [""; 0]);
    assert_eq!(connected(&server, &app), [""; 0]);
    story.push(server.post(UNLINK, body).text);
    insta::assert_snapshot!(story.join("\n"));
    assert_eq!(
        happened(&server, &app),
        ["ITEM_CREATE", "ITEM_IMPORT", "ITEM_UNLINK"]
    );
    // The person goes through the bank's login again, and all is as before.
    let link_token = server.link_token(json!({ "products": null, "access_token": app }));
    let complete = json!({ "link_token": link_token }).to_string();
    server.post_raw("/_emulator/link/complete", complete);
    server.ok("/auth/get", json!({ "access_token": app }));
    assert_eq!(connected(&server, &bank), ["Test App"]);
}

#[test]
fn a_seeded_app_is_unlinked_alone() {
    let server = Server::start();
    let app = server.access_token(&["auth"]);
    let bank = imported(&server);
    seed(&server, &bank, BUDGET);
    seed(&server, &bank, LOANS);
    let body = json!({ "access_token": bank, "application_id": BUDGET });
    server.ok(UNLINK, body.clone());
    assert_eq!(connected(&server, &bank), ["test", "quokka-loans"]);
    let listed = server.ok(ACTIVITIES, json!({ "access_token": bank }));
    assert_eq!(
        listed.text_at("/activities/4/target_application_id"),
        BUDGET
    );
    let again = server.post(UNLINK, body);
    assert!(again.error().contains("application_id"), "{}", again.text);
    server.ok("/auth/get", json!({ "access_token": app }));
}

#[test]
fn activities_come_in_pages() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    for _ in 0..3 {
        server.access_token(&["auth"]);
    }
    let page = |more: Value| {
        let mut body = json!({ "access_token": token, "count": 3 });
        if !more.is_null() {
            body["cursor"] = more;
        }
        server.ok(ACTIVITIES, body).json()
    };
    let first = page(Value::Null);
    let second = page(first["cursor"].clone());
    let count = |page: &Value| page["activities"].as_array().unwrap().len();
    assert_eq!((count(&first), count(&second)), (3, 1));
    assert_eq!(second.get("cursor"), None);
    assert_ne!(first["activities"][0]["id"], second["activities"][0]["id"]);
}

const WRONG_LISTS: &str = r#"
{"access_token": "-"}
{"access_token": "access-sandbox-nonsense"}
{"access_token": "nonsense"}
{"access_token": "$REMOVED"}
"#;

const WRONG_ACTIVITIES: &str = r#"
{"cursor": ""}
{"cursor": "nonsense"}
{"cursor": "00000000-0000-4000-8000-000000000000"}
{"count": 0}
{"count": 51}
"#;

const WRONG_SEEDS: &str = r#"
{"application_id": "nonsense"}
{"access_token": "$APP"}
{"access_token": "$REMOVED"}
{"access_token": "access-sandbox-nonsense"}
{"access_token": "-", "application_id": "-"}
"#;

const WRONG_IMPORTS: &str = r#"
{"user_auth": {"user_id": "user_good", "auth_token": "pass_bad"}}
{"user_auth": {"user_id": "somebody", "auth_token": "pass_good"}}
{"user_auth": {"user_id": "user_good", "auth_token": "error_ITEM_LOCKED"}}
{"user_auth": {"user_id": "user_good"}}
{"user_auth": "-"}
{"institution_id": "ins_0"}
{"products": []}
{"products": ["nonsense"]}
{"products": ["payment_initiation"]}
{"products": ["balance"], "options": {}}
{"institution_id": "ins_109509", "options": {"webhook": "https://example.com/hook"}}
"#;

#[test]
fn what_is_wrong_is_refused() {
    let server = Server::start();
    let removed = server.access_token(&["auth"]);
    server.ok("/item/remove", json!({ "access_token": removed }));
    let app = server.access_token(&["auth"]);
    let bank = imported(&server);
    let own = own_id(&server, &app);
    let names = [("$REMOVED", removed.as_str()), ("$APP", app.as_str())];
    let keys = json!({ "access_token": app });
    let unlink = json!({ "access_token": app, "application_id": own });
    let seed = json!({ "access_token": bank, "application_id": BUDGET });
    let refusals = [
        told(&server, LIST, &keys, &names, WRONG_LISTS),
        told(&server, ACTIVITIES, &keys, &names, WRONG_LISTS),
        told(&server, ACTIVITIES, &keys, &names, WRONG_ACTIVITIES),
        told(
            &server,
            UNLINK,
            &unlink,
            &names,
            WRONG_SEEDS.lines().nth(1).unwrap(),
        ),
        told(&server, SEED, &seed, &names, WRONG_SEEDS),
        told(
            &server,
            "/item/import",
            &import_request(json!({})),
            &[],
            WRONG_IMPORTS,
        ),
    ];
    insta::assert_snapshot!(refusals.join("\n"));
}

#[test]
fn an_imported_item_is_one_like_others() {
    let server = Server::start();
    let body = import_request(json!({
        "products": ["transactions"], "options": { "webhook": URL },
    }));
    let token = server.ok("/item/import", body).text_at("/access_token");
    let keys = json!({ "access_token": token });
    let got = server.ok("/item/get", keys.clone());
    assert_eq!(got.text_at("/item/institution_id"), "ins_109508");
    assert_eq!(got.text_at("/item/webhook"), URL);
    server.advance("1m");
    assert!(received(&server).contains("INITIAL_UPDATE"));
    server.ok("/transactions/sync", keys.clone());
    server.ok("/item/products/terminate", {
        let mut body = keys.clone();
        body["reason_code"] = json!("OTHER");
        body
    });
    let gone = server.post("/item/get", keys);
    assert!(gone.error().starts_with("400 ITEM_ERROR/ITEM_NOT_FOUND"));
}

#[test]
fn an_app_is_known_by_its_id() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    server.link_token(json!({ "client_name": "Wonderwallet" }));
    let own = own_id(&server, &token);
    let get = |id: &str| server.post("/application/get", json!({ "application_id": id }));
    let told = [get(BUDGET).text, get(&own).text, get("nonsense").text];
    insta::assert_snapshot!(told.join("\n"));
}
