//! What a call costs in process, without sockets, and which part of it costs how much:
//! `cargo bench --bench calls`.
#![expect(
    clippy::unwrap_used,
    reason = "a call that fails here is a bug, and its panic shows it"
)]

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use divan::Bencher;
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::body::Bytes;
use jiff::Timestamp;
use plaid_emulator::api::{self, Call, Endpoint};
use plaid_emulator::http::{App, Settings};
use plaid_emulator::sandbox::Sandbox;
use plaid_emulator::sandbox::clock::ClockSettings;
use plaid_emulator::sandbox::ids::RequestId;
use plaid_emulator::{contract, fixtures};
use serde_json::Value;
use tower::Service;

const LINK: &str = "/link/token/create";
const ACCOUNTS: &str = "/accounts/get";
/// Answers 500 transactions.
const SYNC: &str = "/transactions/sync";
const CALLS: [&str; 3] = [LINK, ACCOUNTS, SYNC];

const CLIENT: &str = "bench";
const KEYS: &str = r#""client_id":"bench","secret":"bench""#;

fn main() {
    divan::main();
}

/// From a request to the bytes of its answer.
#[divan::bench(args = CALLS)]
fn whole(bencher: Bencher<'_, '_>, path: &str) {
    let stage = Stage::new();
    let body = stage.body(path);
    bencher.bench_local(|| stage.call(path, &body));
}

/// The body to a JSON value.
#[divan::bench(args = CALLS)]
fn part_1_parse(bencher: Bencher<'_, '_>, path: &str) {
    let body = Stage::new().body(path);
    bencher.bench_local(|| serde_json::from_str::<Value>(&body));
}

/// The value against the contract.
#[divan::bench(args = CALLS)]
fn part_2_check(bencher: Bencher<'_, '_>, path: &str) {
    let value = Stage::new().value(path);
    let operation = contract::operation(path).unwrap();
    bencher.bench_local(|| operation.check_request(&value).unwrap());
}

/// The value to the typed request.
#[divan::bench(args = CALLS)]
fn part_3_type(bencher: Bencher<'_, '_>, path: &str) {
    let value = Stage::new().value(path);
    let bencher = bencher.with_inputs(|| value.clone());
    match path {
        LINK => bencher.bench_local_values(typed::<api::link::token::create::Request>),
        ACCOUNTS => bencher.bench_local_values(typed::<api::accounts::get::Request>),
        _ => bencher.bench_local_values(typed::<api::transactions::sync::Request>),
    }
}

/// The endpoint: the typed request to the typed answer.
#[divan::bench(args = CALLS)]
fn part_4_handle(bencher: Bencher<'_, '_>, path: &str) {
    match path {
        LINK => handle::<api::link::token::create::Request>(bencher),
        ACCOUNTS => handle::<api::accounts::get::Request>(bencher),
        _ => handle::<api::transactions::sync::Request>(bencher),
    }
}

/// The typed answer to bytes.
#[divan::bench(args = CALLS)]
fn part_5_write(bencher: Bencher<'_, '_>, path: &str) {
    match path {
        LINK => write::<api::link::token::create::Request>(bencher),
        ACCOUNTS => write::<api::accounts::get::Request>(bencher),
        _ => write::<api::transactions::sync::Request>(bencher),
    }
}

fn typed<E: Endpoint>(value: Value) -> E {
    serde_json::from_value(value).unwrap()
}

fn handle<E: Endpoint>(bencher: Bencher<'_, '_>) {
    let stage = Stage::new();
    let value = stage.value(E::PATH);
    stage.in_world(|sandbox| {
        bencher
            .with_inputs(|| typed::<E>(value.clone()))
            .bench_local_values(|request| {
                let mut call = on(sandbox);
                request.handle(&mut call).is_ok()
            });
    });
}

fn write<E: Endpoint>(bencher: Bencher<'_, '_>) {
    let stage = Stage::new();
    let request = typed::<E>(stage.value(E::PATH));
    stage.in_world(|sandbox| {
        let mut call = on(sandbox);
        let answer = request.handle(&mut call).unwrap();
        bencher.bench_local(|| api::answer(&answer, RequestId(1)).unwrap());
    });
}

fn on(sandbox: &mut Sandbox) -> Call<'_> {
    let base_url = "http://127.0.0.1:4242";
    Call {
        sandbox,
        base_url,
        link_ui: Default::default(),
        version: api::ApiVersion::default(),
    }
}

/// An emulator with two Items whose history has come.
struct Stage {
    app: App,
    user_good: String,
    user_with_many_transactions: String,
}

impl Stage {
    fn new() -> Self {
        let start = Some(Timestamp::from_second(1_788_220_800).unwrap());
        let app = App::new(Settings {
            scenario: None,
            catalog: Arc::new(fixtures::built_in()),
            seed: 1,
            clock: ClockSettings {
                start,
                frozen: true,
            },
            wall: || Timestamp::UNIX_EPOCH,
        });
        let mut stage = Self {
            app,
            user_good: String::new(),
            user_with_many_transactions: String::new(),
        };
        stage.user_good = stage.item("user_good", "pass_good");
        stage.user_with_many_transactions = stage.item("user_transactions_dynamic", "any");
        stage.call(
            "/_emulator/clock",
            &format!(r#"{{"client_id":"{CLIENT}","advance":"1m"}}"#),
        );
        stage
    }

    fn item(&self, username: &str, password: &str) -> String {
        let login = format!(
            r#""override_username":"{username}","override_password":"{password}","transactions":{{"days_requested":730}}"#
        );
        let create = format!(
            r#"{{{KEYS},"institution_id":"ins_109508","initial_products":["transactions"],"options":{{{login}}}}}"#
        );
        let public_token = self.field("/sandbox/public_token/create", &create, "public_token");
        let exchange = format!(r#"{{{KEYS},"public_token":"{public_token}"}}"#);
        self.field("/item/public_token/exchange", &exchange, "access_token")
    }

    fn field(&self, path: &str, body: &str, name: &str) -> String {
        let answer: Value = serde_json::from_slice(&self.call(path, body)).unwrap();
        answer[name].as_str().unwrap().to_owned()
    }

    /// The body of one of the three calls.
    fn body(&self, path: &str) -> String {
        match path {
            LINK => format!(
                r#"{{{KEYS},"client_name":"Load","country_codes":["US"],"language":"en","products":["auth","transactions"],"webhook":"https://example.com/hook","user":{{"client_user_id":"user-1"}}}}"#
            ),
            ACCOUNTS => format!(r#"{{{KEYS},"access_token":"{}"}}"#, self.user_good),
            _ => format!(
                r#"{{{KEYS},"access_token":"{}","count":500}}"#,
                self.user_with_many_transactions
            ),
        }
    }

    /// The same without keys, as the contract and the endpoint see it.
    fn value(&self, path: &str) -> Value {
        let mut value: Value = serde_json::from_str(&self.body(path)).unwrap();
        let fields = value.as_object_mut().unwrap();
        fields.remove("client_id");
        fields.remove("secret");
        value
    }

    fn in_world(&self, act: impl FnOnce(&mut Sandbox)) {
        self.app.worlds().of_client(CLIENT, act);
    }

    fn call(&self, path: &str, body: &str) -> Bytes {
        let request = Request::post(path)
            .header("host", "127.0.0.1:4242")
            .header("content-type", "application/json")
            .header("content-length", body.len())
            .body(Full::new(Bytes::copy_from_slice(body.as_bytes())))
            .unwrap();
        let response = at_once(self.app.clone().call(request)).unwrap();
        let succeeded = response.status().is_success();
        let bytes = at_once(response.into_body().collect()).unwrap().to_bytes();
        assert!(succeeded, "{path} {body}: {bytes:?}");
        bytes
    }
}

/// What a future gives that never waits.
fn at_once<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => unreachable!("nothing here waits"),
    }
}
