//! The emulator as the tests see it: no socket, a clock that stands still, and every answer held
//! against Plaid's contract.

use std::sync::{Arc, OnceLock};

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::{Method, Request};
use jiff::Timestamp;
use plaid_emulator::control::Scenario;
use plaid_emulator::http::{App, Settings};
use plaid_emulator::sandbox::catalog::{Catalog, Client, Switches};
use plaid_emulator::sandbox::clock::ClockSettings;
use plaid_emulator::{contract, fixtures};
use serde_json::{Value, json};
use tower::ServiceExt;

/// When all tests begin.
pub(crate) const START: &str = "2026-09-01T12:00:00Z";

fn wall() -> Timestamp {
    START.parse().unwrap()
}

fn catalog() -> Arc<Catalog> {
    static BUILT_IN: OnceLock<Arc<Catalog>> = OnceLock::new();
    Arc::clone(BUILT_IN.get_or_init(|| Arc::new(fixtures::built_in())))
}

/// A runtime in which nothing takes real time: whoever sleeps alone wakes at once.
fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap()
}

/// A running emulator and one client of it.
pub(crate) struct Server {
    app: App,
    runtime: tokio::runtime::Runtime,
    client_id: String,
}

/// An answer, whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("the answer is JSON")
    }

    /// The value at a JSON pointer, as text.
    #[track_caller]
    pub(crate) fn text_at(&self, pointer: &str) -> String {
        let json = self.json();
        let value = json
            .pointer(pointer)
            .unwrap_or_else(|| panic!("no {pointer} in {json:#}"));
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    }

    /// Type, code and sentence of an error, on one line.
    pub(crate) fn error(&self) -> String {
        let json = self.json();
        let field = |name: &str| json[name].as_str().unwrap_or("null").to_owned();
        format!(
            "{} {}/{}: {}",
            self.status,
            field("error_type"),
            field("error_code"),
            field("error_message")
        )
    }

    /// Status, headers and body, as they would stand on the wire.
    pub(crate) fn whole(&self) -> String {
        let mut text = format!("{}\n", self.status);
        for (name, value) in &self.headers {
            text.push_str(&format!("{name}: {value}\n"));
        }
        text + "\n" + &self.text
    }
}

impl Server {
    /// Seed 1, the built-in fixtures, client `test`.
    pub(crate) fn start() -> Self {
        Self::with(1, catalog())
    }

    /// With another seed.
    pub(crate) fn with_seed(seed: u64) -> Self {
        Self::with(seed, catalog())
    }

    /// With registered clients; calls are made as the first.
    pub(crate) fn with_clients(clients: Vec<Client>) -> Self {
        let mut catalog = fixtures::built_in();
        let first = clients[0].client_id.clone();
        let clients = clients
            .into_iter()
            .map(|client| (client.client_id.clone(), client));
        catalog.clients = Some(clients.collect());
        Self {
            client_id: first,
            ..Self::with(1, Arc::new(catalog))
        }
    }

    /// With something set for the whole run.
    pub(crate) fn with_switches(set: impl FnOnce(&mut Switches)) -> Self {
        let mut catalog = fixtures::built_in();
        set(&mut catalog.switches);
        Self::with(1, Arc::new(catalog))
    }

    /// With other fixtures than the built-in ones.
    pub(crate) fn with_catalog(catalog: Catalog) -> Self {
        Self::with(1, Arc::new(catalog))
    }

    /// With a scenario in every world.
    pub(crate) fn with_scenario(json: &str) -> Self {
        let catalog = catalog();
        let scenario = Scenario::read(json, &catalog).unwrap();
        Self::set_up(1, catalog, Some(scenario))
    }

    fn with(seed: u64, catalog: Arc<Catalog>) -> Self {
        Self::set_up(seed, catalog, None)
    }

    fn set_up(seed: u64, catalog: Arc<Catalog>, scenario: Option<Scenario>) -> Self {
        let clock = ClockSettings {
            start: None,
            frozen: true,
        };
        let app = App::new(Settings {
            scenario,
            catalog,
            seed,
            clock,
            wall,
        });
        let runtime = runtime();
        Self {
            app,
            runtime,
            client_id: "test".to_owned(),
        }
    }

    /// The same emulator, as another client.
    pub(crate) fn as_client(&self, client_id: &str) -> Self {
        Self {
            app: self.app.clone(),
            runtime: runtime(),
            client_id: client_id.to_owned(),
        }
    }

    /// The emulator itself.
    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// Calls an operation of Plaid's with this client's keys.
    #[track_caller]
    pub(crate) fn post(&self, path: &str, body: Value) -> Answer {
        let answer = self.unchecked(path, body);
        check(path, &answer);
        answer
    }

    /// The same, without holding the answer against the contract, for tests of many calls.
    #[track_caller]
    pub(crate) fn unchecked(&self, path: &str, body: Value) -> Answer {
        let mut fields = json!({ "client_id": self.client_id, "secret": "secret" });
        for (name, value) in body.as_object().expect("a body is an object") {
            fields[name] = value.clone();
        }
        self.post_raw(path, fields.to_string())
    }

    /// The same, for a call that must succeed.
    #[track_caller]
    pub(crate) fn ok(&self, path: &str, body: Value) -> Answer {
        let answer = self.post(path, body);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer
    }

    /// Sends a body as it is.
    #[track_caller]
    pub(crate) fn post_raw(&self, path: &str, body: impl Into<Bytes>) -> Answer {
        let body = body.into();
        let request = Request::post(path)
            .header("content-type", "application/json")
            .header("content-length", body.len());
        self.send(request.body(Full::from(body)).unwrap())
    }

    /// Sends a form of Link's, as its page script does.
    #[track_caller]
    pub(crate) fn form(&self, fields: &[(&str, &str)]) -> String {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = Request::post("/cdn.plaid.com/link/v2/stable/link.html")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-link-fragment", "1");
        let answer = self.send(request.body(Full::from(body)).unwrap());
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.text
    }

    #[track_caller]
    pub(crate) fn get(&self, path: &str) -> Answer {
        let request = Request::builder().method(Method::GET).uri(path);
        self.send(request.body(Full::default()).unwrap())
    }

    #[track_caller]
    pub(crate) fn send(&self, request: Request<Full<Bytes>>) -> Answer {
        self.runtime.block_on(async {
            let Ok(response) = self.app.clone().oneshot(request).await;
            let (head, body) = response.into_parts();
            let bytes = body.collect().await.unwrap().to_bytes();
            let headers = head.headers.iter().map(|(name, value)| {
                (
                    name.to_string(),
                    value.to_str().unwrap_or_default().to_owned(),
                )
            });
            let headers: Vec<(String, String)> = headers.collect();
            let archive = headers.iter().any(|(_, value)| value == "application/zip");
            let text = String::from_utf8_lossy(&bytes).into_owned();
            assert!(archive || text.as_bytes() == bytes, "answers are UTF-8");
            Answer {
                status: head.status.as_u16(),
                headers,
                text,
            }
        })
    }

    /// Sends two calls at once, the first to the end that the second makes possible.
    pub(crate) fn together(
        &self,
        first: Request<Full<Bytes>>,
        second: Request<Full<Bytes>>,
    ) -> [Value; 2] {
        let call = async |request| {
            let Ok(response) = self.app.clone().oneshot(request).await;
            let bytes = response.into_body().collect().await.unwrap().to_bytes();
            serde_json::from_slice(&bytes).unwrap()
        };
        let both = async { tokio::join!(call(first), call(second)) };
        self.runtime.block_on(both).into()
    }

    /// How long this takes by the clock of the runtime, which only jumps.
    pub(crate) fn timed<T>(&self, act: impl FnOnce() -> T) -> (T, std::time::Duration) {
        let now = || self.runtime.block_on(async { tokio::time::Instant::now() });
        let began = now();
        let done = act();
        (done, now() - began)
    }

    /// Lets time pass for this client.
    #[track_caller]
    pub(crate) fn advance(&self, by: &str) {
        let body = json!({ "client_id": self.client_id, "advance": by }).to_string();
        let answer = self.post_raw("/_emulator/clock", body);
        assert_eq!(answer.status, 200, "{}", answer.text);
    }

    /// A public token of `user_good` at First Platypus Bank.
    #[track_caller]
    pub(crate) fn public_token(&self, products: &[&str]) -> String {
        let body = json!({ "institution_id": "ins_109508", "initial_products": products });
        self.ok("/sandbox/public_token/create", body)
            .text_at("/public_token")
    }

    /// An access token of `user_good` at another institution.
    #[track_caller]
    pub(crate) fn access_token_at(&self, institution_id: &str, products: &[&str]) -> String {
        let body = json!({ "institution_id": institution_id, "initial_products": products });
        let made = self.ok("/sandbox/public_token/create", body);
        self.exchange(&made.text_at("/public_token"))
    }

    /// An access token of `user_good` at First Platypus Bank.
    #[track_caller]
    pub(crate) fn access_token(&self, products: &[&str]) -> String {
        self.exchange(&self.public_token(products))
    }

    /// An access token with Auth of some accounts of `user_good`, by mask, and consent to more
    /// products.
    #[track_caller]
    pub(crate) fn access_token_for(&self, masks: &[&str], consented: &[&str]) -> String {
        let products = json!({ "products": ["auth"], "additional_consented_products": consented });
        let link_token = self.link_token(products);
        let body = json!({ "link_token": link_token, "accounts": masks });
        let done = self.post_raw("/_emulator/link/complete", body.to_string());
        self.exchange(&done.text_at("/public_token"))
    }

    #[track_caller]
    pub(crate) fn exchange(&self, public_token: &str) -> String {
        let body = json!({ "public_token": public_token });
        self.ok("/item/public_token/exchange", body)
            .text_at("/access_token")
    }

    /// A user of the newer API of whom enough is known for a consumer report.
    #[track_caller]
    pub(crate) fn user(&self) -> String {
        let identity = json!({
            "name": { "given_name": "Leslie", "family_name": "Knope" },
            "date_of_birth": "1975-01-18",
            "emails": [{ "data": "leslie@example.com", "primary": true }],
            "phone_numbers": [{ "data": "+14155550010", "primary": true }],
            "addresses": [{
                "street_1": "123 Main St.", "city": "Pawnee", "region": "IN",
                "postal_code": "46001", "country": "US", "primary": true,
            }],
        });
        let body = json!({ "client_user_id": "leslie", "identity": identity });
        self.ok("/user/create", body).text_at("/user_id")
    }

    /// A user of whom nothing is known.
    #[track_caller]
    pub(crate) fn stranger(&self) -> String {
        let body = json!({ "client_user_id": "stranger", "with_upgraded_user": true });
        self.ok("/user/create", body).text_at("/user_id")
    }

    /// A link token for a new Item.
    #[track_caller]
    pub(crate) fn link_token(&self, more: Value) -> String {
        self.ok("/link/token/create", link_token_request(more))
            .text_at("/link_token")
    }
}

/// The least `/link/token/create` takes, and `more`.
pub(crate) fn link_token_request(more: Value) -> Value {
    let mut body = json!({
        "client_name": "Test App",
        "country_codes": ["US"],
        "language": "en",
        "products": ["transactions"],
        "user": { "client_user_id": "user-1" },
    });
    for (name, value) in more.as_object().expect("fields") {
        body[name] = value.clone();
    }
    body
}

/// Holds an answer against what Plaid's published file says of it.
#[track_caller]
pub(crate) fn check(path: &str, answer: &Answer) {
    crate::answers::keep(path, answer);
    let Some(operation) = contract::operation(path) else {
        return;
    };
    let json = answer.json();
    let violations = match answer.status {
        200 => operation.check_response(&json),
        501 => Vec::new(),
        _ if json.get("error").is_some() => crate::requests::check_oauth_error(path, &json),
        _ => contract::check_error(&json),
    };
    assert!(
        violations.is_empty(),
        "{path}: {violations:?}\n{}",
        answer.text
    );
    let violation = contract::check_text(&answer.text);
    assert!(
        violation.is_none(),
        "{path}: {violation:?}\n{}",
        answer.text
    );
}
