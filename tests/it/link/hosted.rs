//! Hosted Link, and what an app's server is told of its sessions.
//! <https://plaid.com/docs/link/hosted-link/>

use serde_json::{Value, json};

use super::Person;
use super::several::told;
use crate::server::{Answer, Server};

const HOOK: &str = "http://127.0.0.1:9/hook";

fn token(server: &Server, hosted_link: Value) -> Answer {
    let request = crate::server::link_token_request(json!({
        "hosted_link": hosted_link,
        "webhook": HOOK,
    }));
    server.ok("/link/token/create", request)
}

fn hosted(server: &Server) -> String {
    token(server, json!({})).text_at("/link_token")
}

fn codes(told: &[Value]) -> Vec<&str> {
    let codes = told.iter().map(|it| it["webhook_code"].as_str().unwrap());
    codes.collect()
}

/// The names of the events of an EVENTS webhook.
fn events(webhook: &Value) -> Vec<&str> {
    let events = webhook["events"].as_array().unwrap().iter();
    events
        .map(|it| it["event_name"].as_str().unwrap())
        .collect()
}

/// The page behind an address of this emulator.
fn page(server: &Server, url: &str) -> Answer {
    let path = url.split_once("//").unwrap().1;
    server.get(&path[path.find('/').unwrap()..])
}

#[test]
fn a_session_is_told_of_by_three_webhooks() {
    let server = Server::start();
    let token = hosted(&server);
    let mut person = Person::opens(&server, &token);
    person
        .skips_the_phone()
        .picks("ins_109508")
        .signs_in("user_good", "pass_good")
        .chooses(&["0"])
        .does("continue", &[]);
    let told = crate::webhooks::received(&server);
    let read = server.ok("/link/token/get", json!({ "link_token": token }));
    insta::assert_snapshot!([told, read.text].join("\n\n"));
}

#[test]
fn who_leaves_has_exited() {
    let server = Server::start();
    let token = hosted(&server);
    let mut person = Person::opens(&server, &token);
    person
        .skips_the_phone()
        .picks("ins_109508")
        .signs_in("user_good", "pass_bad")
        .does("exit", &[])
        .does("confirm_exit", &[]);
    let told = told(&server);
    assert_eq!(codes(&told), ["SESSION_FINISHED", "EVENTS"]);
    insta::assert_snapshot!(serde_json::to_string_pretty(&told[0]).unwrap());
    assert_eq!(events(&told[1]).last(), Some(&"EXIT"));
}

#[test]
fn a_session_left_alone_is_told_of_after_ten_minutes() {
    let server = Server::start();
    let token = hosted(&server);
    let mut person = Person::opens(&server, &token);
    server.advance("9m");
    person.skips_the_phone();
    server.advance("9m59s");
    assert_eq!(codes(&told(&server)), [""; 0]);
    server.advance("1s");
    assert_eq!(codes(&told(&server)), ["EVENTS"]);
    // Nothing has happened since.
    server.advance("1h");
    assert_eq!(codes(&told(&server)), ["EVENTS"]);

    person.picks("ins_109508");
    server.advance("11m");
    person.signs_in("user_good", "pass_good");
    person.chooses(&["0"]).does("continue", &[]);
    let told = told(&server);
    let finished = ["ITEM_ADD_RESULT", "SESSION_FINISHED", "EVENTS"];
    assert_eq!(codes(&told)[..2], ["EVENTS", "EVENTS"]);
    assert_eq!(codes(&told)[2..], finished);
    // Each tells all that the one before has told.
    let [first, second, last] = [&told[0], &told[1], &told[4]].map(|it| events(it));
    assert!(second.starts_with(&first) && second.len() > first.len());
    assert!(last.starts_with(&second) && last.len() > second.len());
    let ids = |it: &Value| it["events"][0]["event_id"].clone();
    assert_eq!(ids(&told[0]), ids(&told[4]));
    // A session that is over is not looked at again.
    server.advance("1h");
    assert_eq!(super::several::told(&server).len(), 5);
}

#[test]
fn a_way_over_the_bank_is_one_session() {
    let server = Server::start();
    let token = hosted(&server);
    let finish = server.post_raw(
        "/_emulator/link/complete",
        json!({ "link_token": token, "institution_id": "ins_127287" }).to_string(),
    );
    assert_eq!(finish.text_at("/result"), "success");
    let told = told(&server);
    let all = ["ITEM_ADD_RESULT", "SESSION_FINISHED", "EVENTS"];
    assert_eq!(codes(&told), all);
}

#[test]
fn a_token_without_a_webhook_is_not_told_of() {
    let server = Server::start();
    let token = server.link_token(json!({ "hosted_link": {} }));
    Person::opens(&server, &token).does("exit", &[]);
    assert_eq!(codes(&told(&server)), [""; 0]);
}

#[test]
fn events_of_plain_sessions_are_the_stable_ones() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    person.skips_the_phone().does("exit", &[]);
    let read = server.ok("/link/token/get", json!({ "link_token": token }));
    let session = &read.json()["link_sessions"][0];
    assert_eq!(events(session), ["EXIT", "OPEN"]);
}

#[test]
fn the_page_opens_link_and_leads_back() {
    let server = Server::start();
    let plain = token(&server, json!({})).text_at("/hosted_link_url");
    let redirect = json!({
        "completion_redirect_uri": "myapp://done?x=1&y=\"2\"",
        "url_lifetime_seconds": 60,
    });
    let redirect = token(&server, redirect).text_at("/hosted_link_url");
    let pages = [&plain, &redirect].map(|url| page(&server, url).text);
    server.advance("60s");
    let expired = page(&server, &redirect);
    let unknown = page(&server, "//-/link/lp00000000000040008000000000000000");
    assert_eq!(expired.text, unknown.text);
    let [first, second] = pages;
    insta::assert_snapshot!([first, second, expired.text].join("\n\n"));
}
