//! Customizations of Link, and what people are told about their data.

use serde_json::{Value, json};

use super::{Person, between, text};
use crate::server::Server;

/// Goes to the choice of accounts.
fn at_accounts<'a>(server: &'a Server, token: &str) -> Person<'a> {
    let mut person = Person::opens(server, token);
    person
        .skips_the_phone()
        .picks("ins_109508")
        .signs_in("user_good", "pass_good");
    person
}

/// Links an Item and gives its access token.
fn linked(server: &Server, more: Value) -> String {
    let token = server.link_token(more);
    let mut person = at_accounts(server, &token);
    person.chooses(&["0", "1"]);
    while person.pane() != "finished" {
        person.does("continue", &[]);
    }
    let result = person.result();
    server.exchange(result["public_token"].as_str().unwrap())
}

/// The names on the first list of institutions, and how many more a search finds.
fn list(person: &Person<'_>) -> String {
    let page = person.page();
    let first = between(page, "id=\"link-institutions\"", "</ul>").unwrap();
    let names = |part: &str| -> Vec<String> {
        part.split("<h2")
            .skip(1)
            .map(|rest| text(&format!("<h2{}", rest.split("</h2>").next().unwrap())))
            .collect()
    };
    let more = between(page, "<template data-more>", "</template>").unwrap();
    format!("{} + {} more", names(first).join(", "), names(more).len())
}

#[test]
fn an_app_says_what_people_read() {
    let server = Server::start();
    let named = |name: &str| json!({ "link_customization_name": name });
    let token = server.link_token(named("budgeting"));
    let mut person = Person::opens(&server, &token);
    let mut told = format!("{}: {}\n", person.pane(), person.title());
    person.skips_the_phone();
    told += &format!("{}: {}\n{}\n", person.pane(), person.title(), list(&person));
    let nothing = between(person.page(), "<div class=\"Empty\"", "<button").unwrap();
    told += &format!("nothing found: {}\n", text(&format!("<{nothing}")));
    person.picks("ins_132361");
    told += &format!("hidden: {}\n", person.pane());
    person
        .picks("ins_109508")
        .signs_in("user_good", "pass_good")
        .chooses(&["0"]);
    let colours = between(person.page(), "data-session=", ">").unwrap();
    let (_, colours) = colours.split_once(' ').unwrap();
    told += &format!("{}: {}\n{colours}\n", person.pane(), person.title());
    let lead = between(person.page(), "class=\"Lead\">", "</p>").unwrap();
    told += &format!("{lead}\n[{}]\n", button(&person));
    insta::assert_snapshot!(told);
}

fn button(person: &Person<'_>) -> String {
    let footer = between(person.page(), "<div class=\"Footer\">", "</form>").unwrap();
    text(&format!(
        "<{}",
        between(footer, "id=\"aut-button\"", "</button>").unwrap()
    ))
}

#[test]
fn a_customization_is_for_its_countries_and_its_language() {
    let server = Server::start();
    let mut told = String::new();
    for (countries, language) in [
        (json!(["CA", "US"]), "fr"),
        (json!(["US", "CA"]), "fr"),
        (json!(["CA"]), "fr"),
        (json!(["CA", "US", "GB"]), "fr"),
        (json!(["CA", "US"]), "en"),
    ] {
        let token = server.link_token(json!({
            "country_codes": countries, "language": language, "link_customization_name": "quebec",
        }));
        let mut person = Person::opens(&server, &token);
        person.skips_the_phone();
        let list = list(&person);
        let first = list.split(", ").next().unwrap();
        told += &format!("{countries} {language}: {first}\n");
    }
    insta::assert_snapshot!(told);
}

#[test]
fn the_purpose_follows_the_products() {
    let server = Server::start();
    let title = |more: Value| Person::opens(&server, &server.link_token(more)).title();
    assert_eq!(
        title(json!({ "link_customization_name": "lending" })),
        "Test App uses Plaid to connect your bank account"
    );
    let user = server.ok("/user/create", json!({ "client_user_id": "u1" }));
    let bank = json!({
        "income_source_types": ["bank"], "bank_income": { "days_requested": 60 },
    });
    let income = json!({
        "products": ["income_verification"],
        "user_token": user.text_at("/user_token"),
        "income_verification": bank,
    });
    assert_eq!(title(income), "Test App uses Plaid to verify your income");
}

#[test]
fn people_are_told_what_is_shared() {
    let server = Server::start();
    let mut told = String::new();
    for more in [
        json!({ "link_customization_name": "budgeting" }),
        json!({
            "products": ["auth"], "optional_products": ["liabilities"],
            "additional_consented_products": ["investments", "signal"],
        }),
        json!({ "link_customization_name": "without_transparency" }),
        json!({ "country_codes": ["GB"] }),
    ] {
        let token = server.link_token(more.clone());
        let mut person = Person::opens(&server, &token);
        let bank = if more["country_codes"] == json!(["GB"]) {
            "ins_117650"
        } else {
            "ins_109508"
        };
        person
            .skips_the_phone()
            .picks(bank)
            .signs_in("user_good", "pass_good");
        assert_eq!(person.pane(), "accounts");
        let said = between(person.page(), "<p class=\"Small\">", "</p>");
        let said = said.map_or_else(|| "nothing".to_owned(), text);
        told += &format!("{more}\n{said}\n");
        let details = between(person.page(), "<details", "</details>");
        let lines = details.unwrap_or_default().lines().map(text);
        for line in lines.skip(1).filter(|line| !line.is_empty()) {
            told += &format!("    {line}\n");
        }
        person.does("view_data_types", &[]);
        person.does("confirm_exit", &[]);
        let looked = super::trace(&person.result()).contains("VIEW_DATA_TYPES");
        told += &format!("    looked at: {looked}\n");
    }
    insta::assert_snapshot!(told);
}

#[test]
fn an_item_remembers_what_was_agreed_to() {
    let server = Server::start();
    let mut told = String::new();
    let budgeting = json!({ "link_customization_name": "budgeting" });
    let many = json!({
        "additional_consented_products": ["auth"], "optional_products": ["liabilities"],
    });
    let none = json!({ "link_customization_name": "without_transparency" });
    for (name, more) in [("budgeting", budgeting), ("many", many), ("none", none)] {
        let access_token = linked(&server, more);
        let body = json!({ "access_token": access_token });
        let item = server.ok("/item/get", body.clone()).json()["item"].clone();
        told += &format!("# {name}\n");
        for key in ["products", "consented_products", "consented_data_scopes"] {
            told += &format!("{key}: {}\n", item[key]);
        }
        told += &format!("consented_use_cases: {}\n", item["consented_use_cases"]);
        for path in ["/identity/get", "/accounts/balance/get", "/auth/get"] {
            let answer = server.post(path, body.clone());
            let said = if answer.status == 200 {
                "200".to_owned()
            } else {
                answer.error()
            };
            told += &format!("{path}: {said}\n");
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn items_made_without_link_are_read_as_they_were_agreed_to() {
    let server = Server::start();
    let access_token = server.access_token(&["transactions"]);
    let body = json!({ "access_token": access_token });
    assert_eq!(server.ok("/auth/get", body.clone()).status, 200);
    let item = server.ok("/item/get", body).json();
    assert_eq!(item["item"].get("consented_products"), None);
}

#[test]
fn update_mode_asks_for_more() {
    let server = Server::start();
    let access_token = linked(&server, json!({}));
    let body = json!({ "access_token": access_token });
    let refused = server.post("/auth/get", body.clone());
    assert_eq!(
        refused.error(),
        "400 INVALID_INPUT/ADDITIONAL_CONSENT_REQUIRED: client does not have user consent to \
         access the PRODUCT_AUTH product"
    );
    let token = server.link_token(json!({
        "access_token": access_token, "products": [],
        "additional_consented_products": ["auth"],
        "link_customization_name": "budgeting",
    }));
    let mut person = Person::opens(&server, &token);
    person.skips_the_phone().signs_in("user_good", "pass_good");
    assert_eq!(person.title(), "Back in touch");
    person.does("continue", &[]);
    assert_eq!(server.ok("/auth/get", body.clone()).status, 200);
    let item = server.ok("/item/get", body);
    assert_eq!(
        item.text_at("/item/consented_use_cases"),
        r#"["Track and manage your finances","Build a budget"]"#
    );
}
