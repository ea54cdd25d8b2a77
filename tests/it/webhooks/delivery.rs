//! Webhooks over real sockets.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use http_body_util::Full;
use hyper::Request;
use hyper::body::Bytes;
use plaid_emulator::Emulator;
use serde_json::{Value, json};
use tower::ServiceExt;

/// Answers requests with these texts, one a connection; what was asked.
fn receive(listener: &TcpListener, answers: &[&str]) -> Vec<String> {
    let mut requests = Vec::new();
    for answer in answers {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        while !is_whole(&request) {
            let mut buffer = [0; 4096];
            let length = stream.read(&mut buffer).unwrap();
            assert_ne!(length, 0);
            request.extend(&buffer[..length]);
        }
        requests.push(String::from_utf8(request).unwrap());
        stream.write_all(answer.as_bytes()).unwrap();
    }
    requests
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("Content-Length: "));
    length.is_none_or(|length| length.parse() == Ok(body.len()))
}

async fn call(emulator: &Emulator, path: &str, mut body: Value) -> Value {
    body["client_id"] = json!("test");
    if !path.starts_with("/_emulator") {
        body["secret"] = json!("secret");
    }
    let text = body.to_string();
    let request = Request::post(path)
        .header("content-type", "application/json")
        .header("content-length", text.len());
    let request = request.body(Full::<Bytes>::from(text)).unwrap();
    let Ok(answer) = emulator.app().clone().oneshot(request).await;
    let body = http_body_util::BodyExt::collect(answer.into_body()).await;
    serde_json::from_slice(&body.unwrap().to_bytes()).unwrap()
}

async fn webhooks(emulator: &Emulator) -> Value {
    let request = Request::get("/_emulator/webhooks?client_id=test");
    let request = request.body(Full::<Bytes>::default()).unwrap();
    let Ok(answer) = emulator.app().clone().oneshot(request).await;
    let body = http_body_util::BodyExt::collect(answer.into_body()).await;
    let list: Value = serde_json::from_slice(&body.unwrap().to_bytes()).unwrap();
    list["webhooks"].clone()
}

/// An Item whose login is broken, which its URL is told.
async fn break_item(emulator: &Emulator, url: &str) {
    let made = call(
        emulator,
        "/sandbox/public_token/create",
        json!({
            "institution_id": "ins_109508",
            "initial_products": ["auth"],
            "options": { "webhook": url },
        }),
    )
    .await;
    let exchange = json!({ "public_token": made["public_token"] });
    let item = call(emulator, "/item/public_token/exchange", exchange).await;
    let reset = json!({ "access_token": item["access_token"] });
    let answer = call(emulator, "/sandbox/item/reset_login", reset).await;
    assert_eq!(answer["reset_login"], true);
}

async fn settled(emulator: &Emulator) -> Value {
    loop {
        let all = webhooks(emulator).await;
        let under_way = |it: &Value| it["state"] == "sending" || it["state"] == "pending";
        if !all.as_array().unwrap().iter().any(under_way) {
            return all;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn a_receiver_gets_a_signed_post_until_it_answers_200() {
    let emulator = Emulator::builder().seed(1).start().await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let receiver = std::thread::spawn(move || {
        let moved = "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/\r\n\r\n";
        let taken = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
        receive(&listener, &[moved, taken])
    });
    break_item(&emulator, &format!("http://{address}/hook?a=b#top")).await;
    loop {
        let all = webhooks(&emulator).await;
        if all[0]["attempts"].as_array().unwrap().len() == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    call(&emulator, "/_emulator/clock", json!({ "advance": "30s" })).await;
    let requests = tokio::task::spawn_blocking(|| receiver.join().unwrap())
        .await
        .unwrap();
    let all = settled(&emulator).await;
    assert_eq!(all[0]["state"], "delivered");
    let statuses: Vec<_> = (0..2)
        .map(|at| all[0]["attempts"][at]["status"].clone())
        .collect();
    assert_eq!(statuses, [302, 200]);
    for (at, request) in requests.iter().enumerate() {
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        let expected = format!(
            "POST /hook?a=b HTTP/1.1\r\n\
             Host: {address}\r\n\
             Content-Type: application/json\r\n\
             Plaid-Verification: {}\r\n\
             Content-Length: {}",
            all[0]["attempts"][at]["request_headers"]["Plaid-Verification"]
                .as_str()
                .unwrap(),
            body.len()
        );
        assert_eq!(head, expected);
        assert_eq!(all[0]["body"], body);
    }
    assert_ne!(
        requests[0], requests[1],
        "each attempt is signed at its own time"
    );
    emulator.stop().await;
}

#[tokio::test]
async fn what_cannot_be_delivered_says_why() {
    let emulator = Emulator::builder().seed(1).freeze().start().await.unwrap();
    let closed = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    for url in [
        &format!("http://{closed}/"),
        "http://192.0.2.1/hook",
        "www.example.com/hook",
    ] {
        break_item(&emulator, url).await;
    }
    let told = |all: &Value| {
        let lines = all.as_array().unwrap().iter().map(|it| {
            format!(
                "{} {} {}",
                it["state"], it["reason"], it["attempts"][0]["error"]
            )
        });
        lines
            .collect::<Vec<_>>()
            .join("\n")
            .replace(&closed.to_string(), "CLOSED")
            .replace(" (os error 111)", "")
    };
    loop {
        let all = webhooks(&emulator).await;
        let under_way = |it: &Value| {
            it["state"] == "sending" || it["attempts"] == json!([]) && it["reason"].is_null()
        };
        if !all.as_array().unwrap().iter().any(under_way) {
            insta::assert_snapshot!(told(&all));
            break;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    emulator.stop().await;
}
