//! `POST /identity/get`

use serde_json::json;

use crate::server::Server;

const PATH: &str = "/identity/get";

#[test]
fn alberta_owns_every_account() {
    let server = Server::start();
    let token = server.access_token(&["identity"]);
    let answer = server.ok(PATH, json!({ "access_token": token }));
    let json = answer.json();
    let accounts = json["accounts"].as_array().unwrap();
    assert_eq!(accounts.len(), 14);
    assert!(
        accounts
            .iter()
            .all(|account| account["owners"] == accounts[0]["owners"])
    );

    let options = json!({ "account_ids": [accounts[0]["account_id"]] });
    let one = server.ok(PATH, json!({ "access_token": token, "options": options }));
    insta::assert_snapshot!(one.text);
}

#[test]
fn identity_is_added_on_first_use() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    let answer = server.ok(PATH, json!({ "access_token": token }));
    assert_eq!(answer.text_at("/item/products"), r#"["auth","identity"]"#);
}
