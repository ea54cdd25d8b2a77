//! Calls that go wrong because a tester wants them to.

use http_body_util::Full;
use hyper::Request;
use serde_json::{Value, json};

use crate::server::Server;

fn with_header(server: &Server, path: &str, code: &str, mut body: Value) -> String {
    body["client_id"] = "test".into();
    body["secret"] = "secret".into();
    let body = body.to_string();
    let request = Request::post(path)
        .header("content-type", "application/json")
        .header("content-length", body.len())
        .header("plaid-emulator-error", code)
        .body(Full::from(body))
        .unwrap();
    server.send(request).error()
}

#[test]
fn a_header_asks_for_an_error_of_one_call() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    let item = json!({ "access_token": token });
    let asked = [
        with_header(
            &server,
            "/accounts/get",
            "ITEM_LOGIN_REQUIRED",
            item.clone(),
        ),
        with_header(&server, "/accounts/get", "INSTITUTION_DOWN", item.clone()),
        with_header(&server, "/accounts/get", "PRODUCT_NOT_READY", item.clone()),
        with_header(
            &server,
            "/categories/get",
            "INTERNAL_SERVER_ERROR",
            json!({}),
        ),
        // An operation that is not built yet fails as asked for all the same.
        with_header(
            &server,
            "/beacon/user/get",
            "RATE_LIMIT",
            json!({ "beacon_user_id": "x" }),
        ),
        // What is wrong with the call comes first.
        with_header(&server, "/accounts/get", "ITEM_LOCKED", json!({})),
        // Plaid cannot give these here.
        with_header(&server, "/categories/get", "ITEM_LOGIN_REQUIRED", json!({})),
        with_header(
            &server,
            "/accounts/get",
            "TRANSFER_NOT_CANCELLABLE",
            item.clone(),
        ),
        with_header(
            &server,
            "/accounts/get",
            "PROFILE_AUTHENTICATION_FAILED",
            item.clone(),
        ),
        with_header(&server, "/accounts/get", "OUT_OF_MONEY", item.clone()),
    ];
    insta::assert_snapshot!(asked.join("\n"));
    server.ok("/accounts/get", item);
}

fn rule(server: &Server, mut rule: Value) -> String {
    rule["client_id"] = "test".into();
    let answer = server.post_raw("/_emulator/faults", rule.to_string());
    match answer.status {
        200 => answer.text,
        _ => answer.error(),
    }
}

#[test]
fn rules_stand_until_they_are_used_up_or_taken_away() {
    let server = Server::start();
    let platypus = server.access_token(&["auth"]);
    let tartan = server.access_token_at("ins_109511", &["auth"]);
    let call = |token: &str| {
        let answer = server.post("/accounts/get", json!({ "access_token": token }));
        match answer.status {
            200 => "well".to_owned(),
            _ => answer.text_at("/error_code"),
        }
    };
    rule(
        &server,
        json!({ "path": "/accounts/*", "item": platypus, "error": "INSTITUTION_DOWN",
                "after": 1, "times": 2 }),
    );
    rule(
        &server,
        json!({ "institution_id": "ins_109511", "error": "INSTITUTION_NOT_RESPONDING" }),
    );
    let of_platypus: Vec<String> = (0..5).map(|_| call(&platypus)).collect();
    assert_eq!(
        of_platypus,
        [
            "well",
            "INSTITUTION_DOWN",
            "INSTITUTION_DOWN",
            "well",
            "well"
        ]
    );
    assert_eq!(call(&tartan), "INSTITUTION_NOT_RESPONDING");
    insta::assert_snapshot!(server.get("/_emulator/faults?client_id=test").text);

    let clear = |body: Value| server.post_raw("/_emulator/faults/clear", body.to_string());
    clear(json!({ "client_id": "test", "id": 2 }));
    assert_eq!(call(&tartan), "well");
    assert_eq!(clear(json!({ "client_id": "test", "id": 2 })).status, 400);
    assert_eq!(
        clear(json!({ "client_id": "test" })).json(),
        json!({ "faults": [] })
    );
}

#[test]
fn chance_is_the_seeds() {
    let draw = |seed| {
        let server = Server::with_seed(seed);
        rule(
            &server,
            json!({ "path": "/item/get", "error": "RATE_LIMIT", "probability": 0.3 }),
        );
        let token = server.access_token(&["auth"]);
        let call = |_| {
            server
                .post("/item/get", json!({ "access_token": token }))
                .status
        };
        (0..40).map(call).collect::<Vec<u16>>()
    };
    let drawn = draw(1);
    assert_eq!(drawn, draw(1));
    assert_ne!(drawn, draw(2));
    let struck = drawn.iter().filter(|status| **status == 429).count();
    assert!((4..=20).contains(&struck), "{struck} of 40 at 0.3");
}

/// Kept back to the millisecond; the clock of the tests only jumps.
#[test]
fn an_answer_is_kept_back() {
    let server = Server::start();
    let token = json!({ "access_token": server.access_token(&["auth"]) });
    rule(
        &server,
        json!({ "path": "/auth/get", "delay_ms": 600_000, "times": 1 }),
    );
    let call = || server.timed(|| server.ok("/auth/get", token.clone()));
    let (late, took) = call();
    assert_eq!(took, std::time::Duration::from_secs(600));
    let (next, took) = call();
    assert_eq!(took, std::time::Duration::ZERO);
    assert_eq!(late.json()["accounts"], next.json()["accounts"]);
}

/// While an answer was kept back its Item was removed: the data is not given any more.
#[test]
fn an_item_is_removed_while_its_data_is_on_the_way() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    let body = json!({ "client_id": "test", "secret": "s", "access_token": token }).to_string();
    let request = |path: &str| {
        let request = Request::post(path)
            .header("content-type", "application/json")
            .header("content-length", body.len());
        request.body(Full::from(body.clone())).unwrap()
    };
    rule(&server, json!({ "path": "/auth/get", "delay_ms": 1000 }));
    rule(&server, json!({ "path": "/item/remove", "delay_ms": 500 }));
    let [data, removed] = server.together(request("/auth/get"), request("/item/remove"));
    assert!(removed.get("error_code").is_none(), "{removed:#}");
    assert_eq!(data["error_code"], "ITEM_CONCURRENTLY_DELETED");
    insta::assert_snapshot!(format!("{data:#}"));
}

#[test]
fn rules_that_make_no_sense_are_refused() {
    let server = Server::start();
    let refused = [
        rule(&server, json!({})),
        rule(&server, json!({ "error": "OUT_OF_MONEY" })),
        rule(
            &server,
            json!({ "path": "/accounts", "error": "ITEM_LOCKED" }),
        ),
        rule(
            &server,
            json!({ "path": "/categories/get", "error": "ITEM_LOCKED" }),
        ),
        rule(&server, json!({ "error": "PROFILE_AUTHENTICATION_FAILED" })),
        rule(
            &server,
            json!({ "error": "ITEM_LOCKED", "disconnect": true }),
        ),
        rule(&server, json!({ "delay_ms": 1, "item": "none" })),
        rule(&server, json!({ "delay_ms": 1, "institution_id": "ins_0" })),
        rule(&server, json!({ "delay_ms": 3_600_000 })),
        rule(&server, json!({ "delay_ms": 1, "probability": 2 })),
        rule(&server, json!({ "delay": 1 })),
    ];
    insta::assert_snapshot!(refused.join("\n"));
}
