//! Layer, from the token to what the app reads at the end. <https://plaid.com/docs/layer/>

use plaid_emulator::fixtures;
use plaid_emulator::sandbox::catalog::{Demand, IdentityField};
use serde_json::{Value, json};

use super::{Person, attribute, between, trace};
use crate::server::Server;

const HOOK: &str = "http://127.0.0.1:9/hook";

fn token(server: &Server) -> String {
    let body = json!({
        "template_id": "template_n31w56t6o9a7",
        "user": { "client_user_id": "me" },
        "webhook": HOOK,
    });
    let made = server.ok("/session/token/create", body);
    made.text_at("/link/link_token")
}

/// An app that asks whether people are eligible.
struct App<'a> {
    server: &'a Server,
    token: String,
    session: String,
}

impl<'a> App<'a> {
    fn new(server: &'a Server) -> Self {
        Self {
            server,
            token: token(server),
            session: String::new(),
        }
    }

    /// What the app hears at once, by the names of the events.
    fn submits(&mut self, field: &str, value: &str) -> String {
        let page = self.server.form(&[
            ("action", "submit"),
            ("token", &self.token),
            ("session", &self.session),
            (field, value),
        ]);
        attribute(&page, "data-session").clone_into(&mut self.session);
        let events = between(&page, "data-link=\"events\">", "</script>").unwrap_or("[]");
        let events: Value = serde_json::from_str(events).unwrap();
        let names = events.as_array().unwrap().iter();
        let names: Vec<&str> = names.filter_map(|it| it["eventName"].as_str()).collect();
        names.join(" ")
    }

    fn opens(&self) -> Person<'a> {
        let page = self.server.form(&[
            ("action", "open"),
            ("token", &self.token),
            ("session", &self.session),
        ]);
        let session = attribute(&page, "data-session").to_owned();
        Person {
            server: self.server,
            session,
            page,
        }
    }
}

/// Somebody whose phone has been verified.
fn at_review<'a>(server: &'a Server, phone: &str) -> Person<'a> {
    let mut app = App::new(server);
    assert_eq!(app.submits("phone_number", phone), "LAYER_READY");
    let mut person = app.opens();
    person
        .does("continue", &[])
        .does("submit_otp", &[("code", "123456")]);
    person
}

fn webhooks(server: &Server) -> String {
    let all = server.get("/_emulator/webhooks?client_id=test").json();
    let bodies = all["webhooks"].as_array().cloned().unwrap_or_default();
    let bodies = bodies.iter().filter_map(|it| it["body"].as_str());
    bodies.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_whole_way() {
    let server = Server::start();
    let mut app = App::new(&server);
    assert_eq!(app.submits("phone_number", "+14155550011"), "LAYER_READY");
    server.advance("5s");
    let mut person = app.opens();
    assert_eq!(person.session(), app.session, "one session from the first");
    let mut panes = format!("{}: {}\n", person.pane(), person.title());
    for (action, fields) in [
        ("continue", vec![]),
        ("submit_otp", vec![("code", "123456")]),
        ("share", vec![]),
    ] {
        server.advance("5s");
        person.does(action, &fields);
        panes += &format!("{action} -> {}: {}\n", person.pane(), person.title());
    }
    let result = person.result();
    insta::assert_snapshot!(format!("{panes}\n{result:#}\n\n{}", webhooks(&server)));
    let public_token = result["public_token"].as_str().unwrap();
    let read = server.ok(
        "/user_account/session/get",
        json!({ "public_token": public_token }),
    );
    insta::assert_snapshot!("read", read.text);
    let access_token = read.text_at("/items/0/access_token");
    let accounts = server.ok("/accounts/get", json!({ "access_token": access_token }));
    assert_eq!(accounts.text_at("/accounts/0/name"), "Plaid Checking");
    assert_eq!(accounts.json()["accounts"].as_array().unwrap().len(), 1);

    // It may be read again, by this app and for half an hour.
    let body = json!({ "public_token": public_token });
    server.ok("/user_account/session/get", body.clone());
    let exchanged = server.post("/item/public_token/exchange", body.clone());
    assert!(exchanged.error().contains("INVALID_PUBLIC_TOKEN"));
    let other = server.as_client("other");
    let foreign = other.post("/user_account/session/get", body.clone());
    assert!(foreign.error().contains("INVALID_PUBLIC_TOKEN"));
    server.advance("30m");
    let late = server.post("/user_account/session/get", body);
    insta::assert_snapshot!("late", late.error());
}

#[test]
fn each_test_number_is_eligible_or_not() {
    let server = Server::start();
    let mut told = String::new();
    for phone in [
        "+14155550000",
        "+14155550010",
        "+14155550011",
        "+14155550012",
        "+14155550013",
        "+14155550014",
        "+14155550015",
        "+15155550013",
        "+15155550015",
        "+15155550016",
        "+15155550017",
        "+15155550018",
        "+15155550019",
        "+12125550100",
        "+442079460000",
        "4155550011",
        "",
    ] {
        let mut app = App::new(&server);
        told += &format!("{phone}: {}", app.submits("phone_number", phone));
        for date in ["1980-01-01", "1975-01-18"] {
            told += &format!(", {date} {}", app.submits("date_of_birth", date));
        }
        told += "\n";
    }
    insta::assert_snapshot!(told);
}

#[test]
fn extended_autofill_needs_no_account_where_the_template_needs_none() {
    let mut catalog = fixtures::built_in();
    let template = catalog.layer_templates.get_mut("default").unwrap();
    template.accounts = Demand::Optional;
    template.identity.insert(IdentityField::Ssn, Demand::Skip);
    let server = Server::with_catalog(catalog);
    let mut app = App::new(&server);
    assert_eq!(
        app.submits("phone_number", "+14155550000"),
        "LAYER_NOT_AVAILABLE"
    );
    assert_eq!(app.submits("date_of_birth", "1975-01-18"), "LAYER_READY");
    let mut person = app.opens();
    person
        .does("continue", &[])
        .does("submit_otp", &[("code", "123456")])
        .does("share", &[]);
    let result = person.result();
    let body = json!({ "public_token": result["public_token"] });
    let read = server.ok("/user_account/session/get", body).json();
    assert_eq!(read["items"], json!([]));
    assert_eq!(read["identity"]["name"]["last_name"], "Knope");
    assert_eq!(
        read["identity"]["ssn"],
        Value::Null,
        "the app does not ask for it"
    );
}

#[test]
fn who_is_not_eligible_can_only_leave() {
    let server = Server::start();
    let mut told = String::new();
    let mut app = App::new(&server);
    let mut person = app.opens();
    told += &format!("{}: {}\n", person.pane(), person.title());
    person.does("exit", &[]);
    told += &trace(&person.result());
    assert_eq!(
        app.submits("date_of_birth", "1975-01-18"),
        "",
        "a phone number comes first"
    );
    app.submits("phone_number", "+14155550000");
    app.submits("date_of_birth", "1980-01-01");
    let mut person = app.opens();
    told += &format!("{}: {}\n", person.pane(), person.title());
    person.does("exit", &[]);
    told += &trace(&person.result());
    insta::assert_snapshot!(told + &webhooks(&server));
}

#[test]
fn three_wrong_codes_end_it() {
    let server = Server::start();
    let mut app = App::new(&server);
    app.submits("phone_number", "+14155550011");
    let mut person = app.opens();
    person.does("continue", &[]);
    for code in ["1", "2", "3"] {
        person.does("submit_otp", &[("code", code)]);
    }
    let mut told = format!("{}: {}\n", person.pane(), person.title());
    let way_out = person.way_out();
    told += &format!("{way_out}\n");
    person.does("retry", &[]);
    assert_eq!(person.pane(), "error");
    person.does(&way_out, &[]);
    let result = person.result();
    insta::assert_snapshot!(told + &trace(&result) + &webhooks(&server));
}

#[test]
fn details_are_changed_and_counted() {
    let server = Server::start();
    let mut told = String::new();
    for (day, street) in [(0, "1 Elm St."), (10, "2 Oak St."), (40, "3 Ash St.")] {
        server.advance(&format!("{}h", day * 24));
        let mut person = at_review(&server, "+14155550011");
        person.does("", &[("edit", "ssn")]);
        person.does("save_detail", &[("answer_0", "12345")]);
        told += &format!("{} {:?}\n", person.pane(), person.complaint());
        person.does("back", &[]).does("", &[("edit", "address")]);
        let parts = [
            ("answer_0", street),
            ("answer_1", "Reno"),
            ("answer_2", "NV"),
            ("answer_3", "89501"),
        ];
        person.does("save_detail", &parts);
        assert!(person.page().contains(street));
        person.does("share", &[]);
        let body = json!({ "public_token": person.result()["public_token"] });
        let read = server.ok("/user_account/session/get", body).json();
        told += &format!("{}\n", read["identity"]["address"]["street"]);
        told += &format!("    address {}\n", read["identity_edit_history"]["address"]);
        told += &format!("    name {}\n", read["identity_edit_history"]["name"]);
    }
    insta::assert_snapshot!(told);
}

#[test]
fn details_that_cannot_be_are_refused() {
    let server = Server::start();
    let mut person = at_review(&server, "+14155550011");
    for (field, value) in [
        ("email", "leslie"),
        ("email", "@example.com"),
        ("date_of_birth", "18.1.1975"),
        ("date_of_birth", "1975-02-30"),
        ("ssn", "12345678x"),
    ] {
        person.does("", &[("edit", field)]);
        person.does("save_detail", &[("answer_0", value)]);
        assert!(person.complaint().is_some(), "{field} {value}");
        person.does("back", &[]);
    }
    for (field, value) in [
        ("email", "l@example.com"),
        ("date_of_birth", "1980-02-29"),
        ("ssn", "123-45-6789"),
    ] {
        person.does("", &[("edit", field)]);
        person.does("save_detail", &[("answer_0", value)]);
        assert_eq!(person.pane(), "layer-review", "{field} {value}");
    }
    person.does("share", &[]);
    let body = json!({ "public_token": person.result()["public_token"] });
    let read = server.ok("/user_account/session/get", body);
    assert_eq!(read.text_at("/identity/ssn_last_4"), "6789");
    assert_eq!(read.text_at("/identity/date_of_birth"), "1980-02-29");
}

/// The name of the only Item's institution, and how many accounts it has.
fn shared(server: &Server, person: &Person<'_>) -> String {
    let body = json!({ "public_token": person.result()["public_token"] });
    let read = server.ok("/user_account/session/get", body);
    let body = json!({ "access_token": read.text_at("/items/0/access_token") });
    let item = server.ok("/accounts/get", body).json();
    let accounts = item["accounts"].as_array().unwrap().len();
    format!("{} {accounts}", item["item"]["institution_name"])
}

#[test]
fn another_account_is_shared() {
    let server = Server::start();
    // A saved one.
    let mut person = at_review(&server, "+14155550011");
    person.does("change_account", &[]);
    assert_eq!(person.pane(), "layer-accounts");
    person.does("pick_account", &[("account", "1")]);
    assert!(person.page().contains("Plaid Saving •••• 1111"));
    person.does("share", &[]);
    let mut told = trace(&person.result()) + &shared(&server, &person);

    // One whose login is asked for again.
    let mut person = at_review(&server, "+14155550011");
    person.does("change_account", &[]);
    let chase = person.page().matches("<li id=\"aut-selection").count() - 1;
    person.does("pick_account", &[("account", &chase.to_string())]);
    told += &format!("\n{}\n", person.title());

    // A new one, as a custom user may have it.
    let mut person = at_review(&server, "+14155550011");
    person
        .does("change_account", &[])
        .does("add_account", &[])
        .picks("ins_109509")
        .signs_in("user_good", "pass_good")
        .chooses(&["0", "1"]);
    assert_eq!(person.pane(), "layer-review");
    assert!(person.page().contains("First Gingham Credit Union"));
    person.does("share", &[]);
    told += &(trace(&person.result()) + &shared(&server, &person));

    // Who looks at the list and goes back shares what was there before.
    let mut person = at_review(&server, "+14155550011");
    person
        .does("change_account", &[])
        .does("add_account", &[])
        .does("back", &[]);
    assert!(person.page().contains("Tartan Bank"));
    insta::assert_snapshot!(told);
}

#[test]
fn it_goes_without_a_browser() {
    let server = Server::start();
    let mut told = String::new();
    for request in [
        json!({ "phone_number": "+14155550011" }),
        json!({ "phone_number": "+14155550011", "institution_id": "ins_109509" }),
        json!({ "phone_number": "+15155550017", "date_of_birth": "1975-01-18" }),
        json!({ "phone_number": "+15155550017" }),
        json!({ "phone_number": "+14155550011", "code": "000000" }),
        json!({}),
    ] {
        told += &format!("{request}\n");
        let mut body = request;
        body["link_token"] = token(&server).into();
        let done = server.post_raw("/_emulator/link/complete", body.to_string());
        told += &match done.status {
            200 => format!("    {} {}", done.text_at("/result"), trace(&done.json())),
            _ => format!("    {}\n", done.text_at("/error_message")),
        };
    }
    insta::assert_snapshot!(told);
}
