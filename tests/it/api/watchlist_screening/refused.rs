//! What is refused.

use serde_json::{Value, json};

use super::{EXACT, PROGRAM, REVIEWER, hits, ids, screen};
use crate::server::Server;

const ENTITY_PROGRAM: &str = "entprg_2eRPsDnL66rZ7H";

#[test]
fn screenings_are_refused_that_cannot_be() {
    let server = Server::start();
    let create = |kind: &str, terms: Value| {
        let path = format!("/watchlist_screening/{kind}/create");
        let told = server.post(&path, json!({ "search_terms": terms })).error();
        format!("{terms}\n    {told}")
    };
    let person = |fields: Value| {
        let mut terms = json!({ "watchlist_program_id": PROGRAM, "legal_name": "Joseph Kony" });
        for (name, value) in fields.as_object().unwrap() {
            terms[name] = value.clone();
        }
        create("individual", terms)
    };
    let company = |fields: Value| {
        let mut terms = json!({
            "entity_watchlist_program_id": ENTITY_PROGRAM, "legal_name": "Al-Qaida",
        });
        for (name, value) in fields.as_object().unwrap() {
            terms[name] = value.clone();
        }
        create("entity", terms)
    };
    let story = [
        person(json!({ "watchlist_program_id": "prg_1" })),
        person(json!({ "watchlist_program_id": ENTITY_PROGRAM })),
        person(json!({ "watchlist_program_id": "prg_1aRch1vedProg1" })),
        person(json!({ "legal_name": "" })),
        person(json!({ "legal_name": " Joseph Kony" })),
        person(json!({ "legal_name": "1234" })),
        person(json!({ "legal_name": "x".repeat(101) })),
        person(json!({ "document_number": "123" })),
        person(json!({ "document_number": "1".repeat(33) })),
        person(json!({ "country": "us" })),
        person(json!({ "country": "USA" })),
        person(json!({ "date_of_birth": "1964-9-18" })),
        company(json!({ "entity_watchlist_program_id": PROGRAM })),
        company(json!({ "phone_number": "4025671234" })),
        company(json!({ "email_address": "nobody" })),
        company(json!({ "url": "nowhere" })),
        company(json!({ "country": "Iran" })),
        company(json!({ "document_number": " 1234" })),
        company(json!({ "legal_name": "?" })),
    ];
    insta::assert_snapshot!(story.join("\n"));
}

fn tell(server: &Server, path: &str, body: Value) -> String {
    let told = server.post(&format!("/{path}"), body.clone()).error();
    format!("/{path} {body}\n    {told}")
}

#[test]
fn what_there_is_not_is_not_found() {
    let server = Server::start();
    let id = screen(&server, "Joseph Kony", json!({})).text_at("/id");
    let individual = |operation: &str, body: Value| {
        tell(
            &server,
            &format!("watchlist_screening/individual/{operation}"),
            body,
        )
    };
    let entity = |operation: &str, body: Value| {
        tell(
            &server,
            &format!("watchlist_screening/entity/{operation}"),
            body,
        )
    };
    let mut story = Vec::new();
    for operation in ["get", "history/list", "hit/list", "review/list", "update"] {
        story.push(individual(
            operation,
            json!({ "watchlist_screening_id": "scr_1" }),
        ));
        story.push(entity(
            operation,
            json!({ "entity_watchlist_screening_id": id }),
        ));
    }
    for operation in ["history/list", "hit/list", "review/list"] {
        let body = json!({ "watchlist_screening_id": id, "cursor": "x" });
        story.push(individual(operation, body));
    }
    story.extend([
        individual("list", json!({ "watchlist_program_id": "prg_1" })),
        individual(
            "list",
            json!({ "watchlist_program_id": PROGRAM, "cursor": "x" }),
        ),
        individual("program/get", json!({ "watchlist_program_id": "prg_1" })),
        individual("program/list", json!({ "cursor": "x" })),
        entity("list", json!({ "entity_watchlist_program_id": EXACT })),
        entity(
            "program/get",
            json!({ "entity_watchlist_program_id": EXACT }),
        ),
        tell(
            &server,
            "dashboard_user/get",
            json!({ "dashboard_user_id": "x" }),
        ),
        tell(&server, "dashboard_user/list", json!({ "cursor": "x" })),
        tell(
            &server.as_client("other"),
            "watchlist_screening/individual/get",
            json!({ "watchlist_screening_id": id }),
        ),
    ]);
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn changes_and_reviews_are_refused_that_cannot_be() {
    let server = Server::start();
    let id = screen(&server, "Joseph Kony", json!({})).text_at("/id");
    let hit = ids(&hits(&server, &id))[0].clone();
    let other = screen(&server, "Joseph Kony", json!({})).text_at("/id");
    let foreign = ids(&hits(&server, &other))[0].clone();
    let individual = |operation: &str, mut body: Value, fields: Value| {
        body["watchlist_screening_id"] = json!(id);
        for (name, value) in fields.as_object().unwrap() {
            body[name] = value.clone();
        }
        tell(
            &server,
            &format!("watchlist_screening/individual/{operation}"),
            body,
        )
    };
    let update = |fields: Value| individual("update", json!({}), fields);
    let nothing = json!({ "confirmed_hits": [], "dismissed_hits": [] });
    let review = |fields: Value| individual("review/create", nothing.clone(), fields);
    let story = [
        update(json!({ "status": "cleared", "search_terms": { "legal_name": "Leslie Knope" } })),
        update(json!({ "assignee": "54350110fedcbaf01234ff00" })),
        update(json!({ "assignee": "54350110fedcbaf01234fff0" })),
        update(json!({ "assignee": REVIEWER, "reset_fields": ["assignee"] })),
        update(json!({ "search_terms": { "watchlist_program_id": "prg_1aRch1vedProg1" } })),
        update(json!({ "search_terms": { "country": "usa" } })),
        review(json!({})),
        review(json!({ "confirmed_hits": ["scrhit_1"] })),
        review(json!({ "dismissed_hits": [foreign] })),
        review(json!({ "confirmed_hits": [hit], "dismissed_hits": [hit] })),
    ];
    insta::assert_snapshot!(story.join("\n"));
    let read = json!({ "watchlist_screening_id": id });
    let read = server.ok("/watchlist_screening/individual/get", read);
    assert_eq!(
        read.text_at("/search_terms/version"),
        "1",
        "nothing was changed"
    );
}
