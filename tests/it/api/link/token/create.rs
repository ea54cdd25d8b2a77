//! `POST /link/token/create`

use jiff::Timestamp;
use plaid_emulator::sandbox::catalog::Client;
use serde_json::{Value, json};

use crate::requests::told;
use crate::server::{START, Server, link_token_request};

const PATH: &str = "/link/token/create";

#[test]
fn every_field_there_is_is_taken() {
    let maximal = include_str!("create/maximal.json");
    let server = Server::start();
    let mut maximal: Value = serde_json::from_str(maximal).unwrap();
    maximal["user_id"] = server.user().into();
    insta::assert_snapshot!(server.ok(PATH, maximal).text);
}

/// A request a line; see [`told`].
const REQUESTS: &str = include_str!("create/requests.txt");

#[test]
fn requests_are_refused_as_plaid_refuses_them() {
    let server = Server::start();
    let item = server.access_token(&["transactions"]);
    let assets = server.access_token(&["assets", "auth"]);
    let removed = server.access_token(&["auth"]);
    server.ok("/item/remove", json!({ "access_token": removed }));
    let (user, stranger) = (server.user(), server.stranger());
    let names = [
        ("$USER", user.as_str()),
        ("$STRANGER", stranger.as_str()),
        ("$ITEM", item.as_str()),
        ("$ASSETS", assets.as_str()),
        ("$REMOVED", removed.as_str()),
    ];
    let least = link_token_request(json!({}));
    let told = told(&server, PATH, &least, &names, REQUESTS);
    insta::assert_snapshot!(told);
}

/// What a client with a list of addresses and products asks for.
const OF_A_REGISTERED_CLIENT: &str = r#"
{"redirect_uri": "https://example.com/oauth"}
{"redirect_uri": "http://localhost:3000/"}
{"redirect_uri": "http://localhost:3000"}
{"redirect_uri": "https://example.com/oauth/"}
{"redirect_uri": "https://EXAMPLE.com/oauth"}
{"android_package_name": "com.example.app"}
{"android_package_name": "com.example.other"}
{"products": ["auth", "transactions"]}
{"products": ["identity"]}
{"optional_products": ["identity", "liabilities"]}
"#;

#[test]
fn a_client_has_registered_its_addresses_and_products() {
    let client = json!({
        "client_id": "registered",
        "secret": "secret",
        "redirect_uris": ["https://example.com/oauth", "http://localhost:3000/"],
        "android_package_names": ["com.example.app"],
        "products": ["auth", "transactions"],
    });
    let client: Client = serde_json::from_value(client).unwrap();
    let server = Server::with_clients(vec![client]);
    let least = link_token_request(json!({}));
    let told = told(&server, PATH, &least, &[], OF_A_REGISTERED_CLIENT);
    insta::assert_snapshot!(told);
}

/// How long a token made with `more` opens Link, in seconds.
#[track_caller]
fn life(server: &Server, more: Value) -> i64 {
    let start: Timestamp = START.parse().unwrap();
    let answer = server.ok(PATH, link_token_request(more));
    let expiration: Timestamp = answer.text_at("/expiration").parse().unwrap();
    expiration.as_second() - start.as_second()
}

#[test]
fn tokens_live_as_long_as_documented() {
    const MINUTES: i64 = 60;
    const HOURS: i64 = 60 * MINUTES;
    let server = Server::start();
    let item = server.access_token(&["transactions"]);
    let hosted = |by: Value| json!({ "hosted_link": by });
    let update = json!({ "access_token": item, "products": null });
    let hosted_update = json!({
        "access_token": item, "products": null, "hosted_link": { "delivery_method": "email" },
    });
    assert_eq!(life(&server, json!({})), 4 * HOURS);
    assert_eq!(life(&server, update), 30 * MINUTES);
    assert_eq!(life(&server, hosted(json!({}))), 30 * MINUTES);
    assert_eq!(
        life(&server, hosted(json!({ "delivery_method": "sms" }))),
        24 * HOURS
    );
    assert_eq!(
        life(&server, hosted(json!({ "delivery_method": "email" }))),
        7 * 24 * HOURS
    );
    let seconds =
        |seconds: i64| json!({ "delivery_method": "sms", "url_lifetime_seconds": seconds });
    assert_eq!(life(&server, hosted(seconds(90))), 90);
    assert_eq!(life(&server, hosted(seconds(1_814_400))), 21 * 24 * HOURS);
    assert_eq!(life(&server, hosted_update), 30 * MINUTES);
}

#[test]
fn a_token_opens_link_until_it_expires() {
    let server = Server::start();
    let new = server.link_token(json!({}));
    let item = server.access_token(&["transactions"]);
    let update = server.link_token(json!({ "access_token": item, "products": null }));
    let opens = |token: &str| {
        let page = server.form(&[("action", "open"), ("token", token)]);
        page.contains("data-pane=\"phone\"")
    };
    assert!(opens(&new) && opens(&update));
    server.advance("29m 59s");
    assert!(opens(&new) && opens(&update));
    server.advance("1s");
    assert!(opens(&new) && !opens(&update));
    server.advance("3h 29m 59s");
    assert!(opens(&new));
    server.advance("1s");
    assert!(!opens(&new));
}

#[test]
fn a_hosted_token_comes_with_its_address() {
    let server = Server::start();
    let answer = server.ok(PATH, link_token_request(json!({ "hosted_link": {} })));
    insta::assert_snapshot!(answer.text);
}
