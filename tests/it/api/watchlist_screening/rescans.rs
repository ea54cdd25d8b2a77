//! Screenings that are done again as lists grow.

use plaid_emulator::fixtures;
use serde_json::{Value, json};

use super::{EXACT, PROGRAM, call, hear, hits, screen};
use crate::server::Server;
use crate::webhooks::received;

/// A server on whose lists somebody comes on September 4, and somebody else on September 6.
fn server() -> Server {
    let mut catalog = fixtures::built_in();
    let kony = catalog.watchlists.listed[0].clone();
    for (uid, name, day) in [
        ("uid_1", "Ben Wyatt", "2026-09-04"),
        ("uid_2", "Ben Wyat", "2026-09-06"),
    ] {
        let mut listed = kony.clone();
        listed.plaid_uid = uid.to_owned();
        listed.names[0].full = name.to_owned();
        listed.listed_on = day.parse().unwrap();
        catalog.watchlists.listed.push(listed);
    }
    Server::with_catalog(catalog)
}

fn status(server: &Server, id: &str) -> Value {
    let read = call(server, "get", json!({ "watchlist_screening_id": id }));
    read.json()["status"].clone()
}

#[test]
fn who_comes_onto_a_list_is_found_that_day() {
    let server = server();
    hear(&server);
    let id = screen(&server, "Ben Wyatt", json!({})).text_at("/id");
    let other = screen(&server, "Leslie Knope", json!({})).text_at("/id");
    let once = screen(
        &server,
        "Ben Wyatt",
        json!({ "watchlist_program_id": EXACT }),
    );
    let once = once.text_at("/id");
    assert_eq!(status(&server, &id), "cleared");
    server.advance("48h");
    assert_eq!(
        (status(&server, &id), received(&server).as_str()),
        (json!("cleared"), "")
    );
    server.advance("12h");
    assert_eq!(status(&server, &id), "pending_review");
    let told = received(&server);
    let clear = json!({ "watchlist_screening_id": id, "status": "cleared" });
    call(&server, "update", clear);
    received(&server);
    server.advance("48h");
    assert_eq!(
        status(&server, &id),
        "pending_review",
        "somebody else is there"
    );
    assert_eq!(status(&server, &other), "cleared");
    assert_eq!(
        status(&server, &once),
        "cleared",
        "its program does not look again"
    );
    assert_eq!(
        hits(&server, &id)["watchlist_screening_hits"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let again = received(&server);
    let history = call(
        &server,
        "history/list",
        json!({ "watchlist_screening_id": id }),
    )
    .text;
    insta::assert_snapshot!([told, again, history].join("\n"));
    let list = json!({ "watchlist_program_id": PROGRAM, "status": "pending_review" });
    let list = call(&server, "list", list).json();
    assert_eq!(list["watchlist_screenings"].as_array().unwrap().len(), 1);
}
