//! What the clock tells of the way it has gone.

use serde_json::{Value, json};

use crate::server::{Answer, Server};

fn turn(server: &Server, mut turn: Value) -> Answer {
    turn["client_id"] = "test".into();
    server.post_raw("/_emulator/clock", turn.to_string())
}

fn item(server: &Server) {
    let body = json!({
        "institution_id": "ins_127287",
        "initial_products": ["transactions"],
        "options": { "webhook": "http://127.0.0.1:9/hook" },
    });
    server.ok("/sandbox/public_token/create", body);
}

#[test]
fn what_happens_on_the_way_is_told_in_order() {
    let server = Server::start();
    item(&server);
    insta::assert_snapshot!(turn(&server, json!({ "advance": "36h" })).text);
}

#[test]
fn time_runs_until_a_webhook_is_sent() {
    let server = Server::start();
    item(&server);
    let historical = turn(&server, json!({ "run_until": "HISTORICAL_UPDATE" }));
    assert_eq!(historical.text_at("/now"), "2026-09-01T12:00:20Z");
    let disconnect = turn(&server, json!({ "run_until": "ERROR" }));
    let happened = disconnect.json()["happened"].as_array().cloned().unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(happened.last().unwrap()).unwrap());
    let refused = [
        turn(&server, json!({ "run_until": "NEVER" })).error(),
        turn(&Server::start(), json!({ "run_until": "ERROR" })).error(),
    ];
    insta::assert_snapshot!(refused.join("\n"));
}

#[test]
fn a_clock_is_moved_by_days_too() {
    let server = Server::start();
    let moved = turn(&server, json!({ "advance": "30 days" }));
    assert_eq!(moved.text_at("/now"), "2026-10-01T12:00:00Z");
    let moved = turn(&server, json!({ "advance": "1w 2h" }));
    assert_eq!(moved.text_at("/now"), "2026-10-08T14:00:00Z");
    assert_eq!(turn(&server, json!({ "advance": "1 month" })).status, 400);
}
