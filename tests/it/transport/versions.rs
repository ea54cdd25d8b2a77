//! The header `Plaid-Version`.

use serde_json::json;

use super::{line, request};
use crate::server::Server;

/// The newest is spoken if a call does not say; those before it are known, others refused.
#[test]
fn versions_are_told_apart() {
    let server = Server::start();
    let access_token = server.access_token(&["auth"]);
    let call = |path: &str, version: &str, body: serde_json::Value| {
        let body = body.to_string();
        let length = body.len().to_string();
        let headers = [
            ("content-type", "application/json"),
            ("content-length", &length),
            ("plaid-version", version),
        ];
        let answer = server.send(request("POST", path, &headers, &body));
        let said = answer
            .headers
            .iter()
            .find(|(name, _)| name == "plaid-version");
        let said = said.map(|(_, version)| version.clone()).unwrap_or_default();
        (answer, said)
    };
    let keys = json!({ "client_id": "test", "secret": "s", "access_token": access_token });
    let mut story = String::new();
    for version in [
        "2020-09-14",
        "2019-05-29",
        "2018-05-22",
        "2017-03-08",
        " 2020-09-14 ",
    ] {
        let (answer, said) = call("/item/get", version, keys.clone());
        assert_eq!((answer.status, said.as_str()), (200, version.trim()));
    }
    for version in ["0.1.0", "", "2021-01-01", "2020-09-14, 2019-05-29"] {
        let (answer, said) = call("/item/get", version, keys.clone());
        story += &line(&format!("{version:?} {said}"), &answer);
    }
    let removed = |version| {
        let (answer, _) = call("/item/remove", version, keys.clone());
        answer.text.replace(['\n', ' '], "")
    };
    story += &removed("2019-05-29");
    insta::assert_snapshot!(story);
}

/// Browsers had a public key once; on the newest version it opens nothing.
#[test]
fn a_public_key_is_of_the_past() {
    let server = Server::start();
    let body = json!({
        "public_key": "0123456789abcdef", "institution_id": "ins_109508", "country_codes": ["US"],
    });
    let answer = server.post_raw("/institutions/get_by_id", body.to_string());
    assert_eq!(
        answer.error(),
        "400 INVALID_REQUEST/INCOMPATIBLE_API_VERSION: The public_key cannot be used for this \
         endpoint as of version 2020-09-14 of the API. Please use the client_id and secret instead."
    );
}
