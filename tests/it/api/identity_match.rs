//! `/identity/match` and `/identity/refresh`, `/network/status/get`

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::server::Server;

fn checking(server: &Server, access: &str) -> String {
    let all = server.ok("/accounts/get", json!({ "access_token": access }));
    all.text_at("/accounts/0/account_id")
}

#[test]
fn a_person_is_held_against_an_account() {
    let server = Server::start();
    let access = server.access_token(&["identity"]);
    let options = json!({ "account_ids": [checking(&server, &access)] });
    let user = json!({
        "legal_name": "Alberta Charleson",
        "phone_number": "+1 111 222 3333",
        "email_address": "accountholder0@example.com",
        "address": {
            "street": "2992 Cameron Rd", "city": "Malakoff", "region": "NY",
            "postal_code": "14236", "country": "US",
        },
    });
    let asked = json!({ "access_token": access, "options": options, "user": user });
    insta::assert_snapshot!(server.ok("/identity/match", asked).text);
    server.ok("/identity/refresh", json!({ "access_token": access }));
}

#[test]
fn scores_tell_how_well_a_person_fits() {
    let server = Server::start();
    let access = server.access_token(&["identity"]);
    let options = json!({ "account_ids": [checking(&server, &access)] });
    let mut table = String::new();
    for user in [
        json!({ "legal_name": "Alberta Bobbeth Charleson" }),
        json!({ "legal_name": "John Smith" }),
        json!({ "legal_name": "Charleson Holdings LLC" }),
        json!({ "phone_number": "111-222-9999" }),
        json!({ "email_address": "nobody@example.com" }),
        json!({ "address": { "postal_code": "93405" } }),
        json!({ "legal_name": "" }),
        json!({}),
    ] {
        let asked = json!({ "access_token": access, "options": options, "user": user });
        let answer = server.ok("/identity/match", asked).json();
        let account = &answer["accounts"][0];
        let parts = ["legal_name", "phone_number", "email_address", "address"];
        assert!(parts.iter().all(|part| account[part].is_object()), "{user}");
        let known = parts.map(|part| &account[part]);
        let known = known.into_iter().filter(|it| !it["score"].is_null());
        let known: Vec<String> = known.map(Value::to_string).collect();
        writeln!(table, "{user} {}", known.join(" ")).unwrap();
    }
    insta::assert_snapshot!(table);
    let nothing = json!({ "access_token": access, "options": options });
    let answer = server.ok("/identity/match", nothing).json();
    insta::assert_snapshot!("nothing", format!("{:#}", answer["accounts"][0]));
}

#[test]
fn a_processor_matches_the_account_it_was_lent() {
    let server = Server::start();
    let access = server.access_token(&["identity"]);
    let account_id = checking(&server, &access);
    let lend = json!({ "access_token": access, "account_id": account_id, "processor": "alloy" });
    let token = server
        .ok("/processor/token/create", lend)
        .text_at("/processor_token");
    let user = json!({ "legal_name": "Alberta Bobbeth Charleson" });
    let asked = json!({ "processor_token": token, "user": user });
    let answer = server.ok("/processor/identity/match", asked);
    assert_eq!(answer.text_at("/account/legal_name/score"), "100");
    assert_eq!(answer.text_at("/account/account_id"), account_id);
}

#[test]
fn the_network_knows_people_who_have_saved_something() {
    let server = Server::start();
    let status = |phone: &str, template: Value| {
        let mut asked = json!({ "user": { "phone_number": phone } });
        if !template.is_null() {
            asked["template_id"] = template;
        }
        let answer = server.ok("/network/status/get", asked).json();
        format!("{} {}", answer["network_status"], answer["layer"])
    };
    let told = [
        status("+14155550011", Value::Null),
        status("+14155550011", json!("template_4s7")),
        status("+14155550010", json!("template_4s7")),
        status("+12125550000", Value::Null),
    ];
    insta::assert_snapshot!(told.join("\n"));
}
