//! The page behind `shareable_url` of a verification.

use http_body_util::Full;
use hyper::Request;
use serde_json::{Value, json};

use super::{Person, between, text, trace};
use crate::server::{Answer, Server};

const TEMPLATE: &str = "idvtmp_4FrXJvfQU3zGUR";

fn shared(server: &Server) -> Answer {
    let body = json!({
        "client_user_id": "u1", "template_id": TEMPLATE, "is_shareable": true,
        "gave_consent": false,
    });
    server.ok("/identity_verification/create", body)
}

fn path(url: &str) -> &str {
    url.strip_prefix("http://127.0.0.1:4242").unwrap()
}

fn page(server: &Server, path: &str, languages: &str) -> String {
    let request = Request::get(path)
        .header("accept-language", languages)
        .body(Full::default())
        .unwrap();
    server.send(request).text
}

fn token(page: &str) -> &str {
    between(page, "data-token=\"", "\"").unwrap()
}

fn read(server: &Server, id: &str) -> Value {
    let body = json!({ "identity_verification_id": id });
    server.ok("/identity_verification/get", body).json()
}

#[test]
fn somebody_is_verified_without_an_app() {
    let server = Server::start();
    let made = shared(&server);
    let url = made.text_at("/shareable_url");
    let page = page(&server, path(&url), "en");
    assert!(page.contains("<h1>Verify your identity</h1>"), "{page}");
    assert!(page.contains("You can close this page"), "{page}");
    let mut person = Person::opens(&server, token(&page));
    assert_eq!(
        person.title(),
        "This Application wants to verify your identity"
    );
    person.does("accept_terms", &[]);
    person.does("submit_identity_phone", &[("phone", "2345678909")]);
    person.does("exit", &[]).does("confirm_exit", &[]);
    let left = trace(&person.result());
    assert_eq!(read(&server, &made.text_at("/id"))["status"], "active");

    // The same address goes on where it was left.
    let page = server.get(path(&url)).text;
    let mut person = Person::opens(&server, token(&page));
    assert_eq!(person.title(), "Enter the code");
    person.does("submit_identity_code", &[("code", "11111")]);
    let leslie = [
        ("given_name", "Leslie"),
        ("family_name", "Knope"),
        ("date_of_birth", "1975-01-18"),
        ("street", "123 Main St."),
        ("city", "Pawnee"),
        ("region", "IN"),
        ("postal_code", "46001"),
        ("ssn", "123-45-6789"),
    ];
    person.does("submit_identity", &leslie);
    person.does("submit_document", &[]);
    assert_eq!(person.title(), "Your identity is verified");
    person.does("close_identity", &[]);
    let done = trace(&person.result());
    assert_eq!(read(&server, &made.text_at("/id"))["status"], "success");
    insta::assert_snapshot!([left, done].join("\n"));
}

#[test]
fn it_is_verified_without_a_browser_too() {
    let server = Server::start();
    let made = shared(&server);
    let url = made.text_at("/shareable_url");
    let body = json!({ "shareable_url": url, "identity": { "family_name": "Swanson" } });
    let finish = server.post_raw("/_emulator/link/complete", body.to_string());
    assert_eq!(finish.text_at("/result"), "success");
    assert_eq!(
        finish.text_at("/metadata/link_session_id"),
        made.text_at("/id")
    );
    assert_eq!(read(&server, &made.text_at("/id"))["status"], "failed");
    let body = json!({ "shareable_url": "http://127.0.0.1:4242/verify/idv_1?key=1" });
    let refused = server.post_raw("/_emulator/link/complete", body.to_string());
    assert!(
        refused.error().contains("INVALID_LINK_TOKEN"),
        "{}",
        refused.error()
    );
}

#[test]
fn the_page_speaks_the_language_of_the_browser() {
    let server = Server::start();
    let url = shared(&server).text_at("/shareable_url");
    for (languages, heading, title) in [
        (
            "de-AT,de;q=0.9,en;q=0.8",
            "Bestätigen Sie Ihre Identität",
            "Diese App möchte Ihre",
        ),
        (
            "da, fr-CA;q=0.5",
            "Vérifiez votre identité",
            "Cette application souhaite",
        ),
        ("da", "Verify your identity", "This Application wants"),
        ("", "Verify your identity", "This Application wants"),
    ] {
        let page = page(&server, path(&url), languages);
        let said = text(between(&page, "<h1>", "</h1>").unwrap());
        assert_eq!(said, heading, "{languages}");
        let person = Person::opens(&server, token(&page));
        assert!(person.title().starts_with(title), "{}", person.title());
    }
}

#[test]
fn another_address_leads_nowhere() {
    let server = Server::start();
    let made = shared(&server);
    let url = made.text_at("/shareable_url");
    let (start, key) = url.split_once("?key=").unwrap();
    let without = json!({
        "client_user_id": "u2", "template_id": TEMPLATE, "is_shareable": false,
        "gave_consent": false,
    });
    let private = server
        .ok("/identity_verification/create", without)
        .text_at("/id");
    let other = format!("{}{}", &key[..8], "0".repeat(24));
    for wrong in [
        path(start).to_owned(),
        format!("{}?key={other}", path(start)),
        format!("{}?key=1", path(start)),
        format!("{}?key=+{}", path(start), &key[1..]),
        format!("/verify/idv_00000000000000?key={key}"),
        format!("/verify/{private}?key={key}"),
    ] {
        let page = server.get(&wrong).text;
        assert!(page.contains("This link has expired"), "{wrong}: {page}");
        assert!(!page.contains("data-token"), "{wrong}");
    }
}
