//! What comes of a login on a bank's own site: new Items and renewed ones.

use serde_json::{Value, json};

use super::{OAUTH_BANK, Person, shares, state_id};
use crate::server::Server;

#[test]
fn one_account_is_chosen_of_those_shared() {
    let server = Server::start();
    let token = server.link_token(json!({ "link_customization_name": "single" }));
    let mut story = Vec::new();
    for accounts in [&["1", "2"][..], &["1"][..]] {
        let mut person = Person::opens(&server, &token);
        person.chooses("ins_56").sends("open_oauth", &[]);
        shares(&server, &person.site(), "", accounts);
        person.sends("continue", &[]);
        if person.pane() == "accounts" {
            assert_eq!(person.screen.matches("name=\"account\"").count(), 2);
            person.sends("select_accounts", &[("account", "0")]);
            assert_eq!(person.pane(), "accounts", "it was not shared");
            person.sends("select_accounts", &[("account", "2")]);
        }
        person.sends("continue", &[]);
        let result = person.result();
        let accounts = &result["metadata"]["accounts"];
        story.push(format!("{} · {}", person.story(), accounts[0]["name"]));
        assert!(accounts[1].is_null());
    }
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn update_mode_renews_login_consent_and_accounts() {
    let server = Server::start();
    let access_token = server.access_token_at("ins_10", &["transactions"]);
    let keys = json!({ "access_token": access_token });
    let item = |pointer: &str| server.ok("/item/get", keys.clone()).text_at(pointer);
    assert_eq!(
        item("/item/consent_expiration_time"),
        "2027-09-01T12:00:00Z"
    );
    server.advance("48h");
    server.ok("/sandbox/item/reset_login", keys.clone());
    let before = server
        .ok("/item/get", keys.clone())
        .text_at("/item/error/error_code");
    assert_eq!(before, "ITEM_LOGIN_REQUIRED");

    let body = json!({ "products": null, "access_token": access_token });
    let token = server.link_token(body);
    let update = |username: &str, accounts: &[&str]| {
        let mut person = Person::opens(&server, &token);
        person.sends("continue_without_phone", &[]);
        assert_eq!(person.pane(), "oauth");
        assert!(!person.screen.contains("aria-label=\"Back\""));
        person.sends("open_oauth", &[]);
        shares(&server, &person.site(), username, accounts);
        person.sends("continue", &[]);
        let sees = person.sees();
        person.sends("continue", &[]);
        (sees, person)
    };
    let (sees, _) = update("user_yuppie", &["0"]);
    assert_eq!(sees, "INVALID_UPDATED_USERNAME");
    let (_, person) = update("", &["0", "2"]);
    assert_eq!(item("/item/error"), "null");
    assert_eq!(
        item("/item/consent_expiration_time"),
        "2027-09-03T12:00:00Z"
    );
    let accounts = server.ok("/accounts/get", keys.clone()).json();
    let masks: Vec<&Value> = accounts["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|account| &account["mask"])
        .collect();
    assert_eq!(masks, ["0000", "2222"]);
    insta::assert_snapshot!(person.story());
}

#[test]
fn link_opens_on_the_oauth_bank_an_app_names() {
    let server = Server::start();
    let token = server.link_token(json!({ "institution_id": "ins_56" }));
    let mut person = Person::opens(&server, &token);
    person.sends("continue_without_phone", &[]);
    assert_eq!(person.pane(), "oauth");
    assert!(person.screen.contains("Log in at Chase"));
    person.sends("exit", &[]).sends("confirm_exit", &[]);
    assert_eq!(person.result()["metadata"]["status"], "requires_oauth");
}

#[test]
fn accounts_are_shared_without_the_banks_pages() {
    const PATH: &str = "/sandbox/oauth/select_accounts";
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    let site = person.chooses(OAUTH_BANK).sends("open_oauth", &[]).site();
    let state = state_id(&site);
    let call = |accounts: Value| json!({ "oauth_state_id": state, "accounts": accounts });
    let told = [
        server.post(PATH, call(json!(["nobody's"]))).error(),
        server.post(PATH, call(json!(["account_99"]))).error(),
        server
            .post(PATH, json!({ "oauth_state_id": "x", "accounts": [] }))
            .error(),
        server
            .ok(PATH, call(json!(["0000", "Plaid Saving", "account_2"])))
            .text,
    ];
    person.sends("continue", &[]).sends("continue", &[]);
    assert_eq!(
        person.result()["metadata"]["accounts"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    let after = server.post(PATH, call(json!(["0000"]))).error();
    insta::assert_snapshot!(format!("{}\n{after}", told.join("\n")));
}

#[test]
fn link_is_completed_at_an_oauth_bank_without_a_browser() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let body = json!({
        "link_token": token,
        "institution_id": OAUTH_BANK,
        "accounts": ["0000", "Plaid Saving"],
    });
    let linked = server.post_raw("/_emulator/link/complete", body.to_string());
    assert_eq!(linked.status, 200, "{}", linked.text);
    assert_eq!(
        linked.json()["metadata"]["accounts"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}
