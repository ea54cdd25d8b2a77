//! `POST /auth/verify`

use serde_json::{Value, json};

use crate::requests::told;
use crate::server::{Answer, Server};

const PATH: &str = "/auth/verify";

fn verify(server: &Server, account: &str, routing: &str, name: Value) -> Answer {
    let numbers = json!({ "ach": { "account": account, "routing": routing } });
    server.ok(PATH, json!({ "numbers": numbers, "legal_name": name }))
}

#[test]
fn numbers_are_looked_up() {
    let server = Server::start();
    let known = "1111222233331111";
    let answers = [
        verify(&server, known, "110000000", json!("John Smith")),
        verify(&server, known, "110000000", json!("Jane Doe")),
        verify(&server, known, "110000000", json!(null)),
        verify(
            &server,
            "1111222233333333",
            "110000000",
            json!("John Smith"),
        ),
        verify(&server, "1111222233332222", "110000000", json!(" ")),
    ];
    insta::assert_snapshot!(answers.map(|it| it.text).join("\n"));
}

/// Numbers that cannot be any make no Item.
#[test]
fn impossible_numbers_fail() {
    let server = Server::start();
    let answers = [
        verify(&server, "1111222233331111", "110000001", json!(null)),
        verify(&server, "111", "110000000", json!("John Smith")),
        verify(&server, "1111222233331111", "", json!(null)),
    ];
    for answer in &answers {
        assert_eq!(answer.text_at("/item_id"), "null");
        assert_eq!(
            answer.text_at("/verification_status"),
            "database_insights_fail"
        );
        assert_eq!(
            answer.text_at("/verification_insights/account_number_format"),
            "invalid"
        );
    }
}

/// The Item is one by Database Auth as Link makes them, of the numbers alone.
#[test]
fn an_item_is_made_of_the_numbers() {
    let server = Server::start();
    let made = verify(&server, "1111222233331111", "110000000", json!("Jane Doe"));
    let items = server.get("/_emulator/items?client_id=test").json();
    let item = &items["items"][0];
    assert_eq!(item["item_id"], made.json()["item_id"]);
    let token = item["access_token"].as_str().unwrap();
    let got = server.ok("/auth/get", json!({ "access_token": token }));
    assert_eq!(
        got.json()["numbers"]["ach"][0]["account"],
        "1111222233331111"
    );
    assert_eq!(got.text_at("/accounts/0/verification_name"), "Jane Doe");
    assert_eq!(
        got.text_at("/accounts/0/verification_status"),
        "database_insights_pass"
    );
    assert_eq!(
        server
            .ok("/item/get", json!({ "access_token": token }))
            .text_at("/item/auth_method"),
        "DATABASE_INSIGHTS"
    );
}

const WRONG: &str = r#"
{"numbers": "-"}
{"numbers": {}}
{"numbers": {"ach": {"account": "1111222233331111"}}}
{"numbers": {"ach": {"account": 1, "routing": "110000000"}}}
{"legal_name": 1}
"#;

#[test]
fn what_is_wrong_is_refused() {
    let server = Server::start();
    let ach = json!({ "account": "1111222233331111", "routing": "110000000" });
    let least = json!({ "numbers": { "ach": ach } });
    insta::assert_snapshot!(told(&server, PATH, &least, &[], WRONG));
}
