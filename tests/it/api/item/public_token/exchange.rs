//! `POST /item/public_token/exchange`

use serde_json::json;

use crate::requests::told;
use crate::server::Server;

const PATH: &str = "/item/public_token/exchange";

#[test]
fn a_public_token_is_exchanged_once() {
    let server = Server::start();
    let body = json!({ "public_token": server.public_token(&["transactions"]) });
    let first = server.ok(PATH, body.clone());
    let second = server.post(PATH, body);
    insta::assert_snapshot!([first.text, second.text].join("\n"));
}

#[test]
fn a_public_token_lives_for_half_an_hour() {
    let server = Server::start();
    let (one, other) = (
        server.public_token(&["auth"]),
        server.public_token(&["auth"]),
    );
    server.advance("29m 59s");
    server.ok(PATH, json!({ "public_token": one }));
    server.advance("1s");
    let expired = server.post(PATH, json!({ "public_token": other }));
    insta::assert_snapshot!(expired.text);
    // A token that was used is unknown rather than expired.
    let used = server.post(PATH, json!({ "public_token": one }));
    assert_eq!(
        used.error(),
        "400 INVALID_INPUT/INVALID_PUBLIC_TOKEN: could not find matching public token"
    );
}

const TOKENS: &str = r#"
{"public_token": "-"}
{"public_token": null}
{"public_token": 5}
{"public_token": ""}
{"public_token": "ABCDEFG1234567"}
{"public_token": "public-sandbox"}
{"public_token": "public-sandbox-1"}
{"public_token": "public-sandbox-00000000-0000-4000-8000-000000000000"}
{"public_token": "public-production-00000000-0000-4000-8000-000000000000"}
{"public_token": "public-development-00000000-0000-4000-8000-000000000000"}
{"public_token": "access-sandbox-00000000-0000-4000-8000-000000000000"}
{"public_token": "$LINK"}
{"public_token": "$UPPER"}
{"link_token": "$LINK"}
"#;

#[test]
fn tokens_that_are_none() {
    let server = Server::start();
    let link_token = server.link_token(json!({}));
    let upper = server.public_token(&["auth"]).to_uppercase();
    let names = [("$LINK", link_token.as_str()), ("$UPPER", upper.as_str())];
    let least = json!({ "public_token": server.public_token(&["auth"]) });
    let told = told(&server, PATH, &least, &names, TOKENS);
    insta::assert_snapshot!(told);
}
