//! Link tokens that have long expired, of which little is kept, and nothing that is told is lost.

use serde_json::json;

use super::Person;
use crate::server::{Answer, Server};

fn read(server: &Server, token: &str) -> Answer {
    let mut answer = server.ok("/link/token/get", json!({ "link_token": token }));
    let request_id = answer.text_at("/request_id");
    answer.text = answer.text.replace(&request_id, "-");
    answer
}

/// Makes tokens, which is when old ones are looked for.
fn make(server: &Server, many: usize) {
    for _ in 0..many {
        server.link_token(json!({}));
    }
}

#[test]
fn what_is_told_of_a_token_outlasts_it() {
    let server = Server::start();
    let more = json!({
        "webhook": "https://example.com/hook",
        "redirect_uri": "https://example.com/oauth",
        "account_filters": { "depository": { "account_subtypes": ["checking"] } },
        "institution_data": { "routing_number": "021000021" },
        "link_customization_name": "budgeting",
    });
    let tokens = [server.link_token(json!({})), server.link_token(more)];
    let before = tokens.each_ref().map(|token| read(&server, token).text);
    server.advance("28h");
    make(&server, 3);
    let after = tokens.each_ref().map(|token| read(&server, token).text);
    assert_eq!(before, after);
    // Old or only expired, it opens nothing.
    for token in &tokens {
        assert_eq!(Person::opens(&server, token).pane(), "error");
    }
    let fresh = server.link_token(json!({}));
    server.advance("4h");
    assert_eq!(Person::opens(&server, &fresh).pane(), "error");
}

#[test]
fn sessions_are_kept_while_they_can_be_read() {
    let server = Server::start();
    let hosted = json!({ "hosted_link": { "url_lifetime_seconds": 1_814_400 } });
    let long = server.link_token(hosted);
    server.advance("500h");
    let mut person = Person::opens(&server, &long);
    server.advance("26h");
    person.does("exit", &[]);
    server.advance("5h 59m");
    make(&server, 3);
    let sessions = |answer: &Answer| answer.json()["link_sessions"].as_array().map(Vec::len);
    assert_eq!(sessions(&read(&server, &long)), Some(1));
    server.advance("1m");
    make(&server, 3);
    assert_eq!(sessions(&read(&server, &long)), None);
}

#[test]
fn a_session_that_goes_on_keeps_its_token() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    server.advance("28h");
    make(&server, 3);
    person.does("continue_without_phone", &[]);
    assert_eq!(person.pane(), "institutions");
}
