//! Banks that are in trouble, or do not have what is asked for.
//! <https://plaid.com/docs/link/institution-select/>

use plaid_emulator::fixtures;
use plaid_emulator::sandbox::catalog::Health;
use serde_json::{Value, json};

use super::{Person, between, text, trace};
use crate::server::Server;

/// The names on the first list, and of those that a search finds besides.
fn lists(person: &Person<'_>) -> (Vec<String>, Vec<String>) {
    let names = |part: &str| -> Vec<String> {
        let titles = part.split("<h2").skip(1);
        let title = |rest: &str| text(&format!("<h2{}", rest.split("</h2>").next().unwrap()));
        titles.map(title).collect()
    };
    let page = person.page();
    let first = between(page, "id=\"link-institutions\"", "</ul>").unwrap();
    let more = between(page, "<template data-more>", "</template>").unwrap();
    (names(first), names(more))
}

#[test]
fn a_bank_with_a_site_of_its_own_may_be_slow_too() {
    let mut catalog = fixtures::built_in();
    let bank = catalog.institutions.get_mut("ins_127287").unwrap();
    bank.health = Health::Degraded;
    let server = Server::with_catalog(catalog);
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    person.skips_the_phone().picks("ins_127287");
    let mut told = format!("{}: {}\n", person.pane(), person.title());
    person.does("continue", &[]);
    told += &format!("{}: {}\n", person.pane(), person.title());
    person.does("open_oauth", &[]);
    told += &format!("{}: {}\n", person.pane(), person.title());
    person.does("confirm_exit", &[]);
    told += &trace(&person.result());
    insta::assert_snapshot!(told);
}

#[test]
fn what_has_not_all_products_is_found_by_search_only() {
    let server = Server::start();
    let mut told = String::new();
    for more in [
        json!({ "products": ["transactions"] }),
        json!({ "products": ["investments"] }),
        json!({ "products": ["auth"], "country_codes": ["CA"] }),
        json!({ "country_codes": ["GB"] }),
        json!({ "institution_data": { "routing_number": "021000021" } }),
    ] {
        let token = server.link_token(more.clone());
        let mut person = Person::opens(&server, &token);
        person.skips_the_phone();
        let (first, others) = lists(&person);
        told += &format!("{more}\n    {}\n", first.join(", "));
        told += &format!("    and {} by search\n", others.len());
    }
    insta::assert_snapshot!(told);
    let token = server.link_token(json!({ "products": ["investments"] }));
    let mut person = Person::opens(&server, &token);
    person.skips_the_phone();
    let (first, others) = lists(&person);
    let tartan = "Tartan Bank".to_owned();
    let supports = first.contains(&tartan);
    assert!(supports || others.contains(&tartan));
    // Robinhood has no Auth.
    let token = server.link_token(json!({ "products": ["auth"] }));
    let mut person = Person::opens(&server, &token);
    person.skips_the_phone();
    let (first, others) = lists(&person);
    assert!(!first.contains(&"Robinhood".to_owned()));
    assert!(others.contains(&"Robinhood".to_owned()));
    person.picks("ins_54");
    assert_eq!(person.title(), "Connectivity not supported by Robinhood");
    person.does("confirm_exit", &[]);
    let result = person.result();
    assert_eq!(result["metadata"]["status"], "institution_not_supported");
    assert!(trace(&result).contains("SELECT_FILTERED_INSTITUTION"));
}

#[test]
fn account_numbers_may_be_typed_where_the_token_allows_it() {
    let server = Server::start();
    let manual = json!({ "same_day_microdeposits_enabled": true });
    let mut told = String::new();
    for (name, more) in [
        ("allowed", json!({ "products": ["auth"], "auth": manual })),
        ("not asked for", json!({ "products": ["auth"] })),
        (
            "other products",
            json!({ "products": ["auth", "transactions"], "auth": manual }),
        ),
    ] {
        let token = server.link_token(more);
        let mut person = Person::opens(&server, &token);
        person.skips_the_phone();
        let offered = |person: &Person<'_>| person.page().contains("Link with account numbers");
        told += &format!("{name}: list {}, ", offered(&person));
        person.does("search", &[("query", "no such bank")]);
        told += &format!("nothing found {}, ", offered(&person));
        person.picks("ins_132361");
        told += &format!("bank is down {}, ", offered(&person));
        person.does("back", &[]).picks("ins_132363");
        told += &format!("bank is slow {}\n", offered(&person));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn a_choice_of_one_is_forced_where_numbers_are_typed_after_a_login() {
    let server = Server::start();
    let token = server.link_token(json!({ "products": ["auth"] }));
    let mut person = Person::opens(&server, &token);
    person
        .skips_the_phone()
        .picks("ins_109512")
        .signs_in("user_good", "pass_good");
    let kind: Value = json!(person.page().contains("type=\"radio\""));
    assert_eq!((person.pane(), kind), ("accounts", json!(true)));
}
