//! `/watchlist_screening/*` and `/dashboard_user/*`

mod entity;
mod refused;
mod rescans;

use serde_json::{Value, json};

use crate::server::{Answer, Server};
use crate::webhooks::{URL, received};

/// A program that searches all lists, and one that searches one, exactly.
const PROGRAM: &str = "prg_egdF5fGjY8fWqk";
const EXACT: &str = "prg_2eRPsDnL66rZ7H";
/// Somebody who works with the Dashboard.
const REVIEWER: &str = "54350110fedcbaf01234ffef";

/// Has webhooks about screenings go somewhere.
fn hear(server: &Server) {
    let body = json!({ "client_id": "test", "url": URL });
    server.post_raw("/_emulator/webhooks/client", body.to_string());
}

/// Calls an operation about individuals.
fn call(server: &Server, operation: &str, body: Value) -> Answer {
    server.ok(
        &format!("/watchlist_screening/individual/{operation}"),
        body,
    )
}

fn screen(server: &Server, legal_name: &str, more: Value) -> Answer {
    let mut terms = json!({ "watchlist_program_id": PROGRAM, "legal_name": legal_name });
    for (name, value) in more.as_object().unwrap() {
        terms[name] = value.clone();
    }
    let body = json!({ "search_terms": terms, "client_user_id": "u1" });
    call(server, "create", body)
}

fn hits(server: &Server, id: &str) -> Value {
    call(server, "hit/list", json!({ "watchlist_screening_id": id })).json()
}

fn ids(hits: &Value) -> Vec<Value> {
    let hits = hits["watchlist_screening_hits"].as_array().unwrap();
    hits.iter().map(|hit| hit["id"].clone()).collect()
}

#[test]
fn a_person_is_found_reviewed_and_rejected() {
    let server = Server::start();
    hear(&server);
    let made = screen(&server, "Aleksey Potemkin", json!({ "country": "US" }));
    let id = made.text_at("/id");
    let key = json!({ "watchlist_screening_id": id });
    let found = call(&server, "hit/list", key.clone());
    let unchanged = call(&server, "history/list", key.clone()).text;
    server.advance("1h");
    let review = json!({
        "watchlist_screening_id": id, "comment": "The same person.",
        "confirmed_hits": [ids(&found.json())[0]], "dismissed_hits": [ids(&found.json())[1]],
    });
    let review = call(&server, "review/create", review);
    let said = json!({
        "watchlist_screening_id": id, "comment": "Told the customer.",
        "confirmed_hits": [], "dismissed_hits": [],
    });
    call(&server, "review/create", said);
    let quiet = received(&server);
    let decided =
        json!({ "watchlist_screening_id": id, "status": "rejected", "assignee": REVIEWER });
    let decided = call(&server, "update", decided);
    let told = received(&server);
    assert_eq!(
        call(&server, "get", key.clone()).json()["status"],
        "rejected"
    );
    let statuses = hits(&server, &id);
    let statuses = statuses["watchlist_screening_hits"].as_array().unwrap();
    let statuses: Vec<&Value> = statuses.iter().map(|hit| &hit["review_status"]).collect();
    assert_eq!(statuses, ["confirmed", "dismissed"]);
    let reviews = call(&server, "review/list", key.clone()).text;
    let history = call(&server, "history/list", key).text;
    insta::assert_snapshot!(
        [
            made.text,
            found.text,
            unchanged,
            review.text,
            quiet,
            decided.text,
            told,
            reviews,
            history,
        ]
        .join("\n")
    );
}

#[test]
fn the_people_of_plaids_documentation_are_found() {
    let server = Server::start();
    let mut table = String::new();
    for (name, terms) in [
        (
            "Joseph Kony",
            json!({ "date_of_birth": "1964-09-18", "country": "CF" }),
        ),
        (
            "KONY, Joseph",
            json!({ "date_of_birth": "1964-01-01", "country": "UG" }),
        ),
        ("Joseph Konny", json!({ "date_of_birth": "1990-01-01" })),
        ("Kony", json!({})),
        ("Joseph Kony", json!({ "watchlist_program_id": EXACT })),
        ("Joseph Konny", json!({ "watchlist_program_id": EXACT })),
        ("Le Messie sanglant", json!({})),
        (
            "Jianshu Zhou",
            json!({
                "date_of_birth": "1971-07-15", "country": "CN", "document_number": "E09598913",
            }),
        ),
        ("Zhou Jianshu", json!({ "document_number": "E-0959 8913" })),
        ("Jianshu Zhou", json!({ "document_number": "E09598914" })),
        (
            "Ermias Ghermay",
            json!({ "date_of_birth": "1980-06-15", "country": "LY" }),
        ),
        ("Ermias Ghermay", json!({ "date_of_birth": "1981-06-15" })),
        ("Алексей Потемкин", json!({})),
        (
            "Leslie Knope",
            json!({ "date_of_birth": "1975-01-18", "country": "US" }),
        ),
    ] {
        let made = screen(&server, name, terms.clone());
        table += &format!("{name} {terms} {}\n", made.text_at("/status"));
        for hit in hits(&server, &made.text_at("/id"))["watchlist_screening_hits"]
            .as_array()
            .unwrap()
        {
            let analysis = &hit["analysis"];
            let code = |name: &str| analysis[name].as_str().unwrap().to_owned();
            table += &format!(
                "    {}: names {}, dates {}, documents {}, locations {}\n",
                hit["list_code"].as_str().unwrap(),
                code("names"),
                code("dates_of_birth"),
                code("documents"),
                code("locations"),
            );
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn other_terms_find_others() {
    let server = Server::start();
    hear(&server);
    let made = screen(&server, "Leslie Knope", json!({}));
    assert_eq!(made.text_at("/status"), "cleared");
    let id = made.text_at("/id");
    let update = |fields: Value| {
        let mut body = json!({ "watchlist_screening_id": id });
        for (name, value) in fields.as_object().unwrap() {
            body[name] = value.clone();
        }
        call(&server, "update", body)
    };
    server.advance("1h");
    let terms = json!({ "legal_name": "Joseph Kony", "date_of_birth": "1964-09-18" });
    let kony = update(json!({ "search_terms": terms }));
    assert_eq!(kony.text_at("/status"), "pending_review");
    assert_eq!(kony.text_at("/search_terms/version"), "2");
    let found = hits(&server, &id);
    let dismissed = json!({
        "watchlist_screening_id": id, "confirmed_hits": [], "dismissed_hits": [ids(&found)[0]],
    });
    call(&server, "review/create", dismissed);
    server.advance("1h");
    // Whom nobody has judged is history; whom somebody has stays as they were.
    let leslie = update(json!({ "search_terms": { "legal_name": "Leslie Knope" } }));
    assert_eq!(leslie.text_at("/status"), "cleared");
    let after = hits(&server, &id);
    let told = |hit: &Value| {
        format!(
            "{} {} {}",
            hit["review_status"], hit["historical_since"], hit["analysis"]["search_terms_version"]
        )
    };
    let after: Vec<String> = after["watchlist_screening_hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(told)
        .collect();
    server.advance("1h");
    let back = update(json!({ "search_terms": { "legal_name": "Joseph Kony" } }));
    assert_eq!(
        back.text_at("/status"),
        "pending_review",
        "one awaits a review again"
    );
    let moved = json!({ "watchlist_program_id": EXACT });
    let moved = update(json!({ "search_terms": moved, "client_user_id": "u2" }));
    insta::assert_snapshot!([after.join("\n"), moved.text, received(&server)].join("\n"));
}

#[test]
fn screenings_are_listed_newest_first() {
    let server = Server::start();
    for number in 0..30 {
        let name = if number % 10 == 0 {
            "Joseph Kony"
        } else {
            "Leslie Knope"
        };
        let terms = json!({ "watchlist_program_id": PROGRAM, "legal_name": name });
        let body = json!({ "search_terms": terms, "client_user_id": format!("u{number}") });
        call(&server, "create", body);
    }
    let list = |fields: Value| {
        let mut body = json!({ "watchlist_program_id": PROGRAM });
        for (name, value) in fields.as_object().unwrap() {
            body[name] = value.clone();
        }
        call(&server, "list", body).json()
    };
    let users = |page: &Value| -> Vec<String> {
        let found = page["watchlist_screenings"].as_array().unwrap();
        let user = |it: &Value| it["client_user_id"].as_str().unwrap().to_owned();
        found.iter().map(user).collect()
    };
    let first = list(json!({}));
    assert_eq!(
        (users(&first).len(), users(&first)[0].as_str()),
        (25, "u29")
    );
    screen(&server, "Leslie Knope", json!({}));
    let second = list(json!({ "cursor": first["next_cursor"] }));
    assert_eq!(users(&second), ["u4", "u3", "u2", "u1", "u0"]);
    assert_eq!(second["next_cursor"], Value::Null);
    let pending = list(json!({ "status": "pending_review" }));
    assert_eq!(users(&pending), ["u20", "u10", "u0"]);
    assert_eq!(users(&list(json!({ "client_user_id": "u7" }))), ["u7"]);
    let id = pending["watchlist_screenings"][1]["id"].clone();
    call(
        &server,
        "update",
        json!({ "watchlist_screening_id": id, "assignee": REVIEWER }),
    );
    assert_eq!(users(&list(json!({ "assignee": REVIEWER }))), ["u10"]);
    let reset = json!({ "watchlist_screening_id": id, "reset_fields": ["assignee"] });
    assert_eq!(
        call(&server, "update", reset).json()["assignee"],
        Value::Null
    );
    assert_eq!(users(&list(json!({ "assignee": REVIEWER }))), [""; 0]);
    assert_eq!(
        users(&list(json!({ "watchlist_program_id": EXACT }))),
        [""; 0]
    );
}

#[test]
fn programs_and_reviewers_are_those_of_the_dashboard() {
    let server = Server::start();
    let story = [
        call(&server, "program/list", json!({})).text,
        call(
            &server,
            "program/get",
            json!({ "watchlist_program_id": EXACT }),
        )
        .text,
        server
            .ok("/watchlist_screening/entity/program/list", json!({}))
            .text,
        server.ok("/dashboard_user/list", json!({})).text,
        server
            .ok(
                "/dashboard_user/get",
                json!({ "dashboard_user_id": REVIEWER }),
            )
            .text,
    ];
    insta::assert_snapshot!(story.join("\n"));
}
