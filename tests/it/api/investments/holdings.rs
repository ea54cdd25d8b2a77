//! `POST /investments/holdings/get`

use serde_json::json;

use crate::server::Server;

const PATH: &str = "/investments/holdings/get";

#[test]
fn user_good_holds_thirteen_securities() {
    let server = Server::start();
    let token = server.access_token(&["investments"]);
    let answer = server.ok(PATH, json!({ "access_token": token }));
    let json = answer.json();
    let value: f64 = json["holdings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["institution_value"].as_f64().unwrap())
        .sum();
    assert_eq!(json["accounts"].as_array().unwrap().len(), 14);
    insta::assert_snapshot!(format!("{value}\n{}", answer.text));
}

#[test]
fn accounts_can_be_chosen() {
    let server = Server::start();
    let token = server.access_token(&["investments"]);
    let all = server.ok(PATH, json!({ "access_token": token }));
    let ira = all.text_at("/accounts/5/account_id");
    let options = json!({ "account_ids": [ira] });
    let one = server.ok(PATH, json!({ "access_token": token, "options": options }));
    let json = one.json();
    let names = json["securities"].as_array().unwrap().iter();
    let names: Vec<_> = names.map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(json["holdings"].as_array().unwrap().len(), 3);
    let expected = [
        "Nflx Feb 01'18 $355 Call",
        "iShares Inc MSCI Brazil",
        "U S Dollar",
    ];
    assert_eq!(names, expected);
}

#[test]
fn a_checking_account_holds_nothing() {
    let server = Server::start();
    let token = server.access_token_for(&["0000"], &["investments"]);
    let answer = server.post(PATH, json!({ "access_token": token }));
    assert_eq!(answer.text_at("/error_code"), "NO_INVESTMENT_ACCOUNTS");
}
