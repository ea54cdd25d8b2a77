//! People who have kept connections with their phone number.
//! <https://plaid.com/docs/link/returning-user/>

use serde_json::{Value, json};

use super::{Person, trace};
use crate::server::{Answer, Server};

fn complete(server: &Server, token: &str, mut request: Value) -> Answer {
    request["link_token"] = token.into();
    server.post_raw("/_emulator/link/complete", request.to_string())
}

/// What happened, an event a line, and how it ended.
fn story(finish: &Answer) -> String {
    let finish = finish.json();
    let events = finish["events"].as_array().cloned().unwrap_or_default();
    let line = |event: &Value| {
        let it = &event["metadata"];
        let told = [
            &event["eventName"],
            &it["view_name"],
            &it["institution_name"],
            &it["match_reason"],
            &it["error_code"],
        ];
        let told: Vec<&str> = told.iter().filter_map(|it| it.as_str()).collect();
        told.join(" ")
    };
    let mut lines: Vec<String> = events.iter().map(line).collect();
    let accounts = finish["metadata"]["accounts"].as_array();
    lines.push(format!(
        "= {} {} with {} accounts",
        finish["result"].as_str().unwrap_or("refused"),
        finish["metadata"]["institution"]["name"],
        accounts.map_or(0, Vec::len)
    ));
    lines.join("\n")
}

#[test]
fn each_test_number_has_its_story() {
    let mut told = String::new();
    for last in ["10", "11", "12", "13", "14", "15"] {
        let server = Server::start();
        let token = server.link_token(json!({}));
        let phone = format!("415-555-00{last}");
        let finish = complete(&server, &token, json!({ "phone_number": phone }));
        told += &format!("# {phone}\n{}\n\n", story(&finish));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn what_was_not_kept_is_connected_anew_and_then_is_kept() {
    let server = Server::start();
    let connect = |request: Value| {
        let token = server.link_token(json!({}));
        let mut request = request;
        request["phone_number"] = "+1 415 555 0010".into();
        story(&complete(&server, &token, request))
    };
    let first = connect(json!({ "institution_id": "ins_109511" }));
    assert!(!first.contains("SAVED"), "{first}");
    let second = connect(json!({}));
    assert!(
        second.contains("SELECT_INSTITUTION Tartan Bank AUTO_SELECT_SAVED_INSTITUTION"),
        "{second}"
    );
    let third = connect(json!({ "institution_id": "ins_109509" }));
    assert!(third.contains("CONNECT_NEW_INSTITUTION"), "{third}");
    let fourth = connect(json!({ "institution_id": "ins_109509" }));
    assert!(
        fourth.contains("SELECT_INSTITUTION First Gingham Credit Union SAVED_INSTITUTION"),
        "{fourth}"
    );
    // Another client's people are others.
    let other = server.as_client("other");
    let token = other.link_token(json!({}));
    let elsewhere = complete(&other, &token, json!({ "phone_number": "4155550010" }));
    assert!(!story(&elsewhere).contains("SAVED"));
}

#[test]
fn what_is_of_no_use_is_not_offered() {
    let server = Server::start();
    let token = server.link_token(json!({ "country_codes": ["CA"] }));
    let finish = complete(
        &server,
        &token,
        json!({ "phone_number": "4155550011", "institution_id": "ins_43" }),
    );
    assert!(!story(&finish).contains("SAVED"), "{}", story(&finish));
}

#[test]
fn a_wrong_code_is_where_people_leave() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let finish = complete(
        &server,
        &token,
        json!({ "phone_number": "4155550011", "code": "000000" }),
    );
    insta::assert_snapshot!(story(&finish));
}

/// Somebody whose number has been verified.
fn verified<'a>(server: &'a Server, phone: &str, request: Value) -> Person<'a> {
    let token = server.link_token(request);
    let mut person = Person::opens(server, &token);
    person.does("submit_phone", &[("phone", phone)]);
    person.does("submit_otp", &[("code", "123456")]);
    person
}

#[test]
fn a_saved_bank_with_a_site_of_its_own_may_want_its_login_there() {
    let server = Server::start();
    let mut person = verified(&server, "4155550011", json!({}));
    person.does("pick_kept", &[("kept", "1")]);
    assert_eq!(person.title(), "Log in at Chase");
    person.does("back", &[]);
    assert_eq!(person.pane(), "kept-institutions");
    person.does("pick_kept", &[("kept", "9")]);
    assert_eq!(person.pane(), "kept-institutions");
    person.does("pick_kept", &[("kept", "0")]).does("back", &[]);
    person.does("exit", &[]).does("confirm_exit", &[]);
    insta::assert_snapshot!(trace(&person.result()));
}

#[test]
fn a_new_device_keeps_the_choice_of_accounts_for_the_same_person_only() {
    let mut told = String::new();
    for username in ["user_good", "user_yuppie"] {
        let server = Server::start();
        let mut person = verified(&server, "4155550014", json!({}));
        person.does("pick_kept", &[("kept", "0")]);
        person.does("confirm_kept", &[("account", "1")]);
        assert_eq!(person.pane(), "credentials");
        person.signs_in(username, "pass_good");
        told += &format!("{username}: {}\n", person.pane());
        if person.pane() == "accounts" {
            person.chooses(&["0"]);
        }
        told += &format!("    {}", person.result()["metadata"]["accounts"][0]["name"]);
        told += &format!("\n    {}", trace(&person.result()));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn only_accounts_that_were_saved_are_offered() {
    let server = Server::start();
    let person = verified(&server, "515-555-0019", json!({}));
    assert_eq!(person.page().matches("<li id=\"aut-selection").count(), 1);
    assert!(person.page().contains("Plaid Saving"));
    assert!(
        person.page().contains(">Continue<"),
        "the only one is ticked"
    );
    // Without an account of use the number has nothing saved.
    let cards = json!({ "account_filters": { "credit": { "account_subtypes": ["all"] } } });
    let person = verified(&server, "515-555-0019", cards);
    assert_eq!(person.pane(), "institutions");
}

#[test]
fn a_code_is_sent_once_more() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    person.does("submit_phone", &[("phone", "4155550010")]);
    assert!(!person.page().contains("on its way"));
    person.does("resend_code", &[]);
    assert_eq!(person.pane(), "otp");
    assert!(person.page().contains("A new code is on its way."));
    person.does("submit_otp", &[("code", "123456")]);
    assert_eq!(person.pane(), "institutions");
}

#[test]
fn a_known_number_is_sent_as_it_stands_and_the_second_time_by_itself() {
    let server = Server::start();
    let user = json!({ "client_user_id": "me", "phone_number": "+14155550011" });
    let token = server.link_token(json!({ "user": user }));
    let mut person = Person::opens(&server, &token);
    person.does("submit_phone", &[("phone", "(•••) •••-0012")]);
    assert!(person.complaint().is_some(), "this is another number");
    person.does("submit_phone", &[("phone", "(•••) •••-0011")]);
    assert!(person.page().contains("(•••) •••-0011"));
    person.does("submit_otp", &[("code", "123456")]);
    assert_eq!(person.pane(), "kept-institutions");

    let mut person = Person::opens(&server, &token);
    assert_eq!(person.pane(), "otp");
    person.does("submit_otp", &[("code", "123456")]);
    person.does("pick_kept", &[("kept", "0")]);
    person.does("confirm_kept", &[("account", "0")]);
    let told = trace(&person.result());
    insta::assert_snapshot!(told);

    // The number is another's who has not shown to own it.
    let other = json!({ "client_user_id": "other", "phone_number": "+14155550011" });
    let token = server.link_token(json!({ "user": other }));
    assert_eq!(Person::opens(&server, &token).pane(), "phone");
}

#[test]
fn the_bank_of_the_apps_routing_number_is_matched() {
    let server = Server::start();
    let token = server.link_token(json!({ "institution_data": { "routing_number": "011000138" } }));
    let events = |institution_id: &str| {
        let finish = complete(&server, &token, json!({ "institution_id": institution_id }));
        story(&finish)
    };
    let matched = events("ins_109512");
    let told = "MATCHED_SELECT_INSTITUTION Houndstooth Bank routing_number\n";
    assert!(matched.contains(told), "{matched}");
    assert!(!events("ins_109508").contains("MATCHED"));
}

/// A guest with an Item who gives a number to save it with.
fn saves<'a>(server: &'a Server, phone: &str) -> Person<'a> {
    let token = server.link_token(json!({}));
    let mut person = Person::opens(server, &token);
    person
        .skips_the_phone()
        .picks("ins_109511")
        .signs_in("user_good", "pass_good")
        .chooses(&["0"]);
    assert_eq!(person.pane(), "save");
    person.does("submit_phone", &[("phone", phone)]);
    person
}

#[test]
fn a_guest_saves_a_connection_at_the_end() {
    let server = Server::start();
    let mut person = saves(&server, "4155550010");
    person.does("resend_code", &[]);
    person.does("submit_otp", &[("code", "123456")]);
    insta::assert_snapshot!(trace(&person.result()));
    let returned = verified(&server, "4155550010", json!({}));
    assert!(returned.page().contains("Tartan Bank"));
    assert!(returned.page().contains("Plaid Checking"));
    assert!(
        !returned.page().contains("Plaid Saving"),
        "only what was shared"
    );
}

#[test]
fn three_wrong_codes_save_nothing_and_lose_nothing() {
    let server = Server::start();
    let mut person = saves(&server, "4155550010");
    for code in ["1", "2", "3"] {
        person.does("submit_otp", &[("code", code)]);
    }
    assert_eq!(person.pane(), "save");
    assert!(person.complaint().is_some());
    person.does("submit_phone", &[("phone", "4155550010")]);
    assert_eq!(person.pane(), "save");
    person.does("continue", &[]);
    insta::assert_snapshot!(trace(&person.result()));
    assert_eq!(
        verified(&server, "4155550010", json!({})).pane(),
        "institutions"
    );
}
