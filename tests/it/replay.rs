//! Same seed, same calls: the same bytes.

use serde_json::{Value, json};

use crate::link::Person;
use crate::server::{Answer, Server, link_token_request};

/// What a run of calls was answered with.
struct Record<'a> {
    server: &'a Server,
    heard: Vec<String>,
}

impl Record<'_> {
    fn post(&mut self, path: &str, body: Value) -> Answer {
        let answer = self.server.unchecked(path, body);
        self.heard.push(format!("{path}\n{}", answer.whole()));
        answer
    }

    fn raw(&mut self, path: &str, body: &str) {
        let answer = self.server.post_raw(path, body.to_owned());
        self.heard.push(format!("{path}\n{}", answer.whole()));
    }

    fn wait(&mut self, time: &str) {
        self.server.advance(time);
    }
}

/// A long mixed script: what works and what does not, with time passing.
fn script(server: &Server) -> Vec<String> {
    let mut record = Record {
        server,
        heard: Vec::new(),
    };
    let mut tokens = Vec::new();
    for products in [
        json!(["transactions"]),
        json!(["auth", "identity"]),
        json!(["nothing"]),
    ] {
        let body = json!({ "institution_id": "ins_109508", "initial_products": products });
        let made = record.post("/sandbox/public_token/create", body);
        if made.status != 200 {
            continue;
        }
        let body = json!({ "public_token": made.text_at("/public_token") });
        let exchanged = record.post("/item/public_token/exchange", body.clone());
        record.post("/item/public_token/exchange", body);
        tokens.push(exchanged.text_at("/access_token"));
    }
    for time in ["0s", "5s", "15s", "100h", "620h"] {
        record.wait(time);
        for token in &tokens {
            read(&mut record, token);
        }
    }
    link(&mut record);
    record.raw("/item/get", "no JSON");
    record.raw("/item/get", "{}");
    record.raw("/no/such/path", "{}");
    record.post(
        "/item/access_token/invalidate",
        json!({ "access_token": tokens[0] }),
    );
    record.post("/item/remove", json!({ "access_token": tokens[1] }));
    for token in &tokens {
        read(&mut record, token);
    }
    record.heard
}

/// Every kind of reading of an Item.
fn read(record: &mut Record<'_>, token: &str) {
    let body = json!({ "access_token": token });
    for path in ["/accounts/get", "/auth/get", "/identity/get", "/item/get"] {
        record.post(path, body.clone());
    }
    let with = |more: Value| {
        let mut body = body.clone();
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    };
    let page = record.post("/transactions/sync", with(json!({ "count": 7 })));
    if page.status == 200 {
        let next = json!({ "count": 500, "cursor": page.text_at("/next_cursor") });
        record.post("/transactions/sync", with(next));
    }
    let dates = json!({ "start_date": "2026-06-01", "end_date": "2026-12-31" });
    record.post("/transactions/get", with(dates));
    record.post("/item/public_token/create", body.clone());
    record.post("/item/get", with(json!({ "x": 1 })));
}

/// A person at Link, who leaves at the credentials, and comes back.
fn link(record: &mut Record<'_>) {
    record.post(
        "/link/token/create",
        json!({ "client_name": "no more than this" }),
    );
    let made = record.post("/link/token/create", link_token_request(json!({})));
    let token = made.text_at("/link_token");
    let mut pages = Vec::new();
    for leaves in [true, false] {
        let mut person = Person::opens(record.server, &token);
        pages.push(person.page().to_owned());
        pages.push(person.skips_the_phone().page().to_owned());
        pages.push(person.picks("ins_109508").page().to_owned());
        if leaves {
            pages.push(person.does("confirm_exit", &[]).page().to_owned());
            continue;
        }
        pages.push(person.signs_in("user_good", "pass_bad").page().to_owned());
        pages.push(person.signs_in("user_good", "pass_good").page().to_owned());
        pages.push(person.chooses(&["0", "3"]).page().to_owned());
        pages.push(person.does("continue", &[]).page().to_owned());
    }
    record.heard.extend(pages);
    record.post("/link/token/get", json!({ "link_token": token }));
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let first = script(&Server::start());
    let second = script(&Server::start());
    assert_eq!(first.len(), second.len());
    for (first, second) in first.iter().zip(&second) {
        assert_eq!(first, second);
    }
    assert!(first.len() > 100, "{} calls", first.len());
}

#[test]
fn another_seed_gives_other_ids_and_the_same_data() {
    let one = Server::start();
    let two = Server::with_seed(2);
    let read = |server: &Server| {
        let token = server.access_token(&["transactions"]);
        server.advance("20s");
        let page = server.ok(
            "/transactions/sync",
            json!({ "access_token": token, "count": 500 }),
        );
        (token, page.json())
    };
    let ((token_one, page_one), (token_two, page_two)) = (read(&one), read(&two));
    assert_ne!(token_one, token_two);
    assert_ne!(page_one["request_id"], page_two["request_id"]);
    let rows = |page: &Value| page["added"].as_array().unwrap().clone();
    let (rows_one, rows_two) = (rows(&page_one), rows(&page_two));
    assert_eq!(rows_one.len(), rows_two.len());
    for (mut one, mut two) in rows_one.into_iter().zip(rows_two) {
        for id in ["account_id", "transaction_id"] {
            assert_ne!(one[id].take(), two[id].take());
        }
        assert_eq!(one, two);
    }
}

#[test]
fn clients_do_not_disturb_one_another() {
    let alone = |client: &str| script(&Server::start().as_client(client));
    let (first, second) = (alone("first"), alone("second"));
    assert_ne!(first, second);

    let server = Server::start();
    assert_eq!(
        script(&server.as_client("second")),
        second,
        "whoever comes first"
    );
    assert_eq!(
        by_client(script(&server.as_client("first"))),
        by_client(first)
    );
}

/// Without what is said to callers who name no client: those answers are counted together.
fn by_client(heard: Vec<String>) -> Vec<String> {
    let to_nobody = ["\"INVALID_BODY\"", "missing: client_id", "\"NOT_FOUND\""];
    let named = |it: &String| !to_nobody.iter().any(|sign| it.contains(sign));
    heard.into_iter().filter(named).collect()
}
