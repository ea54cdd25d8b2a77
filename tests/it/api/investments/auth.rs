//! `POST /investments/auth/get`

use plaid_emulator::fixtures;
use plaid_emulator::sandbox::product::Product;
use serde_json::{Value, json};

use crate::requests::told;
use crate::server::Server;

const PATH: &str = "/investments/auth/get";

#[test]
fn an_account_can_be_moved_with_what_it_holds() {
    let server = Server::start();
    let token = server.access_token_at("ins_115616", &["investments_auth"]);
    let answer = server.ok(PATH, json!({ "access_token": token }));
    let json = answer.json();
    for (list, count) in [("accounts", 14), ("owners", 14), ("holdings", 13)] {
        assert_eq!(json[list].as_array().unwrap().len(), count, "{list}");
    }
    let ids = [5, 6].map(|place| json["accounts"][place]["account_id"].clone());
    let options = json!({ "account_ids": ids });
    let two = server.ok(PATH, json!({ "access_token": token, "options": options }));
    assert_eq!(two.json()["numbers"], json["numbers"]);
    insta::assert_snapshot!(two.text);
}

/// The product comes with its first use, where the person was asked for such data.
#[test]
fn the_product_is_added_when_it_is_used() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    let answer = server.ok(PATH, json!({ "access_token": token }));
    let billed = &answer.json()["item"]["billed_products"];
    assert_eq!(*billed, json!(["auth", "investments_auth"]));
}

#[test]
fn a_checking_account_cannot_be_moved() {
    let server = Server::start();
    let all = server.access_token(&["investments_auth"]);
    let accounts = server.ok("/accounts/get", json!({ "access_token": all }));
    let options = json!({ "account_ids": [accounts.text_at("/accounts/0/account_id")] });
    let none = server.ok(PATH, json!({ "access_token": all, "options": options }));
    let json = none.json();
    assert_eq!(
        json["numbers"],
        json!({ "acats": [], "aton": [], "retirement_401k": [] })
    );
    assert_eq!(json["holdings"], json!([]));
    let token = server.access_token_for(&["0000"], &["investments_auth"]);
    insta::assert_snapshot!(server.post(PATH, json!({ "access_token": token })).text);
}

#[test]
fn numbers_are_those_of_the_account_and_its_broker() {
    let mut catalog = fixtures::built_in();
    let canadian = catalog.institutions.get_mut("ins_43").unwrap();
    canadian.products.push(Product::InvestmentsAuth);
    let broker = catalog.institutions.get_mut("ins_115616").unwrap();
    broker.dtc_numbers = vec!["0062".to_owned()];
    let server = Server::with_catalog(catalog);
    let custom = json!({ "override_accounts": [
        { "type": "investment", "subtype": "brokerage", "meta": { "mask": "1234" },
          "numbers": { "account": "Z99-1234" },
          "identity": { "names": ["Jane Doe", "John Doe"] } },
        { "type": "investment", "subtype": "roth 401k", "meta": { "mask": "22" } },
        { "type": "investment", "subtype": "tfsa", "meta": { "mask": "3333" } },
        { "type": "depository", "subtype": "savings", "meta": { "mask": "4444" } },
    ] });
    let numbers = |institution_id: &str| {
        let options = json!({
            "override_username": "user_custom", "override_password": custom.to_string(),
        });
        let made = server.ok(
            "/sandbox/public_token/create",
            json!({
                "institution_id": institution_id, "options": options,
                "initial_products": ["investments_auth"],
            }),
        );
        let token = server.exchange(&made.text_at("/public_token"));
        let answer = server.ok(PATH, json!({ "access_token": token })).json();
        let accounts = answer["accounts"].as_array().unwrap().iter();
        let ids = accounts.map(|it| (it["account_id"].clone(), it["mask"].clone()));
        let mut text = serde_json::to_string_pretty(&json!([
            answer["numbers"].clone(),
            answer["owners"].clone(),
        ]))
        .unwrap();
        for (id, mask) in ids {
            let of_mask = Value::from(format!("of {}", mask.as_str().unwrap()));
            text = text.replace(&id.to_string(), &of_mask.to_string());
        }
        text
    };
    insta::assert_snapshot!([numbers("ins_115616"), numbers("ins_43")].join("\n"));
}

const WRONG: &str = r#"
{"access_token": "access-sandbox-nonsense"}
{"access_token": "$REMOVED"}
{"access_token": "$BROKEN"}
{"access_token": "$UNASKED"}
{"access_token": "$WITHOUT"}
{"options": {"account_ids": []}}
{"options": {"account_ids": ["nonsense"]}}
{"options": {"account_ids": ["$FOREIGN"]}}
"#;

#[test]
fn what_is_wrong_is_refused() {
    let server = Server::start();
    let token = server.access_token(&["investments_auth"]);
    let removed = server.access_token(&["investments_auth"]);
    let foreign = server.ok("/accounts/get", json!({ "access_token": removed }));
    let foreign = foreign.text_at("/accounts/5/account_id");
    server.ok("/item/remove", json!({ "access_token": removed }));
    let broken = server.access_token(&["investments_auth"]);
    let keys = json!({ "access_token": broken });
    server.ok("/sandbox/item/reset_login", keys);
    let unasked = server.access_token_for(&["0000"], &[]);
    let without = server.access_token_at("ins_43", &["auth"]);
    let names = [
        ("$REMOVED", removed.as_str()),
        ("$BROKEN", broken.as_str()),
        ("$UNASKED", unasked.as_str()),
        ("$WITHOUT", without.as_str()),
        ("$FOREIGN", foreign.as_str()),
    ];
    let least = json!({ "access_token": token });
    insta::assert_snapshot!(told(&server, PATH, &least, &names, WRONG));
}
