//! `POST /liabilities/get`

use serde_json::json;

use crate::server::Server;

const PATH: &str = "/liabilities/get";

#[test]
fn user_good_owes_on_a_card_a_mortgage_and_a_student_loan() {
    let server = Server::start();
    let token = server.access_token(&["liabilities"]);
    insta::assert_snapshot!(server.ok(PATH, json!({ "access_token": token })).text);
}

#[test]
fn kinds_that_are_not_asked_for_are_null() {
    let server = Server::start();
    let token = server.access_token(&["liabilities"]);
    let all = server.ok(PATH, json!({ "access_token": token }));
    let mortgage = all.text_at("/liabilities/mortgage/0/account_id");
    let options = json!({ "account_ids": [mortgage] });
    let one = server.ok(PATH, json!({ "access_token": token, "options": options }));
    assert_eq!(one.text_at("/liabilities/credit"), "null");
    assert_eq!(one.text_at("/liabilities/mortgage/0/account_id"), mortgage);
    assert_eq!(one.text_at("/liabilities/student"), "null");
    assert_eq!(one.json()["accounts"].as_array().unwrap().len(), 1);
}

#[test]
fn a_checking_account_owes_nothing() {
    let server = Server::start();
    let token = server.access_token_for(&["0000"], &["liabilities"]);
    let answer = server.post(PATH, json!({ "access_token": token }));
    insta::assert_snapshot!(answer.text);
}

#[test]
fn liabilities_are_added_on_first_use() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    let answer = server.ok(PATH, json!({ "access_token": token }));
    assert_eq!(
        answer.text_at("/item/products"),
        r#"["auth","liabilities"]"#
    );
}
