//! What banks ask besides a name and a password, and logins without an account of use.

use plaid_emulator::fixtures;
use serde_json::json;

use super::{Person, trace};
use crate::server::Server;

/// At the login of a bank that the app has chosen, listed or not.
fn at<'a>(server: &'a Server, institution_id: &str) -> Person<'a> {
    let token = server.link_token(json!({ "institution_id": institution_id }));
    let mut person = Person::opens(server, &token);
    person.skips_the_phone();
    assert_eq!(person.pane(), "credentials");
    person
}

#[test]
fn a_bank_with_a_way_of_its_own_asks_whatever_the_password() {
    let server = Server::start();
    for password in ["pass_good", "mfa_questions_1_1", "mfa_selections"] {
        let mut person = at(&server, "ins_1");
        person.signs_in("user_good", password);
        assert_eq!(person.pane(), "mfa");
        assert!(
            person.page().contains("••• ••• 1111"),
            "a device is chosen: {password}"
        );
        person.does("submit_mfa", &[("answer_0", "0")]);
        person.does("submit_mfa", &[("answer_0", "4321")]);
        assert!(person.complaint().is_some());
        person.does("submit_mfa", &[("answer_0", "1234")]);
        assert_eq!(person.pane(), "accounts", "{password}");
    }
    let mut person = at(&server, "ins_1");
    person.signs_in("user_good", "pass_bad");
    assert_eq!(person.pane(), "credentials");
}

#[test]
fn a_pin_is_asked_where_a_bank_has_one() {
    let mut catalog = fixtures::built_in();
    let bank = catalog.institutions.get_mut("ins_109509").unwrap();
    bank.pin_label = Some("PIN".to_owned());
    let server = Server::with_catalog(catalog);
    let mut person = at(&server, "ins_109509");
    assert!(
        person
            .page()
            .contains("<label for=\"aut-input-2-input\">PIN</label>")
    );
    let fields = |pin| {
        [
            ("username", "user_good"),
            ("password", "pass_good"),
            ("pin", pin),
        ]
    };
    for pin in ["", "1234"] {
        person.does("submit_credentials", &fields(pin));
        assert!(person.complaint().is_some(), "{pin}");
    }
    person.signs_in("user_good", "pass_good");
    assert_eq!(
        person.pane(),
        "credentials",
        "without the PIN nobody gets in"
    );
    person.does("submit_credentials", &fields("credential_good"));
    assert_eq!(person.pane(), "accounts");
}

#[test]
fn a_login_without_an_account_of_use() {
    let mut catalog = fixtures::built_in();
    let good = catalog.users.get("user_good").unwrap();
    // Somebody with a mortgage and nothing else.
    let loan = plaid_emulator::sandbox::catalog::TestUser {
        username: "user_loan".to_owned(),
        password: good.password.clone(),
        accounts: good.accounts[8..9].to_vec(),
        cycle: Vec::new(),
        cycle_days: 1,
        ledger: plaid_emulator::sandbox::catalog::Ledger::default(),
        portfolio: plaid_emulator::sandbox::catalog::Portfolio::default(),
        gate: plaid_emulator::sandbox::catalog::Gate::default(),
    };
    catalog
        .users
        .insert("user_loan".to_owned(), std::sync::Arc::new(loan));
    let server = Server::with_catalog(catalog);
    let mut told = String::new();
    for request in [
        json!({ "products": ["auth"] }),
        json!({ "products": ["investments"] }),
        json!({ "products": ["transactions"], "account_filters": {
            "depository": { "account_subtypes": ["all"] },
        } }),
    ] {
        let mut person = Person::opens(&server, &server.link_token(request.clone()));
        person
            .skips_the_phone()
            .picks("ins_109508")
            .signs_in("user_loan", "pass_good");
        told += &format!(
            "{request}\n    {}: {} -> {}\n",
            person.pane(),
            person.title(),
            person.way_out()
        );
        person.does("confirm_exit", &[]);
        told += &format!("    {}\n", person.result()["error"]["error_code"]);
    }
    insta::assert_snapshot!(told);
}

#[test]
fn errors_of_a_login_that_is_repaired() {
    let server = Server::start();
    let access_token = server.access_token(&["transactions"]);
    let token = server.link_token(json!({ "access_token": access_token, "products": null }));
    let mut told = String::new();
    for password in [
        "error_ITEM_LOCKED",
        "error_USER_INPUT_TIMEOUT",
        "error_INVALID_MFA",
    ] {
        let mut person = Person::opens(&server, &token);
        person.skips_the_phone().signs_in("user_good", password);
        let way_out = person.way_out();
        told += &format!(
            "{password}\n    {}: {} -> {way_out}",
            person.pane(),
            person.title()
        );
        person.does(&way_out, &[]);
        told += &format!(" -> {}\n", person.pane());
        person.does("confirm_exit", &[]);
        told += &format!("    {}", trace(&person.result()));
    }
    insta::assert_snapshot!(told);
}
