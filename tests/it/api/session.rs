//! `/session/token/create` and `/user_account/session/*`: what they refuse. The way between them is
//! in `link/layer.rs`.

use serde_json::{Value, json};

use crate::server::Server;

fn create(server: &Server, more: Value) -> String {
    let mut body = json!({ "template_id": "template_4s7", "user": { "client_user_id": "me" } });
    for (name, value) in more.as_object().unwrap() {
        match value {
            Value::Null => drop(body.as_object_mut().unwrap().remove(name)),
            _ => body[name] = value.clone(),
        }
    }
    let answer = server.post("/session/token/create", body);
    if answer.status == 200 {
        answer.text
    } else {
        answer.error()
    }
}

#[test]
fn a_token_is_made() {
    let server = Server::start();
    insta::assert_snapshot!(create(&server, json!({})));
}

#[test]
fn a_token_is_of_a_user() {
    let server = Server::start();
    let newer = json!({ "client_user_id": "u1", "with_upgraded_user": true });
    let newer = server.ok("/user/create", newer);
    let older = server.ok("/user/create", json!({ "client_user_id": "u2" }));
    let token = older.text_at("/user_token");
    let of_newer = create(
        &server,
        json!({ "user": null, "user_id": newer.text_at("/user_id") }),
    );
    assert!(of_newer.contains(&newer.text_at("/user_id")), "{of_newer}");
    let user = json!({ "client_user_id": "u2", "user_id": token });
    let of_older = create(&server, json!({ "user": user }));
    assert!(of_older.contains("link-sandbox-"), "{of_older}");
}

#[test]
fn what_makes_no_token() {
    let server = Server::start();
    let mut told = String::new();
    for more in [
        json!({ "user": null }),
        json!({ "template_id": "mine" }),
        json!({ "template_id": "template_" }),
        json!({ "user_id": "usr_9nSp2KuZ2x4JDw" }),
        json!({ "user_id": "" }),
        json!({ "user": { "client_user_id": "u", "user_id": "user-sandbox-1" } }),
        json!({ "user": { "client_user_id": "leslie@knope.com" } }),
        json!({ "user": { "client_user_id": "u", "phone_number": "+14155550011" } }),
        json!({ "redirect_uri": "nowhere" }),
        json!({ "android_package_name": "" }),
    ] {
        told += &format!("{more}\n{}\n\n", create(&server, more.clone()));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn what_reads_no_profile() {
    let server = Server::start();
    let mut told = String::new();
    for token in [
        "",
        "profile-sandbox-1",
        "profile-production-6c5516e1-92dc-479e-a8ff-5a51992e0001",
        "public-sandbox-6c5516e1-92dc-479e-a8ff-5a51992e0001",
    ] {
        let body = json!({ "public_token": token });
        let answer = server.post("/user_account/session/get", body);
        told += &format!("{token:?}\n{}\n\n", answer.error());
    }
    insta::assert_snapshot!(told);
}

#[test]
fn an_app_tells_of_sessions_of_layer_only() {
    let server = Server::start();
    let event = json!({ "name": "signed up", "timestamp": "2026-09-01T12:00:00Z" });
    let send = |session: &str| {
        let body = json!({ "link_session_id": session, "event": event });
        server.post("/user_account/session/event/send", body)
    };
    assert!(send("none").error().contains("INVALID_FIELD"));
    let made = server.ok(
        "/session/token/create",
        json!({ "template_id": "template_4s7", "user": { "client_user_id": "me" } }),
    );
    let page = server.form(&[
        ("action", "submit"),
        ("token", &made.text_at("/link/link_token")),
        ("phone_number", "+14155550011"),
    ]);
    let (_, rest) = page.split_once("data-session=\"").unwrap();
    let session = rest.split('"').next().unwrap();
    assert_eq!(send(session).status, 200);
}
