//! `POST /item/access_token/invalidate`

use serde_json::json;

use crate::server::Server;

const PATH: &str = "/item/access_token/invalidate";

#[test]
fn the_item_stays_and_its_token_changes() {
    let server = Server::start();
    let old = server.access_token(&["transactions"]);
    let item = |token: &str| server.ok("/item/get", json!({ "access_token": token }));
    let accounts = |token: &str| {
        let answer = server.ok("/accounts/get", json!({ "access_token": token }));
        answer.text_at("/accounts")
    };
    let (before, before_accounts) = (item(&old), accounts(&old));
    let answer = server.ok(PATH, json!({ "access_token": old }));
    insta::assert_snapshot!(answer.text);
    let new = answer.text_at("/new_access_token");
    assert_eq!(item(&new).text_at("/item"), before.text_at("/item"));
    assert_eq!(accounts(&new), before_accounts);
    for _ in 0..2 {
        let refused = server.post(PATH, json!({ "access_token": old }));
        assert_eq!(
            refused.error(),
            "400 INVALID_INPUT/INVALID_ACCESS_TOKEN: could not find matching access token"
        );
    }
    let newer = server.ok(PATH, json!({ "access_token": new }));
    item(&newer.text_at("/new_access_token"));
}

#[test]
fn a_public_token_made_before_leads_to_the_new_token() {
    let server = Server::start();
    let old = server.access_token(&["transactions"]);
    let public_token = server
        .ok("/item/public_token/create", json!({ "access_token": old }))
        .text_at("/public_token");
    let answer = server.ok(PATH, json!({ "access_token": old }));
    assert_eq!(
        server.exchange(&public_token),
        answer.text_at("/new_access_token")
    );
}
