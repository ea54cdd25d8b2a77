//! `POST /link/token/get`

use serde_json::{Value, json};

use crate::requests::told;
use crate::server::Server;

const PATH: &str = "/link/token/get";

#[test]
fn before_link_was_opened_a_token_tells_what_it_was_made_with() {
    let server = Server::start();
    let least = server.link_token(json!({}));
    let mut maximal: Value = serde_json::from_str(include_str!("create/maximal.json")).unwrap();
    maximal["user_id"] = server.user().into();
    let maximal = server
        .ok("/link/token/create", maximal)
        .text_at("/link_token");
    let answers =
        [least, maximal].map(|token| server.ok(PATH, json!({ "link_token": token })).text);
    insta::assert_snapshot!(answers.join("\n"));
}

#[test]
fn a_token_can_be_read_after_it_has_expired() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    server.advance("1000h");
    server.ok(PATH, json!({ "link_token": token }));
}

/// Texts that are no link token.
const TOKENS: &str = r#"
{}
{"link_token": "-"}
{"link_token": null}
{"link_token": ""}
{"link_token": "ABCDEFG1234567"}
{"link_token": "link-sandbox-00000000-0000-4000-8000-000000000000"}
{"link_token": "link-production-00000000-0000-4000-8000-000000000000"}
{"link_token": "access-sandbox-00000000-0000-4000-8000-000000000000"}
{"public_token": "public-sandbox-00000000-0000-4000-8000-000000000000"}
"#;

#[test]
fn tokens_that_are_none() {
    let server = Server::start();
    let least = json!({ "link_token": server.link_token(json!({})) });
    let told = told(&server, PATH, &least, &[], TOKENS);
    insta::assert_snapshot!(told);
}
