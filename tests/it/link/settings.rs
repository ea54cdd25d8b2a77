//! Settings of Link's pages: what no test can guess is said for it.

use hyper::Request;
use serde_json::{Value, json};

use super::{Person, between, trace};
use crate::server::{Answer, Server, link_token_request};

/// Makes a link token with settings in a header.
fn create(server: &Server, settings: &str, more: Value) -> Answer {
    let mut fields = link_token_request(more);
    fields["client_id"] = json!("test");
    fields["secret"] = json!("secret");
    let body = fields.to_string();
    let request = Request::post("/link/token/create")
        .header("content-type", "application/json")
        .header("content-length", body.len())
        .header("plaid-emulator-link-ui", settings);
    server.send(request.body(body.into()).unwrap())
}

fn token(server: &Server, settings: Value, more: Value) -> String {
    let made = create(server, &settings.to_string(), more);
    assert_eq!(made.status, 200, "{}", made.text);
    made.text_at("/link_token")
}

/// Presses main buttons to the end, as a person of few words does; the panes and what was told.
fn walk(mut person: Person<'_>) -> String {
    let mut told = String::new();
    loop {
        let pane = person.pane().to_owned();
        told += &format!("{pane}, ");
        match pane.as_str() {
            "phone" => person.skips_the_phone(),
            "institutions" => person.picks("ins_109508"),
            "credentials" => person.signs_in("user_good", "pass_good"),
            "accounts" => person.chooses(&["0"]),
            "finished" => break,
            _ => person.does("continue", &[]),
        };
    }
    told + "\n    " + &trace(&person.result())
}

#[test]
fn consent_and_saving_come_in_all_combinations() {
    let server = Server::start();
    let mut told = String::new();
    for consent in ["none", "allow", "share"] {
        for save_pane in [true, false] {
            let settings = json!({ "consent": consent, "save_pane": save_pane });
            told += &format!("{settings}\n    ");
            let token = token(&server, settings, json!({}));
            told += &walk(Person::opens(&server, &token));
        }
    }
    for settings in [
        json!({ "separate_consent": 1 }),
        json!({ "separate_consent": 2, "success_pane": true, "consent": "share" }),
    ] {
        told += &format!("{settings}\n    ");
        let token = token(&server, settings, json!({}));
        told += &walk(Person::opens(&server, &token));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn the_item_is_made_once_consent_is_given() {
    let server = Server::start();
    let token = token(&server, json!({ "consent": "share" }), json!({}));
    let mut person = Person::opens(&server, &token);
    person
        .skips_the_phone()
        .picks("ins_109508")
        .signs_in("user_good", "pass_good")
        .chooses(&["0"]);
    assert_eq!(person.pane(), "sharing");
    person.does("exit", &[]);
    assert_eq!(person.pane(), "exit");
    person.does("stay", &[]);
    assert_eq!(person.pane(), "sharing");
    person.does("exit", &[]).does("confirm_exit", &[]);
    let result = person.result();
    assert_eq!(result["result"], "exit");
    assert_eq!(result["metadata"]["status"], "requires_account_selection");
    assert_eq!(result["public_token"], Value::Null);
}

#[test]
fn a_bank_with_a_site_of_its_own_may_be_followed_by_a_pane() {
    let server = Server::start();
    let settings = json!({ "oauth_confirm": true, "consent": "allow" });
    let token = token(&server, settings, json!({ "institution_id": "ins_127287" }));
    let done = server.post_raw(
        "/_emulator/link/complete",
        json!({ "link_token": token }).to_string(),
    );
    assert_eq!(done.status, 200, "{}", done.text);
    insta::assert_snapshot!(trace(&done.json()));
}

#[test]
fn the_phone_number_may_be_left_to_be_typed() {
    let server = Server::start();
    let user = json!({ "user": { "client_user_id": "me", "phone_number": "+1 415 555 0010" } });
    let field = |settings: Value| {
        let token = token(&server, settings, user.clone());
        let person = Person::opens(&server, &token);
        person.page().contains("value=\"(•••) •••-0010\"")
    };
    assert!(field(json!({})));
    assert!(!field(json!({ "phone_prefill": false })));
}

#[test]
fn a_bad_number_is_told_where_it_was_typed() {
    let server = Server::start();
    let token = token(&server, json!({}), json!({}));
    let mut person = Person::opens(&server, &token);
    person
        .skips_the_phone()
        .picks("ins_109508")
        .signs_in("user_good", "pass_good")
        .chooses(&["0"])
        .does("submit_phone", &[("phone", "2125551234")]);
    assert_eq!(person.pane(), "save");
    assert!(
        person
            .complaint()
            .unwrap()
            .starts_with("Invalid phone number")
    );
    person
        .does("submit_phone", &[("phone", "4155550010")])
        .does("submit_otp", &[("code", "123456")]);
    assert_eq!(person.result()["result"], "success");
}

#[test]
fn a_token_overrules_its_customization() {
    let server = Server::start();
    let single = json!({ "link_customization_name": "single" });
    let kind = |settings: Value| {
        let token = token(&server, settings, single.clone());
        let mut person = Person::opens(&server, &token);
        person
            .skips_the_phone()
            .picks("ins_109508")
            .signs_in("user_good", "pass_good");
        person.page().contains("type=\"radio\"")
    };
    assert!(kind(json!({})));
    assert!(!kind(json!({ "account_select": "multiple" })));
}

#[test]
fn people_are_told_what_is_wrong_with_settings() {
    let server = Server::start();
    let mut told = String::new();
    for settings in [
        "",
        "share",
        "[]",
        r#"{"consent": "Share"}"#,
        r#"{"consent": true}"#,
        r#"{"consent": "sometimes", "account_select": "two"}"#,
        r#"{"save": true}"#,
        r#"{"colour": "red"}"#,
        r#"{"save_pane": "no"}"#,
        r#"{"separate_consent": 4}"#,
        r#"{"separate_consent": -1}"#,
        r#"{"search_label": " "}"#,
    ] {
        let answer = create(&server, settings, json!({}));
        told += &format!("{settings}\n{}\n\n", answer.error());
    }
    insta::assert_snapshot!(told);
}

/// The events a page tells the app of at once.
fn at_once(person: &Person<'_>) -> String {
    let json = between(person.page(), "data-link=\"events\">", "</script>").unwrap_or("[]");
    let events: Value = serde_json::from_str(json).unwrap();
    let name = |event: &Value| event["eventName"].as_str().unwrap().to_owned();
    let names: Vec<String> = events.as_array().unwrap().iter().map(name).collect();
    names.join(" ")
}

#[test]
fn all_events_may_be_told_as_they_happen() {
    let server = Server::with_switches(|switches| switches.live_events = true);
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    let mut told = vec![format!("opened: {}", at_once(&person))];
    let login = [("username", "user_good"), ("password", "pass_good")];
    let bank = [("institution_id", "ins_109508")];
    for (action, fields) in [
        ("continue_without_phone", &[][..]),
        ("search", &[("query", "plat")]),
        ("no such action", &[]),
        ("select_institution", &bank),
        ("submit_credentials", &login),
        ("view_data_types", &[]),
        ("select_accounts", &[("account", "0")]),
        ("continue", &[]),
    ] {
        person.does(action, fields);
        told.push(format!("{action}: {}", at_once(&person)));
    }
    told.push(format!("at the end: {}", trace(&person.result())));
    insta::assert_snapshot!(told.join("\n"));
    // Whoever asks again is told the same.
    let result = person.result();
    person.sends("save", "continue", &[]);
    assert_eq!(person.result(), result);
}
