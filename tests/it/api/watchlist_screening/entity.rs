//! `/watchlist_screening/entity/*`

use serde_json::{Value, json};

use super::hear;
use crate::server::{Answer, Server};
use crate::webhooks::received;

const PROGRAM: &str = "entprg_2eRPsDnL66rZ7H";

fn call(server: &Server, operation: &str, body: Value) -> Answer {
    server.ok(&format!("/watchlist_screening/entity/{operation}"), body)
}

fn screen(server: &Server, legal_name: &str, more: Value) -> Answer {
    let mut terms = json!({ "entity_watchlist_program_id": PROGRAM, "legal_name": legal_name });
    for (name, value) in more.as_object().unwrap() {
        terms[name] = value.clone();
    }
    call(server, "create", json!({ "search_terms": terms }))
}

#[test]
fn an_organization_is_found_and_cleared() {
    let server = Server::start();
    hear(&server);
    let terms = json!({
        "country": "AF", "email_address": "contact@example.org", "phone_number": "+14025671234",
        "url": "https://example.org/", "document_number": "C31195855",
    });
    let made = screen(&server, "Al-Qaida", terms);
    let key = json!({ "entity_watchlist_screening_id": made.text_at("/id") });
    let first = call(&server, "hit/list", key.clone()).json();
    let of = |page: &Value| {
        page["entity_watchlist_screening_hits"]
            .as_array()
            .unwrap()
            .clone()
    };
    assert_eq!(of(&first).len(), 25);
    let mut more = key.clone();
    more["cursor"] = first["next_cursor"].clone();
    let second = call(&server, "hit/list", more).json();
    assert_eq!(
        (of(&second).len(), &second["next_cursor"]),
        (3, &Value::Null)
    );
    let hit = serde_json::to_string_pretty(&of(&first)[0]).unwrap();
    let mut review = key.clone();
    review["confirmed_hits"] = json!([]);
    review["dismissed_hits"] = json!([of(&first)[0]["id"], of(&second)[2]["id"]]);
    let review = call(&server, "review/create", review).text;
    let mut clear = key.clone();
    clear["status"] = json!("cleared");
    let cleared = call(&server, "update", clear).text;
    let mut rename = key.clone();
    rename["search_terms"] = json!({
        "entity_watchlist_program_id": PROGRAM, "legal_name": "Islamic Radio And Television Union",
    });
    let renamed = call(&server, "update", rename).text;
    let told = received(&server);
    let read = call(&server, "get", key.clone()).text;
    let reviews = call(&server, "review/list", key.clone()).text;
    let history = call(&server, "history/list", key).text;
    let list = json!({ "entity_watchlist_program_id": PROGRAM, "status": "pending_review" });
    let list = call(&server, "list", list).text;
    let program = json!({ "entity_watchlist_program_id": PROGRAM });
    let program = call(&server, "program/get", program).text;
    insta::assert_snapshot!(
        [
            made.text, hit, review, cleared, renamed, told, read, reviews, history, list, program,
        ]
        .join("\n")
    );
}

#[test]
fn the_organizations_of_plaids_documentation_are_found() {
    let server = Server::start();
    let mut table = String::new();
    for (name, terms) in [
        (
            "Iran Mobin Electronic Development Company",
            json!({ "country": "IR", "document_number": "10103492170" }),
        ),
        ("Iran Mobin Electronic Development Co., Ltd.", json!({})),
        (
            "МИНСКИЙ ОТРЯД МИЛИЦИИ ОСОБОГО НАЗНАЧЕНИЯ",
            json!({ "country": "BY" }),
        ),
        (
            "Islamic Radio And Television Union",
            json!({ "country": "AF" }),
        ),
        ("IRTVU", json!({})),
        ("First Platypus Bank", json!({ "country": "US" })),
    ] {
        let made = screen(&server, name, terms.clone());
        table += &format!("{name} {terms} {}\n", made.text_at("/status"));
        let key = json!({ "entity_watchlist_screening_id": made.text_at("/id") });
        let found = call(&server, "hit/list", key).json();
        for hit in found["entity_watchlist_screening_hits"].as_array().unwrap() {
            table += &format!("    {} {}\n", hit["list_code"], hit["analysis"]);
        }
    }
    insta::assert_snapshot!(table);
}
