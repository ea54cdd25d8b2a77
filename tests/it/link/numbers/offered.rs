//! When account numbers may be typed, and what is wrong with them.

use serde_json::json;

use super::{SAME_DAY, auth_token, trace};
use crate::link::Person;
use crate::server::Server;

const ENTRY: &str = "Link with account numbers";

#[test]
fn for_auth_and_transfer_in_the_united_states() {
    let server = Server::start();
    let mut told = String::new();
    for (products, countries, way) in [
        (&["auth"][..], &["US"][..], SAME_DAY),
        (&["auth", "transfer"], &["US"], SAME_DAY),
        (&["auth"], &["US"], "instant_microdeposits_enabled"),
        (&["auth"], &["US"], "database_match_enabled"),
        (&["auth"], &["US"], "database_insights_enabled"),
        (&["auth"], &["US"], "automated_microdeposits_enabled"),
        (&["auth"], &["US"], "instant_match_enabled"),
        (&["auth", "transactions"], &["US"], SAME_DAY),
        (&["transactions"], &["US"], SAME_DAY),
        (&["auth"], &["US", "CA"], SAME_DAY),
        (&["auth"], &["CA"], SAME_DAY),
    ] {
        let token = server.link_token(json!({
            "products": products,
            "country_codes": countries,
            "auth": { way: true },
        }));
        let mut person = Person::opens(&server, &token);
        person.skips_the_phone();
        let offered = person.page().contains(ENTRY);
        told += &format!("{products:?} {countries:?} {way}: {offered}\n");
        if !offered {
            person.links_with_numbers();
            assert_eq!(
                person.pane(),
                "institutions",
                "what is not offered does nothing"
            );
        }
    }
    // Other products may come where a login brings them.
    let token = server.link_token(json!({
        "products": ["auth"],
        "required_if_supported_products": ["identity"],
        "auth": { SAME_DAY: true },
    }));
    let mut person = Person::opens(&server, &token);
    assert!(person.skips_the_phone().page().contains(ENTRY));
    insta::assert_snapshot!("offered", told);
}

/// Presses that lead to a pane.
type Way = &'static [(&'static str, &'static [(&'static str, &'static str)])];
const PICK: (&str, &[(&str, &str)]) = ("select_institution", &[("institution_id", "ins_109508")]);

#[test]
fn wherever_a_login_is_not_the_way() {
    let server = Server::start();
    let token = auth_token(&server, &[SAME_DAY]);
    let places: [(&str, Way); 5] = [
        ("institutions", &[]),
        (
            "health",
            &[("select_institution", &[("institution_id", "ins_132361")])],
        ),
        (
            "error",
            &[
                PICK,
                (
                    "submit_credentials",
                    &[("username", "user_good"), ("password", "error_ITEM_LOCKED")],
                ),
            ],
        ),
        ("exit", &[PICK, ("exit", &[])]),
        ("credentials", &[PICK]),
    ];
    for (pane, way) in places {
        let mut person = Person::opens(&server, &token);
        person.skips_the_phone();
        for (action, fields) in way {
            person.does(action, fields);
        }
        assert_eq!(person.pane(), pane);
        let offered = pane != "credentials";
        assert_eq!(person.page().contains(ENTRY), offered, "{pane}");
        person.links_with_numbers();
        assert_eq!(
            person.pane(),
            if offered { "numbers-routing" } else { pane }
        );
    }
    // Not from a question whether to leave the numbers.
    let mut person = Person::opens(&server, &token);
    person
        .skips_the_phone()
        .links_with_numbers()
        .does("exit", &[]);
    assert!(!person.page().contains(ENTRY));
    person.does("stay", &[]);
    assert_eq!(person.pane(), "numbers-routing");
}

#[test]
fn people_are_asked_how_they_link() {
    let server = Server::start();
    let token = auth_token(&server, &["auth_type_select_enabled", SAME_DAY]);
    let mut told = String::new();
    for choice in ["instant", "manual"] {
        let mut person = Person::opens(&server, &token);
        person.skips_the_phone();
        told += &format!("{}: {}\n", person.pane(), person.title());
        person.does("select_auth_type", &[("flow_type", choice)]);
        told += &format!("{choice} -> {}\n", person.pane());
        person.does("back", &[]);
        told += &format!("back -> {}\n", person.pane());
        person.does("confirm_exit", &[]);
        told += &trace(&person.result());
        let selections = person.result()["events"].to_string();
        assert!(selections.contains(&format!("\"selection\":\"flow_type_{choice}\"")));
    }
    insta::assert_snapshot!("type_select", told);
}

#[test]
fn what_is_typed_wrong() {
    let server = Server::start();
    let mut person = Person::opens(&server, &auth_token(&server, &[SAME_DAY]));
    person.skips_the_phone().links_with_numbers();
    let mut told = String::new();
    for routing in ["", "12345", "021000022", "11000000a", "110000000"] {
        person.types_routing(routing);
        told += &format!(
            "{routing:?} -> {} {:?}\n",
            person.pane(),
            person.complaint()
        );
    }
    for (number, again) in [
        ("", ""),
        ("12", "12"),
        ("12345x", "12345x"),
        ("1111222233330000", ""),
        ("1111222233330000", "1111222233330001"),
        ("1111222233330000", "1111222233330000"),
    ] {
        let fields = [("account_number", number), ("confirmation", again)];
        person.does("submit_account_number", &fields);
        let complaint = person.complaint();
        told += &format!("{number:?} {again:?} -> {} {complaint:?}\n", person.pane());
        if again.is_empty() && !number.is_empty() {
            assert!(
                person.page().contains("data-focus"),
                "the second field is next"
            );
        }
    }
    assert!(person.page().contains("name=\"full_name\" type=\"text\""));
    assert!(
        !person.page().contains("value=\"full_name\""),
        "the field is empty at first"
    );
    person.types_name("  ");
    told += &format!("{} {:?}\n", person.pane(), person.complaint());
    for pane in ["numbers-account", "numbers-routing", "institutions"] {
        person.does("back", &[]);
        assert_eq!(person.pane(), pane);
    }
    person.does("confirm_exit", &[]);
    told += &trace(&person.result());
    insta::assert_snapshot!("typed_wrong", told);
}

#[test]
fn the_bank_of_a_routing_number_is_logged_in_at() {
    let server = Server::start();
    let mut told = String::new();
    for setting in ["OPTIONAL", "FORCED", "OFF"] {
        let token = server.link_token(json!({
            "products": ["auth"],
            "auth": { SAME_DAY: true, "reroute_to_credentials": setting },
        }));
        let mut person = Person::opens(&server, &token);
        person
            .skips_the_phone()
            .links_with_numbers()
            .types_routing("011000138");
        told += &format!("# {setting} -> {}: {}\n", person.pane(), person.title());
        if setting == "OFF" {
            continue;
        }
        person.does("continue", &[]);
        told += &format!("type on -> {}\n", person.pane());
        person.does("back", &[]).types_routing("011000138");
        let banks = person.page().matches("role=\"option\"").count();
        told += &format!("{banks} bank(s)\n");
        person.picks("ins_109508");
        assert_ne!(person.pane(), "credentials", "another bank is not offered");
        person.picks("ins_109512");
        told += &format!("log in -> {}: {}\n", person.pane(), person.title());
        person.does("confirm_exit", &[]);
        told += &trace(&person.result());
        let events = person.result()["events"].to_string();
        assert!(
            events.contains("\"view_variant\":\"SINGLE_INSTITUTION\""),
            "{events}"
        );
    }
    insta::assert_snapshot!("reroute", told);
}

#[test]
fn ways_that_exclude_each_other() {
    let server = Server::start();
    let body = crate::server::link_token_request(json!({
        "products": ["auth"],
        "auth": { "database_insights_enabled": true, SAME_DAY: true },
    }));
    insta::assert_snapshot!("excluded", server.post("/link/token/create", body).error());
}

#[test]
fn a_bank_without_instant_auth_needs_some_way() {
    let server = Server::start();
    let token = server.link_token(json!({
        "products": ["auth"],
        "auth": { "instant_match_enabled": false },
    }));
    let mut person = Person::opens(&server, &token);
    person.skips_the_phone().picks("ins_109512");
    assert_eq!(person.pane(), "health");
    assert!(
        person.title().contains("Connectivity not supported"),
        "{}",
        person.title()
    );
}

#[test]
fn a_name_that_came_with_the_token_is_not_asked() {
    let server = Server::start();
    let token = server.link_token(json!({
        "products": ["auth"],
        "auth": { SAME_DAY: true },
        "user": { "client_user_id": "user-1", "legal_name": "Ann Example" },
    }));
    let mut person = Person::opens(&server, &token);
    person
        .skips_the_phone()
        .links_with_numbers()
        .types_routing("110000000")
        .types_account("1234");
    assert_eq!(person.pane(), "numbers-kind");
    person.does("back", &[]);
    assert_eq!(person.pane(), "numbers-account");
    person
        .types_account("1234")
        .says_kind("savings", "business")
        .does("authorize_deposit", &[])
        .does("continue", &[]);
    let accounts = &person.result()["metadata"]["accounts"];
    insta::assert_snapshot!("name_known", format!("{accounts:#}"));
    let events = person.result()["events"].to_string();
    assert!(
        events.contains("\"account_number_mask\":\"\""),
        "a short number has no mask"
    );
    let body = json!({ "access_token": person.access_token(&server) });
    let account = server.ok("/accounts/get", body);
    assert_eq!(
        account.text_at("/accounts/0/verification_name"),
        "Ann Example"
    );
}
