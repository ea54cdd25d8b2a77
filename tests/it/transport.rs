//! How a call must be sent, and what is answered when it is not.

mod absent;
mod keys;
mod versions;

use std::fmt::Write as _;

use http_body_util::Full;
use hyper::Request;
use hyper::body::Bytes;
use serde_json::{Value, json};

use crate::server::{Answer, Server, check};

/// An operation that needs keys and an access token.
const PATH: &str = "/item/get";

/// The body of a call with keys and a token that exists nowhere.
fn body() -> String {
    json!({ "client_id": "test", "secret": "s", "access_token": TOKEN }).to_string()
}

const TOKEN: &str = "access-sandbox-00000000-0000-4000-8000-000000000000";

fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Request<Full<Bytes>> {
    let start = Request::builder().method(method).uri(path);
    let request = headers.iter().fold(start, |request, (name, value)| {
        request.header(*name, *value)
    });
    request.body(Full::from(body.to_owned())).unwrap()
}

/// A line for an answer that must have the form of an error.
#[track_caller]
fn line(what: &str, answer: &Answer) -> String {
    check(PATH, answer);
    format!("{what:44} {}\n", answer.error())
}

/// What is sent: method and path, content type, and whether a length and a body come with it.
const CALLS: &str = "
as it should be         | POST /item/get         | application/json                  | length body
charset                 | POST /item/get         | application/json; charset=utf-8   | length body
other letters           | POST /item/get         | Application/JSON;charset=UTF-8    | length body
form                    | POST /item/get         | application/x-www-form-urlencoded | length body
text                    | POST /item/get         | text/plain                        | length body
JSON of a kind          | POST /item/get         | application/problem+json          | length body
content type not ASCII  | POST /item/get         | \u{e9}                            | length body
no content type         | POST /item/get         |                                   | length body
no content length       | POST /item/get         | application/json                  | body
no headers              | POST /item/get         |                                   | body
no body                 | POST /item/get         | application/json                  |
empty body              | POST /item/get         | application/json                  | length
GET                     | GET /item/get          |                                   |
GET with all a call has | GET /item/get          | application/json                  | length body
HEAD                    | HEAD /item/get         |                                   |
PUT                     | PUT /item/get          | application/json                  | length body
PATCH                   | PATCH /item/get        | application/json                  | length body
DELETE                  | DELETE /item/get       | application/json                  | length body
OPTIONS                 | OPTIONS /item/get      |                                   |
query                   | POST /item/get?x=1     | application/json                  | length body
slash at the end        | POST /item/get/        | application/json                  | length body
two slashes             | POST //item/get        | application/json                  | length body
upper case              | POST /ITEM/GET         | application/json                  | length body
unknown path            | POST /item/got         | application/json                  | length body
root                    | POST /                 | application/json                  | length body
climbing path           | POST /link/../item/get | application/json                  | length body
unknown path, bare      | POST /item/got         |                                   |
POST of a GET           | POST /fdx/recipients   | application/json                  | length body
POST of a GET with hole | POST /fdx/consents/x   | application/json                  | length body
one segment too many    | GET /fdx/consents/x/y  |                                   |
";

#[test]
fn a_call_is_a_post_of_a_json_object() {
    let server = Server::start();
    let mut table = String::new();
    for call in CALLS.trim().lines() {
        let columns: Vec<&str> = call.split('|').map(str::trim).collect();
        let [what, address, content_type, with] = columns[..] else {
            panic!("four columns, not {call}");
        };
        let (method, path) = address.split_once(' ').unwrap();
        let mut headers = vec![("content-type", content_type)];
        headers.retain(|(_, value)| !value.is_empty());
        if with.contains("length") {
            headers.push(("content-length", "9"));
        }
        let body = if with.contains("body") {
            body()
        } else {
            String::new()
        };
        table += &line(what, &server.send(request(method, path, &headers, &body)));
    }
    insta::assert_snapshot!(table);
}

#[test]
fn bodies_that_are_not_one_json_object() {
    let server = Server::start();
    let deep = |depth: usize| {
        let value = "[".repeat(depth) + &"]".repeat(depth);
        format!(r#"{{"client_id": "test", "secret": "s", "access_token": {value}}}"#)
    };
    let long = |length: usize| {
        let token = "x".repeat(length);
        format!(r#"{{"client_id": "test", "secret": "s", "access_token": "{token}"}}"#)
    };
    let twice = r#"{"access_token": "no", "client_id": null, "client_id": "test", "secret": "s",
        "access_token": "access-sandbox-00000000-0000-4000-8000-000000000000"}"#;
    let padded = " \n\t".to_owned() + &body() + "\r\n ";
    let bodies: Vec<(&str, Bytes)> = vec![
        ("white space around", padded.into()),
        ("array", format!("[{}]", body()).into()),
        ("string", "\"access_token\"".into()),
        ("number", "5".into()),
        ("null", "null".into()),
        ("empty object", "{}".into()),
        ("two objects", (body() + &body()).into()),
        ("cut off", body()[..50].to_owned().into()),
        ("trailing comma", "{\"client_id\": \"test\",}".into()),
        ("single quotes", "{'client_id': 'test'}".into()),
        ("comment", "{/* keys */}".into()),
        ("NaN", "{\"client_id\": NaN}".into()),
        (
            "number too large for anything",
            "{\"client_id\": 1e999}".into(),
        ),
        ("form", "client_id=test&secret=s".into()),
        ("byte order mark", ("\u{feff}".to_owned() + &body()).into()),
        ("Latin-1", b"{\"client_id\": \"caf\xe9\"}".as_slice().into()),
        ("UTF-16", b"{\0\"\0a\0\"\0:\x001\0}\0".as_slice().into()),
        ("half a surrogate pair", r#"{"client_id": "\ud83d"}"#.into()),
        ("NUL in the text", "{\"client_id\": \"a\0b\"}".into()),
        (
            "NUL in a string",
            body().replace("access-", "\\u0000").into(),
        ),
        ("keys twice: the last counts", twice.into()),
        ("100 levels", deep(100).into()),
        ("200 levels", deep(200).into()),
        ("a million levels", deep(1_000_000).into()),
        ("a string of 1 MB", long(1 << 20).into()),
        ("9 MB", long(9 << 20).into()),
        ("70 MB", long(70 << 20).into()),
    ];
    let mut table = String::new();
    for (what, body) in bodies {
        table += &line(what, &server.post_raw(PATH, body));
    }
    insta::assert_snapshot!(table);
}

#[test]
fn answers_carry_the_headers_of_plaid() {
    let server = Server::start();
    let made = server.ok(
        "/sandbox/public_token/create",
        json!({ "institution_id": "ins_109508", "initial_products": ["auth"] }),
    );
    let refused = server.post("/item/get", json!({ "access_token": TOKEN }));
    server.advance("36h");
    let not_found = server.send(request("GET", "/no/such/path", &[], ""));
    let all = [made, refused, not_found].map(|answer| answer.whole());
    insta::assert_snapshot!(all.join("\n\n"));
}

#[test]
fn tokens_of_another_client_are_as_unknown_as_any() {
    let server = Server::start();
    let public_token = server.public_token(&["transactions"]);
    let link_token = server.link_token(json!({}));
    let access_token = server.access_token(&["transactions"]);
    let other = server.as_client("other");
    let mut table = String::new();
    let mut told = |path: &str, body: Value| {
        let answer = other.post(path, body);
        writeln!(table, "{path:34} {}", answer.error()).unwrap();
    };
    for path in [
        "/accounts/balance/get",
        "/accounts/get",
        "/auth/get",
        "/identity/get",
        "/item/access_token/invalidate",
        "/item/get",
        "/item/public_token/create",
        "/item/remove",
        "/transactions/sync",
    ] {
        told(path, json!({ "access_token": access_token }));
    }
    let dates = json!({
        "access_token": access_token, "start_date": "2026-08-01", "end_date": "2026-09-01",
    });
    told("/transactions/get", dates);
    let webhook = json!({ "access_token": access_token, "webhook": null });
    told("/item/webhook/update", webhook);
    told(
        "/item/public_token/exchange",
        json!({ "public_token": public_token }),
    );
    told("/link/token/get", json!({ "link_token": link_token }));
    let update = json!({
        "access_token": access_token, "client_name": "Other", "country_codes": ["US"],
        "language": "en", "user": { "client_user_id": "u" },
    });
    told("/link/token/create", update);
    insta::assert_snapshot!(table);

    // Nothing of that has touched what is not theirs.
    server.ok("/item/get", json!({ "access_token": access_token }));
    server.ok("/link/token/get", json!({ "link_token": link_token }));
    server.exchange(&public_token);
}
