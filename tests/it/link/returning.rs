//! People who have kept connections with their phone number.
//! <https://plaid.com/docs/link/returning-user/>

use serde_json::{Value, json};

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
        second.contains("SELECT_INSTITUTION Tartan Bank SAVED_INSTITUTION"),
        "{second}"
    );
    let third = connect(json!({ "institution_id": "ins_109509" }));
    assert!(third.contains("CONNECT_NEW_INSTITUTION"), "{third}");
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
