//! `/identity_verification/*`, and the way through Link.

use plaid_emulator::sandbox::webhooks::Outcome;
use serde_json::{Value, json};

use crate::server::{Answer, Server};
use crate::webhooks;

const TEMPLATE: &str = "flwtmp_aWogUuKsL6NEHU";
/// One that asks for nothing but who somebody is.
const DATA_ONLY: &str = "idvtmp_52xR9LKo77r1Np";
/// One that asks for a document alone.
const DOCUMENT: &str = "idvtmp_7AwdZbKnxCSQaM";

fn leslie() -> Value {
    json!({
        "email_address": "leslie@example.com",
        "phone_number": "+12345678909",
        "date_of_birth": "1975-01-18",
        "name": { "given_name": "Leslie", "family_name": "Knope" },
        "address": {
            "street": "123 Main St.", "city": "Pawnee", "region": "IN", "postal_code": "46001",
            "country": "US",
        },
        "id_number": { "value": "123-45-6788", "type": "us_ssn" },
    })
}

fn create(server: &Server, template: &str, user: Value) -> Answer {
    let body = json!({
        "client_user_id": "u1", "template_id": template, "is_shareable": true,
        "gave_consent": true, "user": user,
    });
    server.ok("/identity_verification/create", body)
}

fn through_link(server: &Server, template: &str, identity: Value) -> Answer {
    let token = server.link_token(json!({
        "products": ["identity_verification"],
        "identity_verification": { "template_id": template },
    }));
    let body = json!({ "link_token": token, "identity": identity }).to_string();
    server.post_raw("/_emulator/link/complete", body)
}

fn events(finish: &Answer) -> String {
    let finish = finish.json();
    let events = finish["events"].as_array().cloned().unwrap_or_default();
    let line = |event: &Value| {
        let view = event["metadata"]["view_name"].as_str().unwrap_or_default();
        format!("{} {view}", event["eventName"].as_str().unwrap())
    };
    events.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_verification_waits_for_its_person() {
    let server = Server::start();
    let made = create(&server, TEMPLATE, leslie());
    insta::assert_snapshot!(made.text);
    let id = made.text_at("/id");
    let read = server.ok(
        "/identity_verification/get",
        json!({ "identity_verification_id": id }),
    );
    assert_eq!(read.json()["steps"], made.json()["steps"]);
}

#[test]
fn who_is_known_passes_at_once_where_nothing_else_is_asked() {
    let server = Server::start();
    let passed = create(&server, DATA_ONLY, leslie());
    assert_eq!(passed.text_at("/status"), "success");
    assert_eq!(passed.text_at("/kyc_check/name/summary"), "match");
    let server = Server::start();
    let mut ben = leslie();
    ben["name"]["given_name"] = "Ben".into();
    let failed = create(&server, DATA_ONLY, ben);
    insta::assert_snapshot!(failed.text);
}

#[test]
fn a_person_goes_through_link() {
    let server = Server::start();
    let finish = through_link(&server, TEMPLATE, json!({}));
    assert_eq!(finish.text_at("/result"), "success");
    assert_eq!(finish.text_at("/public_token"), "null");
    let id = finish.text_at("/metadata/link_session_id");
    assert!(id.starts_with("idv_"), "{id}");
    let read = server.ok(
        "/identity_verification/get",
        json!({ "identity_verification_id": id }),
    );
    insta::assert_snapshot!([events(&finish), read.text].join("\n\n"));
}

#[test]
fn a_stranger_fails_and_onsuccess_is_called_all_the_same() {
    let server = Server::start();
    let finish = through_link(&server, TEMPLATE, json!({ "family_name": "Swanson" }));
    assert_eq!(finish.text_at("/result"), "success");
    let told = events(&finish);
    assert!(
        told.contains("IDENTITY_VERIFICATION_FAIL_STEP KYC_CHECK"),
        "{told}"
    );
    assert!(
        told.contains("IDENTITY_VERIFICATION_FAIL_SESSION"),
        "{told}"
    );
    let id = finish.text_at("/metadata/link_session_id");
    let body = json!({ "identity_verification_id": id });
    let read = server.ok("/identity_verification/get", body);
    assert_eq!(read.text_at("/status"), "failed");
    assert_eq!(read.text_at("/steps/kyc_check"), "failed");

    let retry = json!({ "client_user_id": "user-1", "template_id": TEMPLATE, "strategy": "reset" });
    let again = server.ok("/identity_verification/retry", retry);
    assert_eq!(again.text_at("/previous_attempt_id"), id);
    assert_eq!(again.text_at("/status"), "active");
    let resumed = through_link(&server, TEMPLATE, json!({}));
    assert!(events(&resumed).contains("IDENTITY_VERIFICATION_RESUME_SESSION"));
    let list = json!({ "template_id": TEMPLATE, "client_user_id": "user-1" });
    let list = server.ok("/identity_verification/list", list);
    let of = |place: usize| list.text_at(&format!("/identity_verifications/{place}/status"));
    assert_eq!([of(0), of(1)], ["success", "failed"]);
    assert_eq!(list.text_at("/next_cursor"), "null");
}

#[test]
fn a_document_always_reads_as_leslies() {
    let server = Server::start();
    let finish = through_link(&server, DOCUMENT, json!({}));
    let id = finish.text_at("/metadata/link_session_id");
    let body = json!({ "identity_verification_id": id });
    let read = server.ok("/identity_verification/get", body);
    assert_eq!(read.text_at("/status"), "success");
    assert_eq!(
        read.text_at("/documentary_verification/documents/0/extracted_data/name/family_name"),
        "Knope"
    );
}

#[test]
fn requests_are_refused_as_plaid_refuses_them() {
    let server = Server::start();
    create(&server, TEMPLATE, leslie());
    let again = |more: Value| {
        let mut body = json!({
            "client_user_id": "u1", "template_id": TEMPLATE, "is_shareable": false,
            "gave_consent": false,
        });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        server.post("/identity_verification/create", body)
    };
    let known = again(json!({ "is_idempotent": true }));
    assert_eq!(known.status, 200, "{}", known.text);
    let retry = |body: Value| server.post("/identity_verification/retry", body);
    let told = [
        again(json!({})),
        again(json!({ "client_user_id": "u2", "template_id": "idvtmp_none" })),
        again(json!({ "client_user_id": null })),
        again(json!({ "client_user_id": "u2", "user": { "phone_number": "234-567-8909" } })),
        server.post(
            "/identity_verification/get",
            json!({ "identity_verification_id": "idv_x" }),
        ),
        server.post(
            "/identity_verification/list",
            json!({ "template_id": TEMPLATE }),
        ),
        retry(json!({ "client_user_id": "u9", "template_id": TEMPLATE, "strategy": "infer" })),
        retry(json!({ "client_user_id": "u1", "template_id": TEMPLATE, "strategy": "custom" })),
        retry(json!({ "client_user_id": "u1", "template_id": TEMPLATE, "strategy": "hope" })),
    ];
    let told: Vec<String> = told.iter().map(Answer::error).collect();
    insta::assert_snapshot!(told.join("\n"));
}

/// The client's URL hears of every step, of how it ends, and of another attempt.
#[test]
fn an_app_is_told_how_verifications_go() {
    let server = Server::start();
    create(&server, DOCUMENT, leslie());
    assert_eq!(webhooks::received(&server), "", "it has no URL yet");
    let url = json!({ "client_id": "test", "url": webhooks::URL }).to_string();
    server.post_raw("/_emulator/webhooks/client", url);
    let told = || webhooks::codes(&webhooks::drain(&server, |_| Outcome::Answered(200))).join(" ");
    let mut story = Vec::new();
    create(&server, DATA_ONLY, leslie());
    story.push(format!("told at once: {}", told()));
    create(&server, TEMPLATE, leslie());
    story.push(format!("waiting: {}", told()));
    let retry = json!({ "client_user_id": "u1", "template_id": TEMPLATE, "strategy": "reset" });
    let retried = server.ok("/identity_verification/retry", retry);
    let sent = webhooks::drain(&server, |_| Outcome::Answered(200));
    story.push(String::from_utf8(sent[0].body.to_vec()).unwrap());
    assert_eq!(sent.len(), 1);
    assert!(story[2].contains(&retried.text_at("/id")));
    through_link(&server, TEMPLATE, json!({}));
    story.push(format!("through Link: {}", told()));
    let other = server.as_client("other");
    let url = json!({ "client_id": "other", "url": webhooks::URL }).to_string();
    other.post_raw("/_emulator/webhooks/client", url);
    through_link(&other, TEMPLATE, json!({ "family_name": "Swanson" }));
    story.push(format!("a stranger: {}", told()));
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn leslie_is_known_by_her_phone_number_and_her_birthday() {
    let server = Server::start();
    let path = "/identity_verification/autofill/create";
    let mut story = Vec::new();
    for (place, user) in [
        json!({ "phone_number": "+12345678909", "date_of_birth": "1975-01-18" }),
        json!({ "phone_number": "+12345678909", "date_of_birth": "1975-01-19" }),
        json!({ "phone_number": "+12345678909" }),
        json!({
            "phone_number": "+12345678909", "date_of_birth": "1975-01-18",
            "address": { "country": "CA", "city": "Pawnee", "street": "123 Main St." },
        }),
    ]
    .into_iter()
    .enumerate()
    {
        let body = json!({
            "client_user_id": format!("u{place}"), "template_id": TEMPLATE, "user": user,
            "is_shareable": false, "gave_consent": true,
        });
        let made = server.ok("/identity_verification/create", body);
        let body = json!({ "identity_verification_id": made.text_at("/id") });
        story.push(server.ok(path, body).text);
    }
    let unknown = json!({ "identity_verification_id": "idv_1" });
    story.push(server.post(path, unknown).error());
    insta::assert_snapshot!(story.join("\n"));
}
