//! Auth by account and routing numbers.

mod after_login;
mod canada;
mod complete;
mod offered;

use serde_json::{Value, json};

use super::{Person, trace};
use crate::server::Server;
use crate::webhooks::{URL, received as bodies};

pub(super) const SAME_DAY: &str = "same_day_microdeposits_enabled";

/// A link token for Auth alone, with some of its ways.
#[track_caller]
pub(super) fn auth_token(server: &Server, ways: &[&str]) -> String {
    let auth: Value = ways
        .iter()
        .map(|way| ((*way).to_owned(), json!(true)))
        .collect();
    server.link_token(json!({ "products": ["auth"], "auth": auth, "webhook": URL }))
}

#[track_caller]
fn update_token(server: &Server, access_token: &str) -> String {
    server.link_token(json!({ "access_token": access_token, "products": null }))
}

impl Person<'_> {
    /// "Link with account numbers".
    #[track_caller]
    fn links_with_numbers(&mut self) -> &mut Self {
        self.does("link_with_numbers", &[])
    }

    #[track_caller]
    fn types_routing(&mut self, number: &str) -> &mut Self {
        self.does("submit_routing_number", &[("routing_number", number)])
    }

    #[track_caller]
    fn types_account(&mut self, number: &str) -> &mut Self {
        let fields = [("account_number", number), ("confirmation", number)];
        self.does("submit_account_number", &fields)
    }

    #[track_caller]
    fn types_name(&mut self, name: &str) -> &mut Self {
        self.does("submit_name", &[("full_name", name)])
    }

    #[track_caller]
    fn says_kind(&mut self, account: &str, class: &str) -> &mut Self {
        let fields = [("account_type", account), ("class_type", class)];
        self.does("select_account_type", &fields)
    }

    #[track_caller]
    fn types_code(&mut self, code: &str) -> &mut Self {
        self.does("submit_deposit_code", &[("deposit_code", code)])
    }

    /// The access token of the Item that Link ended with.
    #[track_caller]
    fn access_token(&self, server: &Server) -> String {
        server.exchange(
            self.result()["public_token"]
                .as_str()
                .expect("a public token"),
        )
    }
}

/// Types what a deposit needs, up to its authorization.
#[track_caller]
fn same_day<'a>(server: &'a Server, token: &str) -> Person<'a> {
    let mut person = Person::opens(server, token);
    person
        .skips_the_phone()
        .links_with_numbers()
        .types_routing("110000000")
        .types_account("1111222233330000")
        .types_name("Alberta Bobbeth Charleson")
        .says_kind("checking", "personal")
        .does("authorize_deposit", &[]);
    person
}

#[test]
fn a_deposit_on_the_same_day() {
    let server = Server::start();
    let token = auth_token(&server, &[SAME_DAY]);
    let mut person = Person::opens(&server, &token);
    let mut panes = String::new();
    let mut step = |person: &mut Person<'_>, action: &str, fields: &[(&str, &str)]| {
        person.does(action, fields);
        panes += &format!("{action} -> {}: {}\n", person.pane(), person.title());
    };
    step(&mut person, "continue_without_phone", &[]);
    step(&mut person, "search", &[("query", "xyzzy")]);
    step(&mut person, "link_with_numbers", &[]);
    step(
        &mut person,
        "submit_routing_number",
        &[("routing_number", "110000000")],
    );
    let twice = [
        ("account_number", "1111222233330000"),
        ("confirmation", "1111222233330000"),
    ];
    step(&mut person, "submit_account_number", &twice);
    step(
        &mut person,
        "submit_name",
        &[("full_name", "Alberta Bobbeth Charleson")],
    );
    let kind = [("account_type", "checking"), ("class_type", "personal")];
    step(&mut person, "select_account_type", &kind);
    step(&mut person, "authorize_deposit", &[]);
    step(&mut person, "continue", &[]);
    let result = person.result();
    panes += &trace(&result);
    insta::assert_snapshot!("same_day_panes", panes);
    insta::assert_snapshot!("same_day_result", format!("{:#}", result["metadata"]));
    let read = server.ok("/link/token/get", json!({ "link_token": token }));
    let session = &read.json()["link_sessions"][0];
    let typed = session["events"].as_array().unwrap().iter().rev();
    let typed = typed.filter(|event| {
        let name = event["event_name"].as_str().unwrap();
        name.ends_with("_NUMBER") || event["event_metadata"]["view_name"] == "NUMBERS"
    });
    let typed: Vec<&Value> = typed.collect();
    insta::assert_snapshot!(
        "same_day_token_afterwards",
        format!("{:#}\n{:#}", session["results"], json!(typed))
    );

    let body = json!({ "access_token": person.access_token(&server) });
    let accounts = server.ok("/accounts/get", body.clone());
    insta::assert_snapshot!("same_day_accounts", accounts.text);
    assert_eq!(
        server.post("/auth/get", body.clone()).error(),
        "400 ITEM_ERROR/PRODUCT_NOT_READY: the requested product is not yet ready. please provide \
         a webhook or try the request again later"
    );
}

#[test]
fn an_item_of_numbers_has_nothing_but_auth() {
    let server = Server::start();
    let person = &mut same_day(&server, &auth_token(&server, &[SAME_DAY]));
    person.does("continue", &[]);
    let body = json!({ "access_token": person.access_token(&server) });
    for path in [
        "/accounts/balance/get",
        "/transactions/get",
        "/identity/get",
    ] {
        let mut body = body.clone();
        if path == "/transactions/get" {
            body["start_date"] = json!("2026-01-01");
            body["end_date"] = json!("2026-02-01");
        }
        let error = server.post(path, body).error();
        assert!(
            error.contains("ITEM_ERROR/PRODUCTS_NOT_SUPPORTED"),
            "{path}: {error}"
        );
    }
}

#[test]
fn the_code_is_typed_on_another_day() {
    let server = Server::start();
    let person = &mut same_day(&server, &auth_token(&server, &[SAME_DAY]));
    person.does("continue", &[]);
    let access_token = person.access_token(&server);
    server.advance("72h");
    let mut person = Person::opens(&server, &update_token(&server, &access_token));
    let mut told = format!("{}: {}\n", person.pane(), person.title());
    for code in ["", "abd", "abc"] {
        person.types_code(code);
        told += &format!("{code:?} -> {} {:?}\n", person.pane(), person.complaint());
    }
    person.does("continue", &[]);
    let result = person.result();
    told += &format!("{}{:#}\n", trace(&result), result["metadata"]);
    insta::assert_snapshot!("code_typed", told);
    assert_eq!(person.access_token(&server), access_token, "no second Item");
    let body = json!({ "access_token": access_token });
    insta::assert_snapshot!("code_typed_auth", server.ok("/auth/get", body).text);
    assert_eq!(bodies(&server), "", "nobody is told by webhook");

    // From now on there is nothing to do: Link closes as it opens.
    let person = Person::opens(&server, &update_token(&server, &access_token));
    assert_eq!(person.pane(), "finished");
    let result = person.result();
    assert_eq!(result["result"], "success");
    assert_eq!(
        result["metadata"]["accounts"][0]["verification_status"],
        "manually_verified"
    );

    // Without a login, none grows old.
    server.advance("2000h");
    server.ok("/accounts/get", json!({ "access_token": access_token }));
}

#[test]
fn three_wrong_codes_lock_the_item() {
    let server = Server::start();
    let person = &mut same_day(&server, &auth_token(&server, &[SAME_DAY]));
    person.does("exit", &[]);
    assert_eq!(
        person.pane(),
        "finished",
        "once it is authorized, leaving is an end"
    );
    let access_token = person.access_token(&server);
    let token = update_token(&server, &access_token);
    let mut told = String::new();
    // Attempts are counted over all sessions.
    let mut first = Person::opens(&server, &token);
    first.types_code("XYZ").does("confirm_exit", &[]);
    told += &format!("{}{:#}\n", trace(&first.result()), first.result()["error"]);
    assert_eq!(first.result()["metadata"]["status"], "requires_code");
    let mut second = Person::opens(&server, &token);
    for code in ["AAA", "BBB"] {
        second.types_code(code);
        told += &format!(
            "{code} -> {}: {} {:?}\n",
            second.pane(),
            second.title(),
            second.complaint()
        );
    }
    second.does("retry", &[]).does("exit", &[]);
    told += &format!(
        "{}{:#}\n",
        trace(&second.result()),
        second.result()["error"]
    );
    let mut third = Person::opens(&server, &token);
    told += &format!("opened again -> {}: {}\n", third.pane(), third.title());
    third.does("exit", &[]);
    told += &format!("{}{:#}\n", trace(&third.result()), third.result()["error"]);
    insta::assert_snapshot!("locked", told);
    let body = json!({ "access_token": access_token });
    let accounts = server.ok("/accounts/get", body.clone());
    let status = accounts.text_at("/accounts/0/verification_status");
    assert_eq!(status, "verification_failed");
    let error = server.post("/auth/get", body).error();
    assert!(error.contains("PRODUCT_NOT_READY"), "{error}");
}

#[test]
fn a_deposit_that_comes_at_once() {
    let server = Server::start();
    let instant = "instant_microdeposits_enabled";
    let token = auth_token(&server, &[instant, SAME_DAY]);
    let mut person = Person::opens(&server, &token);
    person.skips_the_phone().picks("ins_135858");
    let mut told = format!("{}: {}\n", person.pane(), person.title());
    let numbers = |routing| {
        [
            ("routing_number", routing),
            ("account_number", "1111222233330000"),
            ("confirmation", "1111222233330000"),
        ]
    };
    for routing in ["110000000", "333333334"] {
        person.does("submit_account_number", &numbers(routing));
        told += &format!("{routing} -> {} {:?}\n", person.pane(), person.complaint());
    }
    person
        .types_name("Ann Example")
        .says_kind("savings", "business")
        .does("authorize_deposit", &[])
        .types_code("nope");
    told += &format!(
        "{}: {} {:?}\n",
        person.pane(),
        person.title(),
        person.complaint()
    );
    person.types_code(" abc ").does("continue", &[]);
    told += &format!(
        "{}{:#}\n",
        trace(&person.result()),
        person.result()["metadata"]
    );
    insta::assert_snapshot!("instant", told);
    let body = json!({ "access_token": person.access_token(&server) });
    let item = server.ok("/item/get", body.clone());
    insta::assert_snapshot!("instant_item", item.text);
    server.ok("/auth/get", body);

    // Typed by hand, the routing number says that the bank takes such deposits.
    let mut person = Person::opens(&server, &token);
    person
        .skips_the_phone()
        .links_with_numbers()
        .types_routing("333333334")
        .types_account("1111222233330000")
        .types_name("Ann Example")
        .says_kind("checking", "personal")
        .does("authorize_deposit", &[]);
    assert_eq!(person.pane(), "numbers-code");
    for code in ["AAA", "BBB", "CCC"] {
        person.types_code(code);
    }
    assert_eq!(
        (person.pane(), person.way_out().as_str()),
        ("error", "back")
    );
    person.does("back", &[]);
    assert_eq!(person.pane(), "institutions");
}

#[test]
fn what_is_known_of_numbers() {
    let server = Server::start();
    let mut told = String::new();
    for (ways, account, name) in [
        (
            &["database_insights_enabled"][..],
            "1111222233331111",
            "John Smith",
        ),
        (
            &["database_insights_enabled"],
            "1111222233331111",
            "Jane Doe",
        ),
        (
            &["database_insights_enabled"],
            "1111222233333333",
            "John Smith",
        ),
        (
            &["database_insights_enabled"],
            "1111222233332222",
            "John Smith",
        ),
        (
            &["database_match_enabled", SAME_DAY],
            "1111222233331111",
            "john smith",
        ),
        (
            &["database_match_enabled", SAME_DAY],
            "1111222233331111",
            "Jane Doe",
        ),
        (
            &["database_match_enabled"],
            "1111222233332222",
            "John Smith",
        ),
    ] {
        let mut person = Person::opens(&server, &auth_token(&server, ways));
        person
            .skips_the_phone()
            .links_with_numbers()
            .types_routing("110000000")
            .types_account(account)
            .types_name(name);
        told += &format!("# {ways:?} {account} {name} -> {}\n", person.pane());
        if person.pane() != "connected" {
            told += &format!("{}\n", person.title());
            continue;
        }
        person.does("continue", &[]);
        told += &format!(
            "{}{:#}\n",
            trace(&person.result()),
            person.result()["metadata"]["accounts"]
        );
        let body = json!({ "access_token": person.access_token(&server) });
        let auth = server.ok("/auth/get", body).json();
        told += &format!("{:#}\n{}\n", auth["accounts"], auth["item"]["auth_method"]);
    }
    insta::assert_snapshot!("database", told);
}
