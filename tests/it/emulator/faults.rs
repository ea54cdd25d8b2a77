//! Rules for calls, on a real socket.

use std::time::Duration;

use super::{BODY, Wire, call, make, start};

/// A rule ends the connection instead of an answer; the next call, on a new one, is done.
#[tokio::test]
async fn a_rule_ends_the_connection() {
    let emulator = start().await;
    let mut wire = Wire::to(&emulator).await;
    wire.send(make()).await;
    wire.answer().await;
    let rule = r#"{"client_id": "test", "path": "/sandbox/public_token/create",
        "disconnect": true, "after": 1, "times": 1}"#;
    wire.send(call("/_emulator/faults", rule)).await;
    assert!(wire.answer().await.starts_with("HTTP/1.1 200 OK"));
    wire.send(make()).await;
    assert!(wire.answer().await.starts_with("HTTP/1.1 200 OK"));
    wire.send(make()).await;
    assert!(wire.closes().await);
    let mut wire = Wire::to(&emulator).await;
    wire.send(make()).await;
    assert!(wire.answer().await.starts_with("HTTP/1.1 200 OK"));
    emulator.stop().await;
}

/// A rule keeps an answer back, and nobody else's.
#[tokio::test]
async fn a_rule_keeps_an_answer_back() {
    const DELAY: Duration = Duration::from_millis(80);
    let emulator = start().await;
    let mut late = Wire::to(&emulator).await;
    let mut early = Wire::to(&emulator).await;
    let rule = r#"{"client_id": "test", "path": "/sandbox/public_token/create",
        "delay_ms": 80, "times": 1}"#;
    late.send(call("/_emulator/faults", rule)).await;
    assert!(late.answer().await.starts_with("HTTP/1.1 200 OK"));
    let began = tokio::time::Instant::now();
    late.send(make()).await;
    let late = async {
        let answer = late.answer().await;
        (answer, began.elapsed())
    };
    let early = async {
        tokio::task::yield_now().await;
        let body = BODY.replace("\"test\"", "\"other\"");
        early
            .send(call("/sandbox/public_token/create", &body))
            .await;
        let answer = early.answer().await;
        (answer, began.elapsed())
    };
    let ((late, waited), (early, _)) = tokio::join!(late, early);
    assert!(waited >= DELAY, "{waited:?}");
    for answer in [late, early] {
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    }
    emulator.stop().await;
}
