//! How often a webhook is tried, and when.

use plaid_emulator::http::Delivery;
use plaid_emulator::sandbox::webhooks::Outcome;
use serde_json::{Value, json};

use super::{URL, drain, item};
use crate::server::Server;

/// From each attempt to the next, in seconds.
const GAPS: [u64; 6] = [30, 120, 480, 1920, 7680, 30720];

fn fire(server: &Server, access_token: &str) {
    let body = json!({ "access_token": access_token, "webhook_code": "NEW_ACCOUNTS_AVAILABLE" });
    server.ok("/sandbox/item/fire_webhook", body);
}

fn listed(server: &Server) -> Vec<Value> {
    let list = server.get("/_emulator/webhooks?client_id=test").json();
    list["webhooks"].as_array().unwrap().clone()
}

fn refuse(_: &Delivery) -> Outcome {
    Outcome::Answered(500)
}

#[test]
fn a_webhook_is_tried_seven_times_within_a_day() {
    let server = Server::start();
    let access_token = item(&server, &["auth"], URL);
    fire(&server, &access_token);
    assert_eq!(drain(&server, refuse).len(), 1);
    for gap in GAPS {
        server.advance(&format!("{}s", gap - 1));
        assert_eq!(drain(&server, refuse).len(), 0, "{gap}");
        server.advance("1s");
        assert_eq!(drain(&server, refuse).len(), 1, "{gap}");
    }
    let step_by_step = listed(&server);
    assert_eq!(step_by_step[0]["state"], "exhausted");
    server.advance("960h");
    let late = drain(&server, |_| Outcome::Answered(200));
    assert_eq!(
        super::codes(&late),
        ["ERROR"],
        "only that the login has grown old"
    );

    // In one step the attempts are due at the same times; only their signatures are of now.
    let server = Server::start();
    let access_token = item(&server, &["auth"], URL);
    fire(&server, &access_token);
    server.advance("25h");
    assert_eq!(drain(&server, refuse).len(), 7);
    let times = |webhooks: &[Value]| -> Vec<Value> {
        let attempts = webhooks[0]["attempts"].as_array().unwrap();
        attempts
            .iter()
            .map(|attempt| attempt["at"].clone())
            .collect()
    };
    assert_eq!(times(&listed(&server)), times(&step_by_step));
}

/// A hundred webhooks, each of which fails a number of times: every one is delivered or given up,
/// exactly by the schedule.
#[test]
fn a_hundred_webhooks_are_each_delivered_or_exhausted() {
    let server = Server::start();
    let items: Vec<_> = (0..4)
        .map(|at| item(&server, &["auth"], &format!("{URL}/{at}")))
        .collect();
    let failures = |id: u64| usize::try_from(id % 9).unwrap();
    let mut tries = vec![0; 101];
    let mut receive = |delivery: &Delivery| {
        let id = usize::try_from(delivery.id.0).unwrap();
        tries[id] += 1;
        match tries[id] {
            tried if tried > failures(delivery.id.0) => Outcome::Answered(200),
            tried if tried % 2 == 0 => Outcome::Failed("no answer within 10 s".to_owned()),
            tried => Outcome::Answered(if tried == 1 { 404 } else { 503 }),
        }
    };
    for at in 0..100 {
        fire(&server, &items[at % 4]);
        drain(&server, &mut receive);
        server.advance("7s");
    }
    // By odd steps, none of which meets an attempt.
    for _ in 0..250 {
        server.advance("7m 13s");
        drain(&server, &mut receive);
    }
    let all = listed(&server);
    assert_eq!(all.len(), 100);
    for webhook in &all {
        let id = webhook["id"].as_u64().unwrap();
        let attempts = webhook["attempts"].as_array().unwrap();
        let state = if failures(id) < 7 {
            "delivered"
        } else {
            "exhausted"
        };
        assert_eq!(webhook["state"], state, "{id}");
        assert_eq!(attempts.len(), (failures(id) + 1).min(7), "{id}");
        let mut due: jiff::Timestamp = webhook["created_at"].as_str().unwrap().parse().unwrap();
        for (attempt, gap) in attempts.iter().zip(GAPS.iter().chain(&[0])) {
            assert_eq!(attempt["at"], due.to_string(), "{id}");
            due += std::time::Duration::from_secs(*gap);
        }
    }
}

#[test]
fn an_endpoint_that_rejects_nearly_all_is_spared_retries() {
    let server = Server::start();
    let access_token = item(&server, &["auth"], URL);
    let healthy = item(&server, &["auth"], "http://127.0.0.1:9/healthy");
    for _ in 0..12 {
        fire(&server, &access_token);
        fire(&server, &healthy);
    }
    let answer =
        |delivery: &Delivery| Outcome::Answered(if delivery.url == URL { 500 } else { 200 });
    drain(&server, answer);
    server.advance("25h");
    drain(&server, answer);
    let attempts = listed(&server)
        .iter()
        .filter(|it| it["url"] == URL)
        .map(|it| {
            let count = it["attempts"].as_array().unwrap().len();
            format!("{count} {} {}", it["state"], it["reason"])
        })
        .collect::<Vec<_>>();
    insta::assert_snapshot!(attempts.join("\n"));
}

/// An endpoint gets one webhook at a time, in order; another's failures do not hold it up.
#[test]
fn webhooks_of_one_endpoint_arrive_in_order() {
    let server = Server::start();
    let first = item(&server, &["auth"], URL);
    let second = item(&server, &["auth"], "http://127.0.0.1:9/other");
    for access_token in [&first, &first, &second, &first] {
        fire(&server, access_token);
    }
    let mut rounds = Vec::new();
    loop {
        let taken = server.app().take_deliveries(64);
        if taken.is_empty() {
            break;
        }
        rounds.push(taken.iter().map(|it| it.id.0).collect::<Vec<_>>());
        for delivery in taken {
            let took = std::time::Duration::ZERO;
            server
                .app()
                .record_delivery(&delivery, Outcome::Answered(200), took);
        }
    }
    assert_eq!(rounds, [vec![1, 3], vec![2], vec![4]]);
}
