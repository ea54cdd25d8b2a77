//! `POST /auth/get`

use serde_json::json;

use crate::server::Server;

const PATH: &str = "/auth/get";

#[test]
fn three_accounts_of_user_good_have_numbers() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    insta::assert_snapshot!(server.ok(PATH, json!({ "access_token": token })).text);
}

#[test]
fn numbers_are_those_of_the_country() {
    let server = Server::start();
    let mut table = String::new();
    for institution in ["ins_43", "ins_117650", "ins_117181", "ins_56", "ins_127287"] {
        let token = server.access_token_at(institution, &["auth"]);
        let answer = server.ok(PATH, json!({ "access_token": token }));
        let json = answer.json();
        let accounts = json["accounts"].as_array().unwrap().iter();
        let accounts: Vec<_> = accounts.map(|account| &account["mask"]).collect();
        table += &format!("{institution} {accounts:?}\n{:#}\n", json["numbers"]);
    }
    insta::assert_snapshot!(table);
}

#[test]
fn auth_is_added_on_first_use() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    let body = json!({ "access_token": token });
    let item = |what: &str| {
        let item = server.ok("/item/get", body.clone());
        item.text_at(&format!("/item/{what}"))
    };
    assert_eq!(item("products"), r#"["transactions"]"#);
    server.ok(PATH, body.clone());
    assert_eq!(item("products"), r#"["auth","transactions"]"#);
    assert_eq!(item("auth_method"), "INSTANT_AUTH");
}

#[test]
fn an_institution_without_auth_has_none() {
    let server = Server::start();
    let token = server.access_token_at("ins_54", &["investments"]);
    let answer = server.post(PATH, json!({ "access_token": token }));
    insta::assert_snapshot!(answer.text);
}

#[test]
fn an_account_without_numbers_can_be_asked_for() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    let all = server.ok("/accounts/get", json!({ "access_token": token }));
    let card = all.text_at("/accounts/3/account_id");
    let options = json!({ "account_ids": [card] });
    let answer = server.ok(PATH, json!({ "access_token": token, "options": options }));
    assert_eq!(answer.text_at("/accounts"), "[]");
    assert_eq!(
        answer.text_at("/numbers"),
        r#"{"ach":[],"bacs":[],"eft":[],"international":[]}"#
    );
}
