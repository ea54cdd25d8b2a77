//! `/user/*` and `/sandbox/user/reset_login`

use serde_json::{Value, json};

use crate::server::Server;

fn create(server: &Server, body: Value) -> Value {
    server.ok("/user/create", body).json()
}

#[test]
fn a_user_of_the_newer_api_has_an_id_and_an_identity() {
    let server = Server::start();
    let identity = json!({
        "name": { "given_name": "Leslie", "family_name": "Knope" },
        "date_of_birth": "1975-01-18",
        "emails": [{ "data": "leslie@example.com", "primary": true }],
        "phone_numbers": [{ "data": "+14155550010", "primary": true }],
        "addresses": [{
            "street_1": "123 Main St.", "city": "Pawnee", "region": "IN",
            "postal_code": "46001", "country": "US", "primary": true,
        }],
        "id_numbers": [{ "type": "us_ssn", "value": "123456789" }],
    });
    let made = server.ok(
        "/user/create",
        json!({ "client_user_id": "u1", "identity": identity }),
    );
    let id = made.text_at("/user_id");
    server.advance("1h");
    let emails = json!({ "emails": [{ "data": "l@example.org", "primary": true }] });
    server.ok("/user/update", json!({ "user_id": id, "identity": emails }));
    let read = server.ok("/user/get", json!({ "user_id": id }));
    insta::assert_snapshot!([made.text, read.text].join("\n"));
    server.ok("/user/identity/remove", json!({ "user_id": id }));
    let read = server.ok("/user/get", json!({ "user_id": id }));
    assert_eq!(read.text_at("/identity"), "null");
    // Telling of the same person again gives the same user.
    let again = create(
        &server,
        json!({ "client_user_id": "u1", "with_upgraded_user": true }),
    );
    assert_eq!(again["user_id"], id.as_str());
}

#[test]
fn a_user_of_the_older_api_has_a_token() {
    let server = Server::start();
    let made = create(&server, json!({ "client_user_id": "u1" }));
    let token = made["user_token"].as_str().unwrap();
    assert!(token.starts_with("user-sandbox-"), "{token}");
    assert_eq!(made["user_id"].as_str().map(str::len), Some(64));
    let report = json!({
        "first_name": "Leslie", "last_name": "Knope", "date_of_birth": "1975-01-18",
        "phone_numbers": ["+14155550010"], "emails": ["leslie@example.com"],
        "ssn_last_4": "1234",
        "primary_address": {
            "street": "123 Main St.", "city": "Pawnee", "region": "IN", "postal_code": "46001",
            "country": "US",
        },
    });
    let body = json!({ "user_token": token, "consumer_report_user_identity": report });
    server.ok("/user/update", body);
    let read = server.ok("/user/get", json!({ "user_id": made["user_id"] }));
    assert_eq!(read.text_at("/identity/name/given_name"), "Leslie");
    assert_eq!(read.text_at("/identity/id_numbers/0/type"), "us_ssn_last_4");
}

#[test]
fn items_belong_to_users() {
    let server = Server::start();
    let user = create(
        &server,
        json!({ "client_user_id": "u1", "with_upgraded_user": true }),
    );
    let id = user["user_id"].clone();
    let item = |body: Value| {
        let made = server.ok("/sandbox/public_token/create", body);
        let public_token = made.text_at("/public_token");
        let body = json!({ "public_token": public_token });
        server.ok("/item/public_token/exchange", body).json()
    };
    let own =
        json!({ "institution_id": "ins_109508", "initial_products": ["auth"], "user_id": id });
    let first = item(own);
    let other = json!({ "institution_id": "ins_109511", "initial_products": ["auth"] });
    let second = item(other);
    let theirs = || {
        let list = server
            .ok("/user/items/get", json!({ "user_id": id }))
            .json();
        let items = list["items"].as_array().cloned().unwrap_or_default();
        items
            .iter()
            .map(|it| it["item_id"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(theirs(), [first["item_id"].clone()]);
    let both = json!({ "user_id": id, "item_ids": [second["item_id"]] });
    server.ok("/user/items/associate", both.clone());
    assert_eq!(theirs().len(), 2);

    server.ok("/sandbox/user/reset_login", both.clone());
    let read = |item: &Value| {
        let body = json!({ "access_token": item["access_token"] });
        server.post("/accounts/get", body).json()["error_code"].clone()
    };
    assert_eq!(read(&first), Value::Null);
    assert_eq!(read(&second), "ITEM_LOGIN_REQUIRED");
    server.ok("/sandbox/user/reset_login", json!({ "user_id": id }));
    assert_eq!(read(&first), "ITEM_LOGIN_REQUIRED");

    server.ok("/user/items/remove", both);
    assert_eq!(read(&second), "ITEM_NOT_FOUND");
    server.ok("/user/remove", json!({ "user_id": id }));
    assert_eq!(read(&first), "ITEM_NOT_FOUND");
    let gone = server.post("/user/get", json!({ "user_id": id }));
    assert_eq!(gone.text_at("/error_code"), "USER_NOT_FOUND");
}

#[test]
fn requests_are_refused_as_plaid_refuses_them() {
    let server = Server::start();
    let user = create(
        &server,
        json!({ "client_user_id": "u1", "with_upgraded_user": true }),
    );
    let foreign = server.as_client("other");
    let with_identity = |identity: Value| {
        let body = json!({ "client_user_id": "u", "identity": identity });
        server.post("/user/create", body)
    };
    let refused = [
        server.post("/user/create", json!({})),
        server.post("/user/create", json!({ "client_user_id": "" })),
        with_identity(json!({ "emails": [{ "data": "x", "primary": true }] })),
        with_identity(json!({ "date_of_birth": "18.1.1975" })),
        server.post("/user/get", json!({ "user_id": "usr_9nSp2KuZ2x4JDw" })),
        server.post("/user/remove", json!({})),
        server.post("/user/remove", json!({ "user_token": "user-sandbox-none" })),
        server.post("/user/items/get", json!({ "user_id": "" })),
        server.post(
            "/user/items/associate",
            json!({ "user_id": user["user_id"], "item_ids": ["none"] }),
        ),
        foreign.post("/user/get", json!({ "user_id": user["user_id"] })),
    ];
    let told: Vec<String> = refused.iter().map(|it| it.error()).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_user_is_shared_with_another_client_for_a_day_at_most() {
    let server = Server::start();
    let user = server.user();
    let path = "/user/third_party_token/create";
    let share = |more: Value| {
        let mut body = json!({ "user_id": user, "third_party_client_id": "test" });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        server.post(path, body)
    };
    let shared = share(json!({}));
    let token = shared.text_at("/third_party_user_token");
    let read = |token: &str| {
        let body = json!({ "third_party_user_token": token });
        server
            .post("/cra/check_report/base_report/get", body)
            .error()
    };
    let remove = |token: &str| {
        let body = json!({ "third_party_user_token": token });
        server.post("/user/third_party_token/remove", body)
    };
    let with_report = read(&token);
    let removed = remove(&token);
    let second = share(json!({ "expiration_time": "2026-09-01T13:00:00Z" }));
    let second = second.text_at("/third_party_user_token");
    let other = share(json!({ "third_party_client_id": "other" }));
    let other = other.text_at("/third_party_user_token");
    server.advance("59m 59s");
    let until = read(&second);
    server.advance("1s");
    let told = [
        shared.text,
        removed.text,
        format!("shared: {with_report}"),
        format!("removed: {}", read(&token)),
        format!("removed twice: {}", remove(&token).error()),
        format!("until it expires: {until}"),
        format!("expired: {}", read(&second)),
        format!("of another client: {}", read(&other)),
        share(json!({ "expiration_time": "2026-09-01T13:00:00Z" })).error(),
        share(json!({ "expiration_time": "2026-09-03T13:00:00Z" })).error(),
        share(json!({ "third_party_client_id": "" })).error(),
        share(json!({ "user_id": "usr_9nSp2KuZ2x4JDw" })).error(),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

/// Each product of each Item is told of, and why one could not be refreshed.
#[test]
fn all_data_of_a_user_is_refreshed() {
    let server = Server::start();
    let user = create(&server, json!({ "client_user_id": "u1" }));
    let make = |products: &[&str]| {
        let token = server.access_token(products);
        let item = server.ok("/item/get", json!({ "access_token": token }));
        let item_id = item.text_at("/item/item_id");
        let body = json!({ "user_id": user["user_id"], "item_ids": [item_id] });
        server.ok("/user/items/associate", body);
        token
    };
    make(&["transactions", "investments"]);
    make(&["auth"]);
    let broken = make(&["transactions", "liabilities"]);
    server.advance("30s");
    server.ok(
        "/sandbox/item/reset_login",
        json!({ "access_token": broken }),
    );
    let refresh = |user_id: &Value| {
        let body = json!({ "user_id": user_id });
        server.post("/user/financial_data/refresh", body)
    };
    let answer = refresh(&user["user_id"]);
    assert_eq!(answer.status, 200);
    let unknown = refresh(&json!("usr_00000000000000"));
    insta::assert_snapshot!(format!("{}\n{}", answer.text, unknown.error()));
}
