//! Webhooks: what is sent when, how it is signed, and how often it is tried.

mod astray;
mod delivery;
mod fire;
mod retries;
mod schemas;
mod signature;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

use plaid_emulator::http::Delivery;
use plaid_emulator::sandbox::webhooks::Outcome;
use serde_json::{Value, json};

use crate::server::Server;

pub(crate) const URL: &str = "http://127.0.0.1:9/hook";

/// An Item of `user_good` with a URL for webhooks; its access token.
#[track_caller]
pub(crate) fn item(server: &Server, products: &[&str], url: &str) -> String {
    item_at(server, "ins_109508", products, url)
}

#[track_caller]
fn item_at(server: &Server, institution_id: &str, products: &[&str], url: &str) -> String {
    let body = json!({
        "institution_id": institution_id,
        "initial_products": products,
        "options": { "webhook": url },
    });
    let made = server.ok("/sandbox/public_token/create", body);
    server.exchange(&made.text_at("/public_token"))
}

/// Takes out all that is due now, and reports what `answer` says of each.
pub(crate) fn drain(
    server: &Server,
    mut answer: impl FnMut(&Delivery) -> Outcome,
) -> Vec<Delivery> {
    let mut all = Vec::new();
    loop {
        let taken = server.app().take_deliveries(64);
        if taken.is_empty() {
            return all;
        }
        for delivery in taken {
            schemas::check(&delivery);
            let outcome = answer(&delivery);
            server
                .app()
                .record_delivery(&delivery, outcome, Duration::from_millis(3));
            all.push(delivery);
        }
    }
}

/// Bodies of all that is due now, each taken by its receiver.
pub(crate) fn received(server: &Server) -> String {
    let bodies = drain(server, |_| Outcome::Answered(200)).into_iter();
    let bodies: Vec<_> = bodies.map(|delivery| text(&delivery)).collect();
    bodies.join("\n")
}

fn text(delivery: &Delivery) -> String {
    String::from_utf8(delivery.body.to_vec()).unwrap()
}

/// The codes of webhooks, in order.
pub(crate) fn codes(deliveries: &[Delivery]) -> Vec<String> {
    let code = |delivery| {
        let body: Value = serde_json::from_str(&text(delivery)).unwrap();
        body["webhook_code"].as_str().unwrap().to_owned()
    };
    deliveries.iter().map(code).collect()
}

#[test]
fn the_first_transactions_of_an_item_are_announced() {
    let server = Server::start();
    let access_token = item(&server, &["transactions"], URL);
    let status = || {
        let answer = server.ok("/item/get", json!({ "access_token": access_token }));
        answer.json()["status"].to_string()
    };
    let mut story = vec![status()];
    for wait in ["4999ms", "1ms", "14s", "1s", "10s"] {
        server.advance(wait);
        story.push(format!(
            "{wait} later:\n{}\n{}",
            received(&server),
            status()
        ));
    }
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn apps_that_sync_are_told_when_to() {
    let server = Server::start();
    let access_token = item(&server, &["transactions"], URL);
    let sync = || {
        let answer = server.ok(
            "/transactions/sync",
            json!({ "access_token": access_token }),
        );
        answer.text_at("/transactions_update_status")
    };
    let mut story = vec![sync()];
    for wait in ["5s", "15s", "12h"] {
        server.advance(wait);
        story.push(format!("{wait} later:\n{}\n{}", received(&server), sync()));
    }
    insta::assert_snapshot!(story.join("\n"));
}

/// However far the clock jumps, each thing happens at its own time.
#[test]
fn a_month_of_an_item_passes_in_one_step_or_in_many() {
    let month = |steps: usize, step: &str| {
        let server = Server::start();
        item(&server, &["transactions"], URL);
        for _ in 0..steps {
            server.advance(step);
        }
        drain(&server, |_| Outcome::Answered(200));
        let all = server.get("/_emulator/webhooks?client_id=test").json();
        let line = |it: &Value| {
            let body: Value = serde_json::from_str(it["body"].as_str().unwrap()).unwrap();
            format!(
                "{} {} {}",
                it["created_at"].as_str().unwrap(),
                it["webhook_code"].as_str().unwrap(),
                body["new_transactions"]
            )
        };
        let lines: Vec<_> = all["webhooks"]
            .as_array()
            .unwrap()
            .iter()
            .map(line)
            .collect();
        lines.join("\n")
    };
    let at_once = month(1, "960h");
    assert_eq!(at_once, month(320, "3h"));
    insta::assert_snapshot!(at_once);
}

/// Seven days before the consent ends the app is told; with a renewed one it is not.
#[test]
fn the_end_of_a_consent_is_announced() {
    let server = Server::start();
    item_at(&server, "ins_117181", &["auth"], URL);
    let renewed = item_at(&server, "ins_117181", &["auth"], &format!("{URL}/renewed"));
    server.advance("719h");
    let update = json!({ "products": null, "country_codes": ["GB"], "access_token": renewed });
    let complete = json!({ "link_token": server.link_token(update) }).to_string();
    let linked = server.post_raw("/_emulator/link/complete", complete);
    assert_eq!(linked.status, 200, "{}", linked.text);
    server.advance("3432h 59m 59s");
    assert_eq!(
        codes(&drain(&server, |_| Outcome::Answered(200))),
        ["ERROR", "ERROR"]
    );
    server.advance("1h");
    let told = drain(&server, |_| Outcome::Answered(200));
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].url, URL);
    insta::assert_snapshot!(text(&told[0]));
}

#[test]
fn a_new_url_is_told_that_it_is_one() {
    let server = Server::start();
    let access_token = item(&server, &["auth"], URL);
    let update = |webhook: Value| {
        let body = json!({ "access_token": access_token, "webhook": webhook });
        server
            .ok("/item/webhook/update", body)
            .text_at("/item/webhook")
    };
    assert_eq!(update(json!(null)), "");
    assert_eq!(
        update(json!("http://127.0.0.1:9/<new>?a&b")),
        "http://127.0.0.1:9/<new>?a&b"
    );
    let sent = drain(&server, |_| Outcome::Answered(200));
    assert_eq!(sent[0].url, "http://127.0.0.1:9/<new>?a&b");
    insta::assert_snapshot!(text(&sent[0]));
    assert_eq!(sent.len(), 1);
}

#[test]
fn nothing_is_sent_without_a_url_nor_of_an_item_that_is_gone() {
    let server = Server::start();
    let without = server.access_token(&["transactions"]);
    let gone = item(&server, &["transactions"], URL);
    server.ok("/item/remove", json!({ "access_token": gone }));
    server.ok(
        "/sandbox/item/reset_login",
        json!({ "access_token": without }),
    );
    server.advance("960h");
    assert_eq!(received(&server), "");
    let answer = server.ok("/item/get", json!({ "access_token": without }));
    assert_eq!(answer.text_at("/status/last_webhook"), "null");
}

/// The same seed, calls and times give the same bytes, signatures included.
#[test]
fn a_run_repeats_to_the_byte() {
    let run = |seed: u64| {
        let server = Server::with_seed(seed);
        let access_token = item(&server, &["transactions"], URL);
        server.ok(
            "/sandbox/item/reset_login",
            json!({ "access_token": access_token }),
        );
        let mut sent = Vec::new();
        for step in 0..20 {
            server.advance("20s");
            let outcome = |_: &Delivery| Outcome::Answered(if step % 3 == 0 { 200 } else { 500 });
            sent.extend(drain(&server, outcome));
        }
        let lines = sent
            .iter()
            .map(|it| format!("{} {}", it.verification, text(it)));
        lines.collect::<Vec<_>>().join("\n")
            + &server.get("/_emulator/webhooks?client_id=test").text
    };
    assert_eq!(run(1), run(1));
    assert_ne!(run(1), run(2));
}

/// Whoever delivers sleeps on when a call leaves nothing to do earlier than before.
#[test]
fn only_calls_with_effects_wake_who_delivers() {
    let server = Server::start();
    let woken = || {
        let moved = pin!(server.app().alarm_moved());
        moved
            .poll(&mut Context::from_waker(Waker::noop()))
            .is_ready()
    };
    let access_token = item(&server, &["auth"], URL);
    assert!(!woken(), "time stands still, so nothing happens by itself");
    for path in ["/accounts/get", "/auth/get", "/item/get", "/identity/get"] {
        server.ok(path, json!({ "access_token": access_token }));
        assert!(!woken(), "{path}");
    }
    server.ok(
        "/sandbox/item/reset_login",
        json!({ "access_token": access_token }),
    );
    assert!(woken());
    assert!(server.app().next_alarm().is_some());
    server.ok("/item/get", json!({ "access_token": access_token }));
    assert!(!woken(), "it has been told already");
    assert_eq!(
        codes(&drain(&server, |_| Outcome::Answered(200))),
        ["ERROR"]
    );
    assert_eq!(server.app().next_alarm(), None);
}

#[test]
fn webhooks_are_listed_with_their_attempts_and_sent_again() {
    let server = Server::start();
    let access_token = item(&server, &["auth"], URL);
    server.ok(
        "/sandbox/item/reset_login",
        json!({ "access_token": access_token }),
    );
    drain(&server, |_| Outcome::Failed("cannot connect".to_owned()));
    server.advance("30s");
    drain(&server, |_| Outcome::Answered(302));
    server.ok(
        "/sandbox/item/reset_login",
        json!({ "access_token": access_token }),
    );
    drain(&server, |_| Outcome::Withheld("too far away".to_owned()));
    let resend = json!({ "client_id": "test", "id": 1 }).to_string();
    let again = server.post_raw("/_emulator/webhooks/resend", resend).text;
    let list = server.get("/_emulator/webhooks?client_id=test").text;
    insta::assert_snapshot!(format!("{list}\nsent again:\n{again}"));
    assert_eq!(
        codes(&drain(&server, |_| Outcome::Answered(200))),
        ["ERROR"]
    );
    let after = server
        .get("/_emulator/webhooks?client_id=test&after=2")
        .json();
    assert_eq!(
        after.pointer("/webhooks/0/state"),
        Some(&json!("delivered"))
    );
    for (path, body) in [
        (
            "/_emulator/webhooks/resend",
            r#"{"client_id":"test","id":9}"#,
        ),
        ("/_emulator/webhooks/resend", r#"{"client_id":"test"}"#),
    ] {
        insta::assert_snapshot!(format!("{body} {}", server.post_raw(path, body).error()));
    }
    assert_eq!(server.get("/_emulator/webhooks").status, 400);
    assert_eq!(
        server
            .get("/_emulator/webhooks?client_id=test&after=x")
            .status,
        400
    );
}
