//! Webhooks that are lost, held, doubled, late or forged, and waiting for one.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http_body_util::Full;
use hyper::Request;
use hyper::body::Bytes;
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, VerifyingKey};
use plaid_emulator::http::Delivery;
use plaid_emulator::sandbox::webhooks::Outcome;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{URL, codes, drain, item};
use crate::server::{Answer, Server};

fn taken(server: &Server) -> Vec<Delivery> {
    drain(server, |_| Outcome::Answered(200))
}

#[track_caller]
fn rule(server: &Server, rule: Value) {
    let answer = try_rule(server, rule);
    assert_eq!(answer.status, 200, "{}", answer.text);
}

fn try_rule(server: &Server, mut rule: Value) -> Answer {
    rule["client_id"] = json!("test");
    server.post_raw("/_emulator/webhooks/rules", rule.to_string())
}

fn control(server: &Server, path: &str, mut body: Value) -> Answer {
    body["client_id"] = json!("test");
    server.post_raw(&format!("/_emulator/webhooks/{path}"), body.to_string())
}

fn fire(server: &Server, access_token: &str, code: &str) {
    let body = json!({ "access_token": access_token, "webhook_code": code });
    server.ok("/sandbox/item/fire_webhook", body);
}

fn states(server: &Server) -> String {
    let list = server.get("/_emulator/webhooks?client_id=test").json();
    let all = list["webhooks"].as_array().unwrap().iter();
    let lines = all.map(|it| {
        let attempts = it["attempts"].as_array().unwrap().len();
        format!(
            "{} {} {} {} {attempts}",
            it["id"], it["webhook_code"], it["state"], it["reason"]
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Why an app that does as Plaid's documentation says does not accept a webhook.
fn distrust(server: &Server, sent: &Delivery) -> Option<String> {
    let parts: Vec<&str> = sent.verification.split('.').collect();
    let read = |part: &str| -> Value {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
    };
    let (header, claims) = (read(parts[0]), read(parts[1]));
    if header["alg"] != "ES256" {
        return Some(format!("the algorithm is {}", header["alg"]));
    }
    let answer = server.post(
        "/webhook_verification_key/get",
        json!({ "key_id": header["kid"] }),
    );
    if answer.status != 200 {
        return Some(answer.text_at("/error_code"));
    }
    let key = answer.json()["key"].clone();
    if !key["expired_at"].is_null() {
        return Some(format!("the key has expired at {}", key["expired_at"]));
    }
    let coordinate = |name: &str| URL_SAFE_NO_PAD.decode(key[name].as_str().unwrap()).unwrap();
    let point = [vec![4], coordinate("x"), coordinate("y")].concat();
    let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(parts[2]).unwrap()).unwrap();
    let signed = format!("{}.{}", parts[0], parts[1]);
    let verifying = VerifyingKey::from_sec1_bytes(&point).unwrap();
    if verifying.verify(signed.as_bytes(), &signature).is_err() {
        return Some("the signature is wrong".to_owned());
    }
    let clock = server.get("/_emulator/clock?client_id=test");
    let now: jiff::Timestamp = clock.text_at("/now").parse().unwrap();
    let age = now.as_second() - claims["iat"].as_i64().unwrap();
    if age > 5 * 60 {
        return Some(format!("it was signed {age} s ago"));
    }
    let digest = Sha256::digest(&sent.body);
    let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    (claims["request_body_sha256"] != hash).then(|| "the body is another".to_owned())
}

#[test]
fn a_receiver_finds_out_what_was_tampered_with() {
    let server = Server::start();
    let access_token = item(&server, &["auth"], URL);
    fire(&server, &access_token, "NEW_ACCOUNTS_AVAILABLE");
    assert_eq!(distrust(&server, &taken(&server)[0]), None);
    let early = control(
        &server,
        "resend",
        json!({ "id": 1, "tamper": "retired_key" }),
    );
    let mut story = vec![early.text_at("/error_message")];
    server.advance("1h");
    story.push(control(&server, "rotate_key", json!({})).text);
    for tamper in ["alg", "body", "iat", "kid", "retired_key", "signature"] {
        let sent = control(&server, "resend", json!({ "id": 1, "tamper": tamper }));
        assert_eq!(sent.text_at("/tamper"), tamper);
        let taken = server.app().take_deliveries(9);
        let why = distrust(&server, &taken[0]).expect("it is forged");
        story.push(format!("{tamper}: {why}"));
        let took = std::time::Duration::ZERO;
        let outcome = Outcome::Answered(400);
        server.app().record_delivery(&taken[0], outcome, took);
    }
    fire(&server, &access_token, "NEW_ACCOUNTS_AVAILABLE");
    assert_eq!(distrust(&server, &taken(&server)[0]), None);
    let wrong = control(&server, "resend", json!({ "id": 1, "tamper": "all" }));
    story.push(wrong.text_at("/error_message"));
    insta::assert_snapshot!(story.join("\n"));
}

/// A key that was rotated out is still shown, as expired, and each world rotates its own.
#[test]
fn keys_are_rotated() {
    let run = || {
        let server = Server::start();
        let rotated = (0..3).map(|_| {
            server.advance("24h");
            control(&server, "rotate_key", json!({})).json()["keys"].clone()
        });
        rotated.last().unwrap()
    };
    let keys = run();
    assert_eq!(keys, run(), "they are made from the seed");
    let server = Server::start();
    let other = server.as_client("other");
    let current = control(&server, "rotate_key", json!({})).json()["keys"].clone();
    for key in current.as_array().unwrap() {
        let answer = server.ok(
            "/webhook_verification_key/get",
            json!({ "key_id": key["key_id"] }),
        );
        assert_eq!(answer.json()["key"]["expired_at"], key["expired_at"]);
    }
    let first = json!({ "key_id": current[1]["key_id"] });
    let of_other = other.ok("/webhook_verification_key/get", first);
    assert_eq!(of_other.text_at("/key/expired_at"), "null");
    insta::assert_snapshot!(format!("{keys:#}"));
}

#[test]
fn webhooks_are_lost_held_doubled_and_late() {
    let server = Server::start();
    let access_token = item(&server, &["auth"], URL);
    let other = item(&server, &["auth"], URL);
    rule(
        &server,
        json!({ "drop": true, "webhook_code": "LOGIN_REPAIRED", "times": 1 }),
    );
    rule(
        &server,
        json!({ "hold": true, "webhook_type": "ITEM", "item": other }),
    );
    rule(
        &server,
        json!({ "duplicate": true, "webhook_code": "NEW_ACCOUNTS_AVAILABLE", "after": 1 }),
    );
    rule(
        &server,
        json!({ "delay": "1m", "webhook_code": "USER_PERMISSION_REVOKED" }),
    );
    rule(
        &server,
        json!({ "tamper": "kid", "webhook_code": "PENDING_DISCONNECT" }),
    );
    for code in [
        "LOGIN_REPAIRED",
        "LOGIN_REPAIRED",
        "USER_PERMISSION_REVOKED",
    ] {
        fire(&server, &access_token, code);
    }
    for code in [
        "NEW_ACCOUNTS_AVAILABLE",
        "NEW_ACCOUNTS_AVAILABLE",
        "PENDING_DISCONNECT",
    ] {
        fire(&server, &access_token, code);
    }
    fire(&server, &other, "LOGIN_REPAIRED");
    let mut story = vec![
        codes(&taken(&server)).join(" "),
        states(&server),
        server.get("/_emulator/webhooks/rules?client_id=test").text,
    ];
    server.advance("1m");
    story.push(codes(&taken(&server)).join(" "));
    let item = server.ok("/item/get", json!({ "access_token": access_token }));
    assert_eq!(
        item.text_at("/status/last_webhook/code_sent"),
        "PENDING_DISCONNECT"
    );
    insta::assert_snapshot!(story.join("\n\n"));
}

/// Held webhooks go out in the order that is asked for, or as they came.
#[test]
fn held_webhooks_are_released_in_another_order() {
    let server = Server::start();
    let access_token = item(&server, &["auth"], URL);
    rule(&server, json!({ "hold": true }));
    let fired = [
        "LOGIN_REPAIRED",
        "NEW_ACCOUNTS_AVAILABLE",
        "PENDING_DISCONNECT",
    ];
    for code in fired {
        fire(&server, &access_token, code);
    }
    assert_eq!(taken(&server).len(), 0);
    let cleared = control(&server, "rules/clear", json!({}));
    assert_eq!(cleared.json()["rules"], json!([]));
    fire(&server, &access_token, "USER_PERMISSION_REVOKED");
    server.advance("40h");
    control(&server, "release", json!({ "ids": [3, 1, 1] }));
    let sent = codes(&taken(&server));
    assert_eq!(
        sent,
        [
            "USER_PERMISSION_REVOKED",
            "PENDING_DISCONNECT",
            "LOGIN_REPAIRED"
        ]
    );
    let again = control(&server, "release", json!({ "ids": [2, 1] }));
    assert_eq!(again.text_at("/error_message"), "the webhook 1 is not held");
    let unknown = control(&server, "release", json!({ "ids": [99] }));
    assert_eq!(unknown.status, 400);
    control(&server, "release", json!({}));
    assert_eq!(codes(&taken(&server)), ["NEW_ACCOUNTS_AVAILABLE"]);
}

#[test]
fn rules_that_say_nothing_or_too_much_are_refused() {
    let server = Server::start();
    let wrong = [
        json!({}),
        json!({ "drop": true, "hold": true }),
        json!({ "delay": "-1s" }),
        json!({ "tamper": "everything" }),
        json!({ "tamper": "retired_key" }),
        json!({ "drop": true, "webhook_code": "OOPS" }),
        json!({ "drop": true, "webhook_type": "OOPS" }),
        json!({ "drop": true, "item": "nobody's" }),
        json!({ "dorp": true }),
    ];
    let answers = wrong.map(|body| {
        let answer = try_rule(&server, body.clone());
        assert_eq!(answer.status, 400);
        format!("{body}: {}", answer.text_at("/error_message"))
    });
    insta::assert_snapshot!(answers.join("\n"));
    assert_eq!(
        control(&server, "rules/clear", json!({ "id": 7 })).status,
        400
    );
}

fn get(path: &str) -> Request<Full<Bytes>> {
    Request::get(path).body(Full::default()).unwrap()
}

/// Whoever waits is answered as soon as there is one, and not before.
#[test]
fn a_webhook_is_waited_for() {
    let server = Server::start();
    let access_token = item(&server, &["transactions"], URL);
    fire(&server, &access_token, "LOGIN_REPAIRED");
    let clock = |by: &str| {
        let body = json!({ "client_id": "test", "advance": by }).to_string();
        let request = Request::post("/_emulator/clock").header("content-length", body.len());
        request.body(Full::from(body)).unwrap()
    };
    let wait = |query: &str| get(&format!("/_emulator/webhooks/wait?client_id=test{query}"));
    let waited = || {
        let at_once = server.send(wait("&webhook_type=ITEM")).json();
        let [first, _] = server.together(wait("&webhook_code=INITIAL_UPDATE"), clock("6s"));
        let after = format!("&after={}&item={access_token}", first["webhook"]["id"]);
        let [second, _] = server.together(wait(&after), clock("20s"));
        [at_once, first, second].map(|it| it["webhook"]["webhook_code"].clone())
    };
    let (codes, took) = server.timed(waited);
    assert_eq!(
        codes,
        ["LOGIN_REPAIRED", "INITIAL_UPDATE", "HISTORICAL_UPDATE"]
    );
    assert_eq!(took, std::time::Duration::ZERO);

    // A state is waited for as well as a webhook.
    let take = || drain(&server, |_| Outcome::Answered(200));
    take();
    let delivered = server.send(wait("&state=delivered&after=2")).json();
    assert_eq!(delivered["webhook"]["id"], 3);
}

/// A clock that stands still does not keep anybody waiting for ever.
#[test]
fn waiting_ends() {
    let server = Server::start();
    let wait = |query: &str| {
        let path = format!("/_emulator/webhooks/wait?client_id=test{query}");
        let (answer, took) = server.timed(|| server.get(&path));
        let text = match answer.status {
            200 => answer.text.replace(['\n', ' '], ""),
            _ => answer.text_at("/error_message"),
        };
        format!("{query}: {took:?} {text}")
    };
    let story = [
        wait(""),
        wait("&timeout=0"),
        wait("&timeout=60&webhook_code=ERROR"),
        wait("&timeout=61"),
        wait("&timeout=soon"),
        wait("&webhook_code=OOPS"),
        wait("&webhook_type=OOPS"),
        wait("&state=happy"),
        wait("&item=nobody's"),
        wait("&after=x"),
    ];
    insta::assert_snapshot!(story.join("\n"));
    assert_eq!(server.get("/_emulator/webhooks/wait").status, 400);
}
