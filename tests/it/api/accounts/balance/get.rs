//! `POST /accounts/balance/get`

use serde_json::json;

use crate::requests::told;
use crate::server::Server;

const PATH: &str = "/accounts/balance/get";

#[test]
fn balances_are_those_of_accounts_get_and_never_move() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    let body = json!({ "access_token": token });
    let accounts = |path: &str| server.ok(path, body.clone()).text_at("/accounts");
    let now = accounts(PATH);
    assert_eq!(now, accounts("/accounts/get"));
    server.advance("700h");
    assert_eq!(now, accounts(PATH));
    // Balance is not billed as a product of the Item.
    let item = server.ok("/item/get", body.clone());
    assert_eq!(item.text_at("/item/products"), r#"["transactions"]"#);
}

const OPTIONS: &str = r#"
{"options": {"min_last_updated_datetime": "2026-08-31T00:00:00Z"}}
{"options": {"min_last_updated_datetime": "2026-08-31"}}
{"options": {"min_last_updated_datetime": 5}}
"#;

#[test]
fn the_age_of_a_balance_may_be_limited() {
    let server = Server::start();
    let least = json!({ "access_token": server.access_token(&["auth"]) });
    let told = told(&server, PATH, &least, &[], OPTIONS);
    insta::assert_snapshot!(told);
}
