//! Link Recovery: banks that are down, which people follow, and what is known of them.
//! <https://plaid.com/docs/link/link-recovery/>

use serde_json::{Value, json};

use super::{Person, trace};
use crate::server::Server;
use crate::webhooks::{URL, received};

const USER: [(&str, &str); 2] = [("username", "user_link_recovery"), ("password", "{}")];

fn token(server: &Server) -> String {
    server.link_token(json!({ "hosted_link": {}, "webhook": URL }))
}

/// Somebody who signs in at a bank that is down.
fn arrives<'a>(server: &'a Server, token: &str) -> Person<'a> {
    let mut person = Person::opens(server, token);
    person
        .skips_the_phone()
        .picks("ins_109508")
        .does("submit_credentials", &USER);
    person
}

#[test]
fn a_bank_that_is_down_is_followed() {
    let server = Server::start();
    let token = token(&server);
    let mut person = arrives(&server, &token);
    let mut panes = vec![person.title()];
    person.does("follow_issue", &[("email", "nobody")]);
    assert_eq!(person.pane(), "issue-email", "that is no address");
    person.does("follow_issue", &[("email", "example@plaid.com")]);
    panes.push(person.title());
    person.does("confirm_email", &[("code", "000000")]);
    panes.extend(person.complaint());
    person.does("confirm_email", &[("code", "123456")]);
    panes.push(person.title());
    person.does("continue", &[]);
    let result = person.result();
    let events = result["events"].as_array().unwrap();
    let followed = events
        .iter()
        .find(|event| event["eventName"] == "ISSUE_FOLLOWED");
    let exit = json!([result["error"], result["metadata"], followed]);
    let exit = serde_json::to_string_pretty(&exit).unwrap();
    insta::assert_snapshot!([panes.join("\n"), trace(&result), exit].join("\n\n"));
    let told = received(&server);
    assert!(told.contains("\"status\": \"EXITED\""), "{told}");
}

#[test]
fn another_bank_may_be_chosen_instead() {
    let server = Server::start();
    let mut person = arrives(&server, &token(&server));
    person.does("continue", &[]);
    assert_eq!(person.pane(), "institutions");
    person
        .picks("ins_109511")
        .signs_in("user_good", "pass_good")
        .chooses(&["0"])
        .does("continue", &[]);
    let result = person.result();
    assert_eq!(result["result"], "success");
    assert!(trace(&result).contains("TV(SUBMIT_EMAIL) SKIP_SUBMIT_EMAIL TV(SELECT_INSTITUTION)"));
}

#[test]
fn nothing_is_followed_where_link_cannot_open_later() {
    let server = Server::start();
    for request in [
        json!({}),
        json!({ "webhook": URL }),
        json!({ "hosted_link": {} }),
    ] {
        let person = arrives(&server, &server.link_token(request));
        assert_eq!(person.pane(), "error");
    }
    // Other users' banks are followed only if the client is enabled for that.
    let mut person = Person::opens(&server, &token(&server));
    person
        .skips_the_phone()
        .picks("ins_109508")
        .signs_in("user_good", "error_INSTITUTION_DOWN");
    assert_eq!(person.pane(), "error");
    let item = json!({
        "institution_id": "ins_109508", "initial_products": ["auth"],
        "options": { "override_username": USER[0].1, "override_password": USER[1].1 },
    });
    let refused = server.post("/sandbox/public_token/create", item);
    assert_eq!(refused.text_at("/error_code"), "INSTITUTION_DOWN");
}

#[test]
fn what_is_known_of_a_bank_is_read_and_told() {
    let server = Server::start();
    let token = token(&server);
    let request = json!({
        "link_token": token, "username": USER[0].1, "password": USER[1].1,
        "email": "example@plaid.com",
    });
    let ended = server.post_raw("/_emulator/link/complete", request.to_string());
    assert_eq!(ended.text_at("/result"), "exit");
    received(&server);
    let session = ended.text_at("/metadata/link_session_id");
    let asked = ended.text_at("/metadata/request_id");
    let search = |clue: Value| server.ok("/issues/search", clue);
    let found = search(json!({ "link_session_id": session }));
    let id = found.text_at("/issues/0/issue_id");
    assert_eq!(
        search(json!({ "link_session_request_id": asked })).json()["issues"],
        found.json()["issues"],
    );
    let none = search(json!({ "link_session_id": "00000000-0000-4000-8000-000000000000" }));
    assert_eq!(none.json()["issues"], json!([]));
    let access_token = server.access_token(&["auth"]);
    let item = server.ok("/item/get", json!({ "access_token": access_token }));
    let by_item = search(json!({ "item_id": item.text_at("/item/item_id") }));
    assert_eq!(by_item.text_at("/issues/0/issue_id"), id);

    let subscription = json!({ "issue_id": id, "webhook": URL });
    server.ok("/issues/subscribe", subscription);
    let mut story = vec![found.text];
    for wait in ["1h", "5h", "14h", "3h59m", "1m"] {
        server.advance(wait);
        let read = server.ok("/issues/get", json!({ "issue_id": id }));
        story.push(format!("{wait} later: {}", read.text_at("/issue/status")));
    }
    story.push(received(&server));
    insta::assert_snapshot!(story.join("\n"));
    // The next time it is another one.
    arrives(&server, &self::token(&server));
    let all = search(json!({ "item_id": item.text_at("/item/item_id") }));
    assert_eq!(all.json()["issues"].as_array().map(Vec::len), Some(2));
}

#[test]
fn issues_that_are_none() {
    let server = Server::start();
    let told = [
        server.post("/issues/get", json!({ "issue_id": "KI000001" })),
        server.post(
            "/issues/subscribe",
            json!({ "issue_id": "1", "webhook": URL }),
        ),
        server.post("/issues/search", json!({})),
    ];
    let told: Vec<String> = told.iter().map(|answer| answer.error()).collect();
    insta::assert_snapshot!(told.join("\n"));
}
