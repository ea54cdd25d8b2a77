//! `POST /accounts/get`

use serde_json::{Value, json};

use crate::requests::told;
use crate::server::{Answer, Server};

const PATH: &str = "/accounts/get";

#[test]
fn accounts_of_user_good_are_those_of_the_sandbox() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    insta::assert_snapshot!(server.ok(PATH, json!({ "access_token": token })).text);
}

/// A choice of accounts; `$0` and `$1` are on the Item, `$OTHER` is on another one.
const CHOICES: &str = r#"
{"options": {}}
{"options": {"account_ids": ["$0"]}}
{"options": {"account_ids": ["$1", "$0", "$1"]}}
{"options": {"account_ids": ["$OTHER"]}}
{"options": {"account_ids": ["$0", "$OTHER"]}}
{"options": {"account_ids": ["3wXgKQXvWzsGkXUi1vKk4LzvWqkXBNhKXqjzE"]}}
{"options": {"account_ids": []}}
{"options": {"account_ids": null}}
{"options": {"account_ids": "ABCDEFG1234567"}}
{"options": {"account_ids": ["ABCDEFG1234567"]}}
{"options": {"account_ids": ["$0", 5]}}
{"options": {"account_ids": [""]}}
{"options": null}
{"options": {"account_id": "$0"}}
{"account_ids": ["$0"]}
"#;

fn accounts(answer: &Answer) -> Vec<String> {
    let json = answer.json();
    let accounts = json["accounts"].as_array().unwrap().iter();
    accounts
        .map(|account| account["account_id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn account_ids_choose_accounts_at_every_endpoint_alike() {
    let server = Server::start();
    let token = server.access_token(&["auth", "identity"]);
    let other = server.access_token(&["auth"]);
    let body = |token: &str| json!({ "access_token": token });
    let all = accounts(&server.ok(PATH, body(&token)));
    let of_other = accounts(&server.ok(PATH, body(&other)));
    assert_eq!(all.len(), 14);
    let names = [
        ("$0", all[0].as_str()),
        ("$1", all[1].as_str()),
        ("$OTHER", &of_other[0]),
    ];
    let tables = [PATH, "/accounts/balance/get", "/auth/get", "/identity/get"]
        .map(|path| told(&server, path, &body(&token), &names, CHOICES));
    assert!(tables.iter().all(|table| *table == tables[0]));
    insta::assert_snapshot!(tables[0]);

    let choose = |ids: Value| {
        let options = json!({ "account_ids": ids });
        accounts(&server.ok(PATH, json!({ "access_token": token, "options": options })))
    };
    assert_eq!(choose(json!([all[3]])), [all[3].clone()]);
    // Always in the order of the bank, each once.
    assert_eq!(
        choose(json!([all[3], all[1], all[3]])),
        [all[1].clone(), all[3].clone()]
    );
}

#[test]
fn some_institutions_tell_accounts_apart_for_good() {
    let server = Server::start();
    let mut table = String::new();
    for institution in ["ins_56", "ins_13", "ins_127287", "ins_109508"] {
        let ids = |answer: &Answer| -> Vec<String> {
            let json = answer.json();
            let accounts = json["accounts"].as_array().unwrap().iter();
            accounts
                .map(|account| account["persistent_account_id"].to_string())
                .collect()
        };
        let read = || {
            let token = server.access_token_at(institution, &["auth"]);
            server.ok(PATH, json!({ "access_token": token }))
        };
        let (first, second) = (read(), read());
        assert_eq!(ids(&first), ids(&second), "{institution}");
        assert_ne!(accounts(&first), accounts(&second), "{institution}");
        table += &format!("{institution} {}\n", ids(&first).join(" "));
    }
    insta::assert_snapshot!(table);
}

#[test]
fn money_is_that_of_the_country() {
    let server = Server::start();
    for (institution, currency) in [("ins_43", "CAD"), ("ins_117650", "GBP"), ("ins_1", "USD")] {
        let token = server.access_token_at(institution, &["auth"]);
        let answer = server.ok(PATH, json!({ "access_token": token }));
        for account in answer.json()["accounts"].as_array().unwrap() {
            assert_eq!(
                account["balances"]["iso_currency_code"], currency,
                "{institution}"
            );
        }
    }
}
