//! `POST /link_delivery/*`: hosted sessions that are sent to people.

use serde_json::{Value, json};

use crate::link::Person;
use crate::server::Server;
use crate::webhooks::{URL, received};

fn delivered(server: &Server, options: Value) -> (String, Value) {
    let token = server.link_token(json!({ "webhook": URL }));
    let request = json!({ "link_token": token, "options": options });
    (token, server.ok("/link_delivery/create", request).json())
}

fn read(server: &Server, made: &Value) -> String {
    let id = &made["link_delivery_session_id"];
    let request = json!({ "link_delivery_session_id": id });
    server.ok("/link_delivery/get", request).text
}

fn status(server: &Server, made: &Value) -> String {
    let read: Value = serde_json::from_str(&read(server, made)).unwrap();
    read["status"].as_str().unwrap().to_owned()
}

#[test]
fn a_session_is_sent_and_completed() {
    let server = Server::start();
    let recipient = json!({ "recipient": {
        "communication_methods": [
            { "method": "SMS", "address": "+14155550010" },
            { "method": "EMAIL", "address": "ann@example.com" },
        ],
        "first_name": "Ann",
    } });
    let (token, made) = delivered(&server, recipient);
    let id = made["link_delivery_session_id"].as_str().unwrap();
    assert_eq!(token, format!("link-sandbox-{id}"));
    let before = read(&server, &made);
    let sent = received(&server);

    let url = made["link_delivery_url"].as_str().unwrap();
    let page = server.get(&format!("/{id}")).text;
    assert!(url.ends_with(&format!("/{id}")), "{url}");
    assert!(page.contains("Connect your account to Test App"), "{page}");
    let mut person = Person::opens(&server, &token);
    assert_eq!(status(&server, &made), "OPENED");
    person.skips_the_phone().picks("ins_109508");
    server.advance("1m");
    person
        .signs_in("user_good", "pass_good")
        .chooses(&["0"])
        .does("continue", &[]);
    let after = read(&server, &made);
    let told = received(&server);
    insta::assert_snapshot!([before, sent, after, told].join("\n\n"));
}

#[test]
fn a_session_may_be_left_and_grow_old() {
    let server = Server::start();
    let (token, made) = delivered(&server, json!({}));
    assert_eq!(status(&server, &made), "CREATED");
    assert_eq!(received(&server), "", "nobody is told");
    let mut person = Person::opens(&server, &token);
    person
        .skips_the_phone()
        .picks("ins_109508")
        .signs_in("user_good", "pass_bad")
        .does("exit", &[])
        .does("confirm_exit", &[]);
    assert_eq!(status(&server, &made), "EXITED");
    let told = received(&server);
    let last = told.split("\n{").find(|body| body.contains("ON_EXIT"));
    insta::assert_snapshot!(last.unwrap_or_default());
    server.advance("100h");
    assert_eq!(status(&server, &made), "EXPIRED");
}

#[test]
fn tokens_and_ids_that_are_none() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let not_delivered = token.replace("link-sandbox-", "");
    let unknown = "00000000-0000-4000-8000-000000000000";
    let mut told = String::new();
    for id in [&not_delivered, unknown, "abc", ""] {
        let request = json!({ "link_delivery_session_id": id });
        told += &server.post("/link_delivery/get", request).error();
        told += "\n";
    }
    server.advance("5h");
    for token in [&token, "link-sandbox-abc"] {
        let request = json!({ "link_token": token });
        told += &server.post("/link_delivery/create", request).error();
        told += "\n";
    }
    insta::assert_snapshot!(told);
}
