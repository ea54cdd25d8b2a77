//! The three calls: what is sent, and what the emulator answers.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use crate::Failure;
use crate::process::Kind;

/// A call that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Call {
    LinkTokenCreate,
    AccountsGet,
    TransactionsSync,
}

impl Call {
    pub(crate) const ALL: [Self; 3] = [
        Self::LinkTokenCreate,
        Self::AccountsGet,
        Self::TransactionsSync,
    ];

    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::LinkTokenCreate => "/link/token/create",
            Self::AccountsGet => "/accounts/get",
            Self::TransactionsSync => "/transactions/sync",
        }
    }

    pub(crate) fn file_name(self) -> String {
        self.path().trim_start_matches('/').replace('/', "_")
    }

    /// How many requests one measurement takes, about a second's worth.
    pub(crate) const fn requests(self) -> usize {
        match self {
            Self::LinkTokenCreate => 40_000,
            Self::AccountsGet => 30_000,
            Self::TransactionsSync => 2_000,
        }
    }
}

/// A call and the emulator's answer to it.
pub(crate) struct Recorded {
    pub(crate) call: Call,
    /// Head and body.
    pub(crate) request: String,
    /// Head and body.
    pub(crate) answer: String,
}

/// How many transactions `user_good` has at least.
const TRANSACTIONS: usize = 350;
const KEYS: &str = r#""client_id":"load","secret":"load""#;

/// Makes the Item that is read, of `user_good` with two years of history, and lets that come.
pub(crate) fn prepare(port: u16) -> Result<String, Failure> {
    let options = r#"{"transactions":{"days_requested":730}}"#;
    let create = format!(
        r#"{{{KEYS},"institution_id":"ins_109508","initial_products":["transactions"],"options":{options}}}"#
    );
    let public_token = field(
        port,
        "/sandbox/public_token/create",
        &create,
        "public_token",
    )?;
    let exchange = format!(r#"{{{KEYS},"public_token":"{public_token}"}}"#);
    let item = field(
        port,
        "/item/public_token/exchange",
        &exchange,
        "access_token",
    )?;
    let advance = r#"{"client_id":"load","advance":"1m"}"#;
    ask(port, "/_emulator/clock", advance)?;
    Ok(item)
}

/// Puts the calls to an emulator and keeps what it answers.
pub(crate) fn record(port: u16) -> Result<Vec<Recorded>, Failure> {
    let item = prepare(port)?;
    let accounts = format!(r#"{{{KEYS},"access_token":"{item}"}}"#);
    let sync = format!(r#"{{{KEYS},"access_token":"{item}","count":500}}"#);
    let mut recorded = Vec::new();
    for (call, body) in [
        (Call::LinkTokenCreate, link_token_body()),
        (Call::AccountsGet, accounts),
        (Call::TransactionsSync, sync),
    ] {
        let answer = ask(port, call.path(), &body)?;
        let request = request(call.path(), &body);
        if !answer.starts_with("HTTP/1.1 200") {
            return Err(format!("the emulator answered {body} with {answer}").into());
        }
        recorded.push(Recorded {
            call,
            request,
            answer,
        });
    }
    let sync: Value = serde_json::from_str(body_of(&recorded[2].answer))?;
    let added = sync["added"].as_array().map_or(0, Vec::len);
    if added < TRANSACTIONS || sync["has_more"] != false {
        let message =
            format!("expected {TRANSACTIONS} transactions or more in one page, got {added}");
        return Err(message.into());
    }
    println!("/transactions/sync answers {added} transactions");
    Ok(recorded)
}

/// The body of `/link/token/create`.
pub(crate) fn link_token_body() -> String {
    let user = r#""user":{"client_user_id":"user-1"}"#;
    let rest = r#""client_name":"Load","country_codes":["US"],"language":"en""#;
    let products = r#""products":["auth","transactions"],"webhook":"https://example.com/hook""#;
    format!("{{{KEYS},{rest},{products},{user}}}")
}

/// Makes sure a server answers what the emulator has answered: the bare ones to the byte, the
/// emulator in length, since it numbers its answers.
pub(crate) fn expect_same(port: u16, kind: Kind, recorded: &Recorded) -> Result<(), Failure> {
    let answer = exchange(port, &recorded.request)?;
    let bytes_differ = kind != Kind::Emulator && body_of(&answer) != body_of(&recorded.answer);
    if bytes_differ || answer.len() != recorded.answer.len() {
        let path = recorded.call.path();
        return Err(format!("{kind:?} answers {path} otherwise than recorded:\n{answer}").into());
    }
    Ok(())
}

/// What follows the head.
pub(crate) fn body_of(message: &str) -> &str {
    message.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

fn field(port: u16, path: &str, body: &str, name: &str) -> Result<String, Failure> {
    let answer = ask(port, path, body)?;
    let value: Value = serde_json::from_str(body_of(&answer))?;
    match &value[name] {
        Value::String(text) => Ok(text.clone()),
        _ => Err(format!("no {name} in the answer to {body}: {answer}").into()),
    }
}

/// Sends one request on a connection of its own; the whole answer.
pub(crate) fn ask(port: u16, path: &str, body: &str) -> Result<String, Failure> {
    exchange(port, &request(path, body))
}

fn request(path: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len(),
    )
}

fn exchange(port: u16, request: &str) -> Result<String, Failure> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    let mut piece = [0; 16 * 1024];
    loop {
        let read = stream.read(&mut piece)?;
        answer.extend_from_slice(&piece[..read]);
        let text = std::str::from_utf8(&answer).unwrap_or_default();
        if read == 0 || is_complete(text) {
            return Ok(String::from_utf8(answer)?);
        }
    }
}

fn is_complete(answer: &str) -> bool {
    let Some((head, body)) = answer.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|it| it.strip_prefix("content-length: "));
    length.and_then(|it| it.parse().ok()) == Some(body.len())
}
