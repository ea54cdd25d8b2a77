//! What comes of a login on a bank's own site: new Items and renewed ones.

use serde_json::{Value, json};

use super::{OAUTH_BANK, Person, shares, shares_as, state_id, visit};
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

const CUSTOM: &str = r#"{ "seed": "s", "force_error": "ITEM_LOCKED", "override_accounts": [
  { "type": "depository", "subtype": "checking", "starting_balance": 7.5,
    "meta": { "name": "Mine", "mask": "77" },
    "identity": { "names": ["Jane Doe"] } },
  { "type": "credit", "subtype": "credit card", "meta": { "mask": "88" },
    "liability": { "type": "credit", "purchase_apr": 3.5 } }
] }"#;

#[test]
fn a_custom_user_has_accounts_at_every_bank() {
    let server = Server::start();
    let products = json!(["transactions", "identity", "liabilities"]);
    let token = server.link_token(json!({ "products": products }));
    let mut person = Person::opens(&server, &token);
    let site = person.chooses(OAUTH_BANK).sends("open_oauth", &[]).site();
    let shows = |fields: &[(&str, &str)]| {
        let page = visit(&server, &site, "", Some(fields)).text;
        page.matches("class=\"selection-text\"").count()
    };
    let login = |password| {
        let name = ("username", "user_custom");
        shows(&[("at", "login"), name, ("password", password)])
    };
    assert_eq!(login("{ no JSON"), 14, "as with any other name");
    assert_eq!(login(CUSTOM), 2);
    shares_as(&server, &site, ("user_custom", CUSTOM), &["0", "1"]);
    person.sends("continue", &[]).sends("continue", &[]);
    let public_token = person.result()["public_token"].as_str().unwrap().to_owned();
    let access_token = server.exchange(&public_token);
    let keys = json!({ "access_token": access_token });
    let owed = server.ok("/liabilities/get", keys.clone());
    let apr = owed.text_at("/liabilities/credit/0/aprs/0/apr_percentage");
    assert_eq!(apr, "3.5");
    let owners = server.ok("/identity/get", keys.clone());
    let name = owners.text_at("/accounts/0/owners/0/names/0");
    assert_eq!(name, "Jane Doe");

    // In update mode they are who they were, whatever is typed.
    server.ok("/sandbox/item/reset_login", keys.clone());
    let body = json!({ "products": null, "access_token": access_token });
    let mut person = Person::opens(&server, &server.link_token(body));
    person.sends("continue_without_phone", &[]);
    person.sends("open_oauth", &[]);
    shares(&server, &person.site(), "user_custom", &["0"]);
    person.sends("continue", &[]);
    assert_eq!(person.pane(), "connected");
    let accounts = server.ok("/accounts/get", keys);
    assert_eq!(accounts.text_at("/accounts/0/name"), "Mine");
}

#[test]
fn a_custom_user_goes_to_the_bank_without_a_browser() {
    let server = Server::start();
    let body = json!({
        "link_token": server.link_token(json!({})),
        "institution_id": OAUTH_BANK, "username": "user_custom", "password": CUSTOM,
    });
    let linked = server.post_raw("/_emulator/link/complete", body.to_string());
    let linked = linked.json();
    let accounts = &linked["metadata"]["accounts"];
    assert_eq!(accounts[1]["mask"], "88");
    assert!(accounts[2].is_null());
}
