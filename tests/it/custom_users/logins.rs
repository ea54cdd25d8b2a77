//! `user_custom` in Link, at a bank's own site, in update mode, and with the way without a browser.

use serde_json::{Value, json};

use super::{access_token, read};
use crate::link::Person;
use crate::server::Server;

fn jane(more: Value) -> Value {
    let account = |mask: &str, subtype: &str| {
        json!({ "type": "depository", "subtype": subtype, "starting_balance": 10,
                "meta": { "name": format!("Jane's {subtype}"), "mask": mask } })
    };
    let mut user = json!({
        "override_accounts": [account("0001", "checking"), account("0002", "savings")],
    });
    for (name, value) in more.as_object().expect("fields") {
        user[name] = value.clone();
    }
    user
}

fn at_the_bank<'a>(server: &'a Server, user: &Value) -> Person<'a> {
    let mut person = Person::opens(server, &server.link_token(json!({})));
    person
        .skips_the_phone()
        .picks("ins_109508")
        .signs_in("user_custom", &user.to_string());
    person
}

#[test]
fn its_accounts_are_offered_and_shared() {
    let server = Server::start();
    let mut person = at_the_bank(&server, &jane(json!({})));
    assert_eq!(person.pane(), "accounts");
    assert!(
        person.page().contains("Jane&#39;s checking"),
        "{}",
        person.page()
    );
    person.chooses(&["1"]).does("continue", &[]);
    let result = person.result();
    let names = |accounts: &Value| accounts[0]["name"].clone();
    assert_eq!(names(&result["metadata"]["accounts"]), "Jane's savings");
    let token = server.exchange(result["public_token"].as_str().unwrap());
    let accounts = read(&server, "/accounts/get", &token).json();
    assert_eq!(names(&accounts["accounts"]), "Jane's savings");
}

#[test]
fn questions_are_asked_and_answered() {
    let server = Server::start();
    let user = jane(json!({ "mfa": {
        "type": "questions", "question_rounds": 2, "questions_per_round": 1
    } }));
    let mut person = at_the_bank(&server, &user);
    assert_eq!(person.pane(), "mfa");
    assert!(
        person
            .page()
            .contains("What is the answer to question_0_0?")
    );
    person.does("submit_mfa", &[("answer_0", "answer_1_0")]);
    assert!(person.complaint().is_some(), "a wrong answer");
    person.does("submit_mfa", &[("answer_0", "answer_0_0")]);
    assert!(
        person
            .page()
            .contains("What is the answer to question_1_0?")
    );
    person.does("submit_mfa", &[("answer_0", "answer_1_0")]);
    assert_eq!(person.pane(), "accounts");
}

#[test]
fn a_device_is_sent_a_code() {
    let server = Server::start();
    for user in [
        jane(json!({ "mfa": { "type": "device" } })),
        jane(json!({ "has_perpetual_otp": true })),
    ] {
        let mut person = at_the_bank(&server, &user);
        person.does("submit_mfa", &[("answer_0", "1")]);
        person.does("submit_mfa", &[("answer_0", "4321")]);
        assert!(person.complaint().is_some(), "a wrong code");
        person.does("submit_mfa", &[("answer_0", "1234")]);
        assert_eq!(person.pane(), "accounts");
    }
}

#[test]
fn of_selections_the_first_is_right() {
    let server = Server::start();
    let mut usual = at_the_bank(&server, &jane(json!({ "mfa": { "type": "selections" } })));
    usual.does(
        "submit_mfa",
        &[("answer_0", "potato"), ("answer_1", "ketchup")],
    );
    assert!(usual.complaint().is_some(), "a wrong answer");
    usual.does(
        "submit_mfa",
        &[("answer_0", "tomato"), ("answer_1", "ketchup")],
    );
    assert_eq!(usual.pane(), "accounts");

    let mfa = json!({ "type": "selections", "selections_per_question": 3 });
    let mut numbered = at_the_bank(&server, &jane(json!({ "mfa": mfa })));
    let (first, second) = (("answer_0", "answer_0_0_0"), ("answer_1", "answer_0_1_0"));
    numbered.does("submit_mfa", &[first, second]);
    assert_eq!(numbered.pane(), "accounts");
}

#[test]
fn a_box_is_ticked() {
    let server = Server::start();
    let mut good = at_the_bank(&server, &jane(json!({ "recaptcha": "good" })));
    assert_eq!(good.pane(), "recaptcha");
    good.does("solve_recaptcha", &[]);
    assert_eq!(good.pane(), "accounts");

    let mut bad = at_the_bank(&server, &jane(json!({ "recaptcha": "bad" })));
    bad.does("solve_recaptcha", &[]);
    let title = bad.title();
    bad.does("confirm_exit", &[]);
    let code = bad.result()["error"]["error_code"].clone();
    assert_eq!(title, "Please try connecting a different account");
    assert_eq!(code, "RECAPTCHA_BAD");
}

#[test]
fn errors_are_forced() {
    let server = Server::start();
    let mut told = String::new();
    for code in [
        "INSTITUTION_NOT_RESPONDING",
        "INVALID_CREDENTIALS",
        "INVALID_LINK_TOKEN",
        "ITEM_LOCKED",
        "ITEM_LOGIN_REQUIRED",
        "NO_ACCOUNTS",
        "PLAID_ERROR",
        "USER_SETUP_REQUIRED",
    ] {
        let mut person = at_the_bank(&server, &jane(json!({ "force_error": code })));
        let pane = person.pane().to_owned();
        let said = person.complaint().unwrap_or_else(|| person.title());
        told += &format!("{code}: {pane}, {said}\n");
        if pane == "credentials" {
            person.does("exit", &[]);
        }
        person.does("confirm_exit", &[]);
        told += &format!("    {}\n", person.result()["error"]);
    }
    insta::assert_snapshot!(told);
}

#[test]
fn what_is_no_custom_user_is_a_wrong_login() {
    let server = Server::start();
    let mut person = Person::opens(&server, &server.link_token(json!({})));
    person.skips_the_phone().picks("ins_109508");
    for password in ["", "{", "pass_good"] {
        person.signs_in("user_custom", password);
        assert_eq!(person.pane(), "credentials", "{password}");
        assert!(person.complaint().is_some(), "{password}");
    }
    person.signs_in("user_custom", &jane(json!({})).to_string());
    assert_eq!(person.pane(), "accounts");
}

#[test]
fn the_way_without_a_browser() {
    let server = Server::start();
    let complete = |more: Value| {
        let mut body = json!({
            "link_token": server.link_token(json!({})),
            "username": "user_custom",
            "password": jane(json!({ "mfa": { "type": "device" } })).to_string(),
        });
        for (name, value) in more.as_object().expect("fields") {
            body[name] = value.clone();
        }
        server.post_raw("/_emulator/link/complete", body.to_string())
    };
    let done = complete(json!({ "accounts": ["0002"] }));
    let token = server.exchange(&done.text_at("/public_token"));
    let accounts = read(&server, "/accounts/get", &token);
    assert_eq!(accounts.text_at("/accounts/0/name"), "Jane's savings");
    let wrong = complete(json!({ "mfa": [["0"], ["4321"]] }));
    assert!(wrong.text.contains("INVALID_MFA"), "{}", wrong.text);
}

#[test]
fn in_update_mode_the_same_name_is_the_same_person() {
    let server = Server::start();
    let token = access_token(&server, &jane(json!({})), &["transactions"]);
    let update = || {
        let request = json!({ "access_token": token, "products": null });
        let mut person = Person::opens(&server, &server.link_token(request));
        person.skips_the_phone();
        person
    };
    let mut stranger = update();
    stranger.signs_in("user_good", "pass_good");
    assert_eq!(
        stranger.pane(),
        "credentials",
        "another username is refused"
    );

    // One account fewer, and one that the Item does not know.
    let mut other = jane(json!({ "mfa": { "type": "device" } }));
    other["override_accounts"].as_array_mut().unwrap().pop();
    other["override_accounts"][0]["meta"]["name"] = json!("Jane's new one");
    server.ok(
        "/sandbox/item/reset_login",
        json!({ "access_token": token }),
    );
    let mut person = update();
    person.signs_in("user_custom", &other.to_string());
    person.does("submit_mfa", &[("answer_0", "0")]);
    person.does("submit_mfa", &[("answer_0", "1234")]);
    person.does("continue", &[]);
    assert_eq!(person.result()["error"], Value::Null);
    let accounts = read(&server, "/accounts/get", &token).json();
    let accounts = accounts["accounts"].as_array().unwrap().iter();
    let names: Vec<&Value> = accounts.map(|it| &it["name"]).collect();
    assert_eq!(
        names,
        ["Jane's checking", "Jane's savings"],
        "the Item keeps what it was made with"
    );
}
