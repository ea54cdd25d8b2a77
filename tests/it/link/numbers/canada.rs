//! Database Auth in Canada. <https://plaid.com/docs/auth/coverage/database-auth/>

use serde_json::json;

use super::super::Person;
use crate::server::Server;

#[test]
fn canadian_numbers_are_those_of_institution_and_branch() {
    let server = Server::start();
    let mut told = String::new();
    for account in ["11223311", "11223333", "11112222"] {
        let token = server.link_token(json!({
            "products": ["auth"],
            "country_codes": ["CA"],
            "auth": { "database_insights_enabled": true },
        }));
        let mut person = Person::opens(&server, &token);
        person.skips_the_phone().links_with_numbers();
        for (institution, branch) in [("11", "11111"), ("110", "1111"), ("110", "11111")] {
            let numbers = [("routing_number", institution), ("branch_number", branch)];
            person.does("submit_routing_number", &numbers);
            told += &format!("{}: {:?}\n", person.pane(), person.complaint());
        }
        person.types_account(account).types_name("John Smith");
        assert_eq!(person.pane(), "connected");
        person.does("continue", &[]);
        let body = json!({ "access_token": person.access_token(&server) });
        let auth = server.ok("/auth/get", body).json();
        told += &format!("{:#}\n{:#}\n", auth["accounts"], auth["numbers"]);
    }
    insta::assert_snapshot!("canada", told);

    let token = server.link_token(json!({
        "products": ["auth"],
        "country_codes": ["CA"],
        "auth": { "database_insights_enabled": true },
    }));
    let complete = json!({ "link_token": token, "numbers": {} });
    let done = server.post_raw("/_emulator/link/complete", complete.to_string());
    assert_eq!(done.text_at("/result"), "success", "{}", done.text);
    let without = json!({ "products": ["auth"], "country_codes": ["CA"] });
    let mut person = Person::opens(&server, &server.link_token(without));
    person.skips_the_phone();
    assert!(!person.page().contains("link_with_numbers"));
}
