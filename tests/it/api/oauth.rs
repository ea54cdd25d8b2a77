//! `/oauth/token`, `/oauth/introspect` and `/oauth/revoke`

use http_body_util::Full;
use hyper::Request;
use plaid_emulator::sandbox::catalog::Client;
use serde_json::{Value, json};

use crate::server::{Answer, Server, check};

const TOKEN: &str = "/oauth/token";
const EXCHANGE: &str = "urn:ietf:params:oauth:grant-type:token-exchange";
const USER: &str = "urn:plaid:params:tokens:user";
const OAUTH_USER: &str = "urn:plaid:params:oauth:user-token";
const MULTI_USER: &str = "urn:plaid:params:credit:multi-user";

/// A user of the older API; id and token.
#[track_caller]
fn user(server: &Server) -> (String, String) {
    let made = server.ok("/user/create", json!({ "client_user_id": "leslie" }));
    (made.text_at("/user_id"), made.text_at("/user_token"))
}

fn exchange(server: &Server, kind: &str, subject: &str, audience: &str, more: Value) -> Answer {
    let mut body = json!({
        "grant_type": EXCHANGE, "subject_token": subject, "subject_token_type": kind,
        "audience": audience,
    });
    for (name, value) in more.as_object().expect("fields") {
        body[name] = value.clone();
    }
    server.post(TOKEN, body)
}

fn introspect(server: &Server, token: &str) -> Answer {
    server.ok("/oauth/introspect", json!({ "token": token }))
}

#[track_caller]
fn is_active(server: &Server, token: &str) -> bool {
    introspect(server, token).text_at("/active") == "true"
}

fn revoke(server: &Server, token: &str) {
    server.ok("/oauth/revoke", json!({ "token": token }));
}

/// What is told of an error, on one line.
fn told(answer: &Answer) -> String {
    let json = answer.json();
    let text = |name: &str| json[name].as_str().unwrap_or("-").to_owned();
    format!(
        "{} {}: {}",
        answer.status,
        text("error"),
        text("error_description")
    )
}

#[test]
fn a_token_about_a_user_is_issued_looked_at_and_revoked() {
    let server = Server::start();
    let (_, subject) = user(&server);
    let pair = exchange(&server, USER, &subject, "test", json!({}));
    let [access, refresh] = ["/access_token", "/refresh_token"].map(|at| pair.text_at(at));
    let mut story = vec![pair.text.clone()];
    story.push(introspect(&server, &access).text);
    story.push(introspect(&server, &refresh).text);
    story.push(server.ok("/oauth/revoke", json!({ "token": refresh })).text);
    story.push(introspect(&server, &access).text);
    insta::assert_snapshot!(story.join("\n"));
    assert!(!is_active(&server, &refresh));
    let again = json!({ "grant_type": "refresh_token", "refresh_token": refresh });
    assert!(told(&server.post(TOKEN, again)).starts_with("400 invalid_grant"));
}

#[test]
fn access_lasts_fifteen_minutes_and_is_renewed() {
    let server = Server::start();
    let grant = json!({ "grant_type": "client_credentials", "scope": "mcp:dashboard" });
    let pair = server.ok(TOKEN, grant);
    let [access, refresh] = ["/access_token", "/refresh_token"].map(|at| pair.text_at(at));
    server.advance("14m 59s");
    assert!(is_active(&server, &access));
    server.advance("1s");
    assert!(!is_active(&server, &access));
    let renewal = json!({ "grant_type": "refresh_token", "refresh_token": refresh });
    let renewed = server.ok(TOKEN, renewal);
    assert_eq!(renewed.text_at("/refresh_token"), refresh);
    let access = renewed.text_at("/access_token");
    let looked_at = introspect(&server, &access);
    insta::assert_snapshot!(looked_at.text);
    // One access token can be revoked alone.
    revoke(&server, &access);
    assert_eq!(
        (is_active(&server, &access), is_active(&server, &refresh)),
        (false, true)
    );
}

#[test]
fn what_is_derived_from_a_token_is_revoked_with_it() {
    let server = Server::start();
    let (_, subject) = user(&server);
    let first = exchange(&server, USER, &subject, "test", json!({})).text_at("/refresh_token");
    let second = exchange(
        &server,
        OAUTH_USER,
        &first,
        "other",
        json!({ "scope": "user:read" }),
    );
    let [access, refresh] = ["/access_token", "/refresh_token"].map(|at| second.text_at(at));
    let looked_at = introspect(&server, &access).json();
    assert_eq!(
        (&looked_at["client_id"], &looked_at["scope"]),
        (&json!("other"), &json!("user:read"))
    );
    // It is not for the client that had it made.
    let renewal = json!({ "grant_type": "refresh_token", "refresh_token": refresh });
    assert!(told(&server.post(TOKEN, renewal)).starts_with("400 invalid_grant"));
    let own = exchange(&server, USER, &subject, "test", json!({})).text_at("/access_token");
    revoke(&server, &first);
    let active = [&access, &refresh, &own].map(|token| is_active(&server, token));
    assert_eq!(active, [false, false, true]);
}

#[test]
fn a_user_who_is_gone_takes_their_tokens_along() {
    let server = Server::start();
    let (_, subject) = user(&server);
    let access = exchange(&server, USER, &subject, "test", json!({})).text_at("/access_token");
    assert!(is_active(&server, &access));
    server.ok("/user/remove", json!({ "user_token": subject }));
    assert!(!is_active(&server, &access));
}

#[test]
fn worlds_do_not_know_each_others_tokens() {
    let server = Server::start();
    let grant = json!({ "grant_type": "client_credentials" });
    let access = server.ok(TOKEN, grant).text_at("/access_token");
    let other = server.as_client("other");
    assert!(!is_active(&other, &access));
    revoke(&other, &access);
    assert!(is_active(&server, &access));
}

#[test]
fn forms_are_taken_with_the_secret_by_either_name() {
    let server = Server::start();
    let send = |path: &str, form: &str| {
        let request = Request::post(path)
            .header(
                "content-type",
                "application/x-www-form-urlencoded; charset=utf-8",
            )
            .header("content-length", form.len());
        let answer = server.send(request.body(Full::from(form.to_owned())).unwrap());
        check(path, &answer);
        answer
    };
    let keys = "client_id=test&client_secret=s";
    let pair = send(
        TOKEN,
        &format!("{keys}&grant_type=client_credentials&scope=mcp%3Adashboard"),
    );
    assert_eq!(pair.status, 200, "{}", pair.text);
    let access = pair.text_at("/access_token").replace('=', "%3D");
    let looked_at = send(
        "/oauth/introspect",
        &format!("client_id=test&secret=s&token={access}"),
    );
    assert_eq!(looked_at.text_at("/active"), "true");
    send("/oauth/revoke", &format!("{keys}&token={access}"));
    let refused = [
        send("/oauth/introspect", &format!("{keys}&token=a&token=b")),
        send("/oauth/introspect", keys),
        send("/oauth/introspect", "client_id=test&token=a"),
        send("/oauth/introspect", "{}"),
        send("/oauth/introspect", &format!("{keys}&token=a&more=b")),
    ];
    insta::assert_snapshot!(refused.map(|it| told(&it)).join("\n"));
    // No other operation takes a form.
    let elsewhere = send("/item/get", &format!("{keys}&access_token=a"));
    assert_eq!(elsewhere.text_at("/error_code"), "INVALID_BODY");
    let other_name = json!({ "access_token": "a", "client_secret": "s" });
    let elsewhere = server.post("/item/get", other_name);
    assert_eq!(elsewhere.text_at("/error_code"), "UNKNOWN_FIELDS");
}

#[test]
fn wrong_requests_are_refused_as_oauth_has_it() {
    let server = Server::start();
    let (_, subject) = user(&server);
    let pair = exchange(&server, USER, &subject, "test", json!({}));
    let [access, refresh] = ["/access_token", "/refresh_token"].map(|at| pair.text_at(at));
    let read = exchange(
        &server,
        USER,
        &subject,
        "test",
        json!({ "scope": "user:read" }),
    );
    let read = read.text_at("/refresh_token");
    let grant = |body: Value| server.post(TOKEN, body);
    let of = |kind: &str, subject: &str, audience: &str| {
        exchange(&server, kind, subject, audience, json!({}))
    };
    let refresh_with = |token: &str, scope: Option<&str>| {
        let mut body = json!({ "grant_type": "refresh_token", "refresh_token": token });
        if let Some(scope) = scope {
            body["scope"] = json!(scope);
        }
        grant(body)
    };
    let experian = "urn:plaid:params:cra-partner:experian";
    let answers = [
        grant(json!({})),
        grant(json!({ "grant_type": "password" })),
        grant(json!({ "grant_type": 1 })),
        grant(json!({ "grant_type": "client_credentials", "scope": "user:read" })),
        grant(json!({ "grant_type": "client_credentials", "scope": "mcp:dashboard more" })),
        grant(json!({ "grant_type": "client_credentials", "resource": "here" })),
        grant(json!({ "grant_type": "client_credentials", "more": "x" })),
        grant(json!({ "grant_type": EXCHANGE, "audience": "test" })),
        grant(json!({ "grant_type": "refresh_token" })),
        refresh_with("nonsense", None),
        refresh_with(&access, None),
        refresh_with(&read, Some("user:write")),
        refresh_with(&read, Some("")),
        of("urn:nonsense", &subject, "test"),
        of(USER, &subject, "other"),
        of(USER, "user-sandbox-nonsense", "test"),
        of(USER, &refresh, "test"),
        of(OAUTH_USER, &subject, "other"),
        of(OAUTH_USER, &access, "other"),
        of(OAUTH_USER, &read, "other"),
        of(OAUTH_USER, &refresh, "test"),
        of(OAUTH_USER, &refresh, ""),
        of(OAUTH_USER, &refresh, "other"),
        of(MULTI_USER, &subject, "urn:plaid:params:cra-partner:nobody"),
        of(MULTI_USER, &subject, &format!("test,{experian}, other")),
        exchange(
            &server,
            USER,
            &subject,
            "test",
            json!({ "scope": "mcp:dashboard" }),
        ),
    ];
    insta::assert_snapshot!(answers.map(|it| told(&it)).join("\n"));
}

#[test]
fn keys_and_audiences_are_those_of_clients() {
    let client = |client_id: &str| Client {
        client_id: client_id.to_owned(),
        secret: "secret".to_owned(),
        strict_keys: false,
        redirect_uris: None,
        android_package_names: None,
        products: None,
        legacy_categories: false,
        link_webhooks: false,
        link_recovery: false,
        upgraded_users: false,
        webhook: None,
        personal_finance_category_version: None,
    };
    let server = Server::with_clients(vec![client("me"), client("you")]);
    let (_, subject) = user(&server);
    let refresh = exchange(&server, USER, &subject, "me", json!({})).text_at("/refresh_token");
    let answers = [
        exchange(&server, OAUTH_USER, &refresh, "you", json!({})),
        exchange(&server, OAUTH_USER, &refresh, "nobody", json!({})),
        exchange(&server, MULTI_USER, &subject, "me,nobody", json!({})),
        server.post(
            TOKEN,
            json!({ "grant_type": "client_credentials", "secret": "wrong" }),
        ),
        server.post(
            "/oauth/revoke",
            json!({ "token": "a", "client_id": "nobody" }),
        ),
    ];
    insta::assert_snapshot!(answers.map(|it| told(&it)).join("\n"));
}

/// Faults that are no business of the OAuth service are told as everywhere else.
#[test]
fn plaids_own_troubles_are_plaids_own() {
    let server = Server::start();
    let body = json!({ "client_id": "test", "path": TOKEN, "error": "INTERNAL_SERVER_ERROR" });
    let rule = server.post_raw("/_emulator/faults", body.to_string());
    assert_eq!(rule.status, 200, "{}", rule.text);
    let answer = server.post(TOKEN, json!({ "grant_type": "client_credentials" }));
    assert_eq!(answer.text_at("/error_code"), "INTERNAL_SERVER_ERROR");
}
