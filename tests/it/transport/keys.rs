//! Who calls: keys in the body or in headers, and the clients file.

use plaid_emulator::sandbox::catalog::Client;
use serde_json::{Value, json};

use super::{PATH, TOKEN, line, request};
use crate::server::{Answer, Server};

/// What is sent: the fields of the body, and the keys among the headers.
const CALLS: &str = r#"
both in the body               | {"client_id": "test", "secret": "s"}   |
both in headers                | {}                                     | client-id: test, secret: s
both twice                     | {"client_id": "test", "secret": "s"}   | client-id: test, secret: s
client_id in the body          | {"client_id": "test"}                  | secret: s
secret in the body             | {"secret": "s"}                        | client-id: test
no client_id                   | {"secret": "s"}                        |
no secret                      | {"client_id": "test"}                  |
neither                        | {}                                     |
client_id null                 | {"client_id": null, "secret": "s"}     |
client_id null, header too     | {"client_id": null, "secret": "s"}     | client-id: test
client_id empty                | {"client_id": "", "secret": "s"}       |
client_id empty, header too    | {"client_id": "", "secret": "s"}       | client-id: test
client_id blank                | {"client_id": " ", "secret": "s"}      |
client_id empty in a header    | {"secret": "s"}                        | client-id:
client_id a number             | {"client_id": 5, "secret": "s"}        |
client_id a list               | {"client_id": ["test"], "secret": "s"} |
secret null                    | {"client_id": "test", "secret": null}  |
secret empty                   | {"client_id": "test", "secret": ""}    |
secret an object               | {"client_id": "test", "secret": {}}    |
both null                      | {"client_id": null, "secret": null}    |
client_id null, secret missing | {"client_id": null}                    |
missing before unknown fields  | {"x": 1}                               |
malformed before unknown       | {"client_id": 5, "secret": "s", "x": 1}|
misspelt                       | {"clientId": "test", "secret": "s"}    |
"#;

/// A call with keys here and there.
fn keyed(server: &Server, fields: &Value, keys: &str) -> Answer {
    let mut body = json!({ "access_token": TOKEN });
    for (name, value) in fields.as_object().unwrap() {
        body[name] = value.clone();
    }
    let keys = keys.split(", ").filter_map(|key| key.split_once(':'));
    let keys: Vec<(String, &str)> = keys
        .map(|(name, key)| (format!("plaid-{name}"), key.trim()))
        .collect();
    let mut headers = vec![
        ("content-type", "application/json"),
        ("content-length", "9"),
    ];
    headers.extend(keys.iter().map(|(name, key)| (name.as_str(), *key)));
    server.send(request("POST", PATH, &headers, &body.to_string()))
}

#[test]
fn keys_come_in_the_body_or_in_headers() {
    let server = Server::start();
    let mut table = String::new();
    for call in CALLS.trim().lines() {
        let [what, fields, keys] = <[&str; 3]>::try_from(call.split('|').collect::<Vec<_>>())
            .expect("three columns")
            .map(str::trim);
        let fields = serde_json::from_str(fields).unwrap();
        table += &line(what, &keyed(&server, &fields, keys));
    }
    insta::assert_snapshot!(table);
}

fn client(client_id: &str, secret: &str, strict_keys: bool) -> Client {
    let text = json!({ "client_id": client_id, "secret": secret, "strict_keys": strict_keys });
    serde_json::from_value(text).unwrap()
}

#[test]
fn a_clients_file_closes_the_door_to_others() {
    let hex = "0123456789abcdef01234567";
    let server = Server::with_clients(vec![
        client("loose", "open-sesame", false),
        client(hex, "0123456789abcdef0123456789abcd", true),
        client("strict-but-not-hex", "s", true),
    ]);
    let calls = [
        ("registered", "loose", "open-sesame"),
        ("wrong secret", "loose", "sesame"),
        (
            "secret of another client",
            "loose",
            "0123456789abcdef0123456789abcd",
        ),
        ("secret in other letters", "loose", "Open-Sesame"),
        ("client_id in other letters", "Loose", "open-sesame"),
        ("unknown client", "nobody", "open-sesame"),
        ("strict", hex, "0123456789abcdef0123456789abcd"),
        (
            "strict, wrong secret",
            hex,
            "0123456789abcdef0123456789abce",
        ),
        ("strict and not hex", "strict-but-not-hex", "s"),
    ];
    let mut table = String::new();
    for (what, client_id, secret) in calls {
        let fields = json!({ "client_id": client_id, "secret": secret });
        table += &line(what, &keyed(&server, &fields, ""));
    }
    insta::assert_snapshot!(table);
}
