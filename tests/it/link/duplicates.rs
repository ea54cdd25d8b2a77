//! The same bank connected twice.

use serde_json::{Value, json};

use super::Person;
use crate::server::Server;

/// Where people log in on the bank's own site, and where they do not.
const CHASE: &str = "ins_56";
const NAVY_FEDERAL: &str = "ins_15";

fn behaving() -> Server {
    Server::with_switches(|switches| switches.bank_specific_behaviour = true)
}

/// Links accounts by their masks without a browser, and gives the access token.
fn link(server: &Server, institution: &str, accounts: &[&str], more: Value) -> String {
    let token = server.link_token(more);
    let body = json!({
        "link_token": token, "institution_id": institution, "accounts": accounts,
    });
    let done = server.post_raw("/_emulator/link/complete", body.to_string());
    assert_eq!(done.status, 200, "{}", done.text);
    server.exchange(&done.text_at("/public_token"))
}

/// What the app reads of an Item.
fn state(server: &Server, access_token: &str) -> String {
    let body = json!({ "access_token": access_token });
    let item = server.ok("/item/get", body).json()["item"].clone();
    match &item["error"] {
        Value::Null => "works".to_owned(),
        error => format!(
            "{} {}: {}",
            error["error_code"].as_str().unwrap(),
            error["error_code_reason"],
            error["display_message"],
        ),
    }
}

fn webhooks(server: &Server) -> Vec<String> {
    let sent = server.get("/_emulator/webhooks?client_id=test").json();
    let sent = sent["webhooks"].as_array().unwrap().iter();
    sent.map(|it| it["webhook_code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_duplicate_is_a_new_item_of_the_same_accounts() {
    let server = Server::start();
    let of = |access_token: &str| {
        let body = json!({ "access_token": access_token });
        server.ok("/accounts/get", body).json()["accounts"].clone()
    };
    for institution in [CHASE, "ins_13", "ins_127287", "ins_109508"] {
        let first = link(&server, institution, &["0000", "1111"], json!({}));
        let second = link(&server, institution, &["0000", "1111", "3333"], json!({}));
        let (first_accounts, second_accounts) = (of(&first), of(&second));
        for at in 0..2 {
            for key in ["name", "mask", "official_name", "persistent_account_id"] {
                assert_eq!(first_accounts[at].get(key), second_accounts[at].get(key));
            }
            assert_ne!(
                first_accounts[at]["account_id"],
                second_accounts[at]["account_id"]
            );
            assert_eq!(
                first_accounts[at].get("persistent_account_id").is_some(),
                institution != "ins_109508",
                "at {institution}"
            );
        }
        // Banks of the Sandbox do nothing of their own.
        assert_eq!(state(&server, &first), "works");
        assert_eq!(state(&server, &second), "works");
    }
}

#[test]
fn some_banks_keep_one_connection_only() {
    let server = behaving();
    let mut told = String::new();
    let hook = json!({ "webhook": "https://example.com/hook" });
    for (bank, first, second) in [
        (CHASE, &["0000"][..], &["0000"][..]),
        (CHASE, &["0000"], &["0000", "1111"]),
        (NAVY_FEDERAL, &["0000"], &["1111"]),
        ("ins_109508", &["0000"], &["1111"]),
    ] {
        let server = server.as_client(&format!("{bank} {first:?} {second:?}"));
        let old = link(&server, bank, first, hook.clone());
        let new = link(&server, bank, second, hook.clone());
        told += &format!(
            "{bank} {first:?} then {second:?}\n    old: {}\n    new: {}\n",
            state(&server, &old),
            state(&server, &new)
        );
    }
    insta::assert_snapshot!(told);
}

#[test]
fn the_app_hears_of_it_and_may_take_the_old_item_up_again() {
    let server = behaving();
    let hook = json!({ "webhook": "https://example.com/hook" });
    let old = link(&server, CHASE, &["0000"], hook.clone());
    let new = link(&server, CHASE, &["0000", "1111"], hook);
    assert_eq!(webhooks(&server), ["ERROR"]);
    let token = server.link_token(json!({ "access_token": old, "products": [] }));
    let body = json!({ "link_token": token, "accounts": ["0000"] });
    let done = server.post_raw("/_emulator/link/complete", body.to_string());
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(state(&server, &old), "works");
    assert!(state(&server, &new).starts_with("ITEM_LOGIN_REQUIRED \"OAUTH_INVALID_TOKEN\""));
}

#[test]
fn another_person_and_a_removed_item_are_left_alone() {
    let server = behaving();
    let old = link(&server, NAVY_FEDERAL, &["0000"], json!({}));
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    person
        .skips_the_phone()
        .picks(NAVY_FEDERAL)
        .signs_in("user_yuppie", "any")
        .chooses(&["0"]);
    person.does("continue", &[]);
    assert_eq!(state(&server, &old), "works");
    let removed = json!({ "access_token": old });
    server.ok("/item/remove", removed);
    link(&server, NAVY_FEDERAL, &["1111"], json!({}));
    assert!(webhooks(&server).is_empty());
}
