//! The emulator on a real socket, spoken to in bytes.

mod faults;

use std::collections::BTreeSet;
use std::time::Duration;

use plaid_emulator::Emulator;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use crate::server::START;

/// No test waits longer for a byte.
const PATIENCE: Duration = Duration::from_secs(20);

async fn start() -> Emulator {
    let emulator = Emulator::builder()
        .seed(1)
        .port(0)
        .now(START.parse().unwrap())
        .freeze();
    emulator.start().await.unwrap()
}

/// One connection.
struct Wire {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Wire {
    async fn to(emulator: &Emulator) -> Self {
        let url = emulator.url();
        let stream = TcpStream::connect(url.trim_start_matches("http://"))
            .await
            .unwrap();
        Self {
            stream,
            read: Vec::new(),
        }
    }

    async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.stream.write_all(bytes.as_ref()).await.unwrap();
    }

    /// Reads some more; false at the end.
    async fn more(&mut self) -> bool {
        let mut bytes = [0; 4096];
        let read = timeout(PATIENCE, self.stream.read(&mut bytes)).await;
        let length = read.expect("the emulator hangs").unwrap_or(0);
        self.read.extend_from_slice(&bytes[..length]);
        length > 0
    }

    /// The next answer, head and body.
    async fn answer(&mut self) -> String {
        let head = loop {
            if let Some(at) = self.read.windows(4).position(|it| it == b"\r\n\r\n") {
                break at + 4;
            }
            assert!(
                self.more().await,
                "no answer: {:?}",
                String::from_utf8_lossy(&self.read)
            );
        };
        let text = String::from_utf8(self.read[..head].to_vec()).unwrap();
        let length = text
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let length: usize = length.map_or(0, |it| it.trim().parse().unwrap());
        while self.read.len() < head + length {
            assert!(self.more().await, "an answer was cut");
        }
        let rest = self.read.split_off(head + length);
        let answer = std::mem::replace(&mut self.read, rest);
        String::from_utf8(answer).unwrap().replace("\r\n", "\n")
    }

    /// Whether the emulator has closed the connection, after nothing more.
    async fn closes(&mut self) -> bool {
        assert_eq!(self.read, b"", "an answer nobody asked for");
        !self.more().await
    }
}

fn call(path: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )
}

const BODY: &str = r#"{"client_id": "test", "secret": "s", "institution_id": "ins_109508",
    "initial_products": ["auth"]}"#;

fn make() -> String {
    call("/sandbox/public_token/create", BODY)
}

fn request_id(answer: &str) -> String {
    let (_, body) = answer.split_once("\n\n").unwrap();
    let body: Value = serde_json::from_str(body).unwrap();
    body["request_id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn an_answer_on_the_wire() {
    let emulator = start().await;
    let mut wire = Wire::to(&emulator).await;
    wire.send(make()).await;
    let made = wire.answer().await;
    wire.send("HEAD /demo HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .await;
    let head = loop {
        if wire.read.ends_with(b"\r\n\r\n") {
            break String::from_utf8(std::mem::take(&mut wire.read)).unwrap();
        }
        assert!(wire.more().await);
    };
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    insta::assert_snapshot!(made);
}

#[tokio::test]
async fn a_connection_takes_many_calls() {
    let emulator = start().await;
    let mut wire = Wire::to(&emulator).await;
    let mut ids = BTreeSet::new();
    for _ in 0..3 {
        wire.send(make()).await;
        ids.insert(request_id(&wire.answer().await));
    }
    assert_eq!(ids.len(), 3);
    // What is wrong with one call does not end the others.
    wire.send(call("/item/get", "no JSON")).await;
    assert!(
        wire.answer()
            .await
            .starts_with("HTTP/1.1 400 Bad Request\n")
    );
    wire.send(make().replace("Host:", "Connection: close\r\nHost:"))
        .await;
    assert!(wire.answer().await.starts_with("HTTP/1.1 200 OK\n"));
    assert!(wire.closes().await);

    let mut old = Wire::to(&emulator).await;
    old.send(make().replace("HTTP/1.1", "HTTP/1.0")).await;
    assert!(old.answer().await.starts_with("HTTP/1.0 200 OK\n"));
    assert!(old.closes().await);
}

#[tokio::test]
async fn calls_may_come_in_one_piece_or_in_many() {
    let emulator = start().await;
    let mut wire = Wire::to(&emulator).await;
    let missing = call("/item/get", "{}");
    wire.send(make() + &missing + &make()).await;
    for status in ["200 OK", "400 Bad Request", "200 OK"] {
        let answer = wire.answer().await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}\n")),
            "{answer}"
        );
    }
    for byte in make().bytes() {
        wire.send([byte]).await;
        tokio::task::yield_now().await;
    }
    assert!(wire.answer().await.starts_with("HTTP/1.1 200 OK\n"));
}

#[tokio::test]
async fn who_has_said_all_still_hears_the_answer() {
    let emulator = start().await;
    let mut wire = Wire::to(&emulator).await;
    wire.send(make()).await;
    wire.stream.shutdown().await.unwrap();
    assert!(wire.answer().await.starts_with("HTTP/1.1 200 OK\n"));
    assert!(wire.closes().await);
}

#[tokio::test]
async fn a_body_in_chunks_is_read_and_refused() {
    let emulator = start().await;
    let mut wire = Wire::to(&emulator).await;
    let head = "POST /sandbox/public_token/create HTTP/1.1\r\nHost: localhost\r\n\
                Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    let chunk = |text: &str| format!("{:x}\r\n{text}\r\n", text.len());
    wire.send(head).await;
    for part in [&BODY[..10], &BODY[10..40], &BODY[40..], ""] {
        wire.send(chunk(part)).await;
    }
    let answer = wire.answer().await;
    assert!(
        answer.contains("The Content-Length header is required"),
        "{answer}"
    );
    wire.send(make()).await;
    assert!(wire.answer().await.starts_with("HTTP/1.1 200 OK\n"));
}

#[tokio::test]
async fn who_waits_to_be_asked_for_the_body_is_asked() {
    let emulator = start().await;
    let mut wire = Wire::to(&emulator).await;
    let call = make().replace("Host:", "Expect: 100-continue\r\nHost:");
    let (head, body) = call.split_once("\r\n\r\n").unwrap();
    wire.send(format!("{head}\r\n\r\n")).await;
    assert_eq!(wire.answer().await, "HTTP/1.1 100 Continue\n\n");
    wire.send(body).await;
    assert!(wire.answer().await.starts_with("HTTP/1.1 200 OK\n"));
}

#[tokio::test]
async fn what_is_no_http_ends_the_connection_and_nothing_else() {
    let emulator = start().await;
    let long = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(1 << 20));
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "X: x\r\n".repeat(1000));
    for garbage in [
        "HELLO\r\n\r\n",
        "\0\0\0\0\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}",
        &long,
        &many,
    ] {
        let mut wire = Wire::to(&emulator).await;
        // The emulator may close before all is sent.
        let _ = wire.stream.write_all(garbage.as_bytes()).await;
        let _ = wire.stream.shutdown().await;
        while wire.more().await {}
        let answer = String::from_utf8_lossy(&wire.read);
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 4"),
            "{answer}"
        );
    }
    // A body that never comes leaves the connection waiting, and only that.
    let mut cut = Wire::to(&emulator).await;
    cut.send(&make()[..200]).await;
    drop(cut);
    let mut wire = Wire::to(&emulator).await;
    wire.send(make()).await;
    assert!(wire.answer().await.starts_with("HTTP/1.1 200 OK\n"));
}

#[tokio::test]
async fn many_may_call_at_once() {
    let emulator = start().await;
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let mut wire = Wire::to(&emulator).await;
        calls.spawn(async move {
            wire.send(make()).await;
            request_id(&wire.answer().await)
        });
    }
    let ids: BTreeSet<String> = calls.join_all().await.into_iter().collect();
    assert_eq!(ids.len(), 50);
}

#[tokio::test]
async fn a_link_page_knows_where_it_is_reached() {
    let emulator = start().await;
    let mut wire = Wire::to(&emulator).await;
    let body = r#"{"client_id": "test", "secret": "s", "client_name": "n", "language": "en",
        "country_codes": ["US"], "products": ["auth"], "user": {"client_user_id": "u"},
        "hosted_link": {}}"#;
    let host = |host: &str| call("/link/token/create", body).replace("localhost", host);
    for name in ["localhost:4242", "plaid:80", "[::1]:1", "127.0.0.1"] {
        wire.send(host(name)).await;
        let answer = wire.answer().await;
        assert!(
            answer.contains(&format!("\"http://{name}/link/lp")),
            "{answer}"
        );
    }
    for hostile in ["a\"b", "<script>", "a/b", "a b"] {
        wire.send(host(hostile)).await;
        let answer = wire.answer().await;
        assert!(!answer.contains(hostile), "{answer}");
    }
}

/// Whether nobody listens there any more; waits for the last to leave.
async fn is_free(address: &str) -> bool {
    let free = async {
        while TcpStream::connect(address).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(PATIENCE, free).await.is_ok()
}

#[tokio::test]
async fn it_stops_when_told_to_and_when_dropped() {
    let (stopped, dropped) = (start().await, start().await);
    assert_ne!(stopped.url(), dropped.url());
    let address = |it: &Emulator| it.url().trim_start_matches("http://").to_owned();
    let (first, second) = (address(&stopped), address(&dropped));
    let mut idle = Wire::to(&stopped).await;
    idle.send(make()).await;
    idle.answer().await;
    timeout(PATIENCE, stopped.stop())
        .await
        .expect("an idle connection holds nobody up");
    assert!(idle.closes().await);
    assert!(TcpStream::connect(&first).await.is_err());
    drop(dropped);
    assert!(is_free(&second).await);
}

#[tokio::test]
async fn an_open_call_is_answered_before_it_stops() {
    let emulator = start().await;
    let mut wire = Wire::to(&emulator).await;
    let call = make();
    let (first, rest) = call.split_at(call.len() - 20);
    wire.send(first).await;
    let mut other = Wire::to(&emulator).await;
    other.send(make()).await;
    other.answer().await;
    let stopping = tokio::spawn(emulator.stop());
    assert!(other.closes().await, "it has heard");
    wire.send(rest).await;
    assert!(wire.answer().await.starts_with("HTTP/1.1 200 OK\n"));
    timeout(PATIENCE, stopping).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_port_that_is_taken_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = taken.local_addr().unwrap().port();
    let error = Emulator::builder().port(port).start().await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
    let error = Emulator::builder()
        .fixtures("/no/such/folder")
        .start()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
    let settings = r#"{"consent": "yes"}"#;
    let unset = Emulator::builder().link_ui(settings).start().await;
    let told = unset.unwrap_err().to_string();
    assert!(told.contains("unknown consent pane `yes`"), "{told}");
    assert!(error.to_string().contains("/no/such/folder"), "{error}");
}
