//! What goes wrong at Link, and the ways out of it.

use plaid_emulator::errors::PASSWORD_CODES;
use serde_json::{Value, json};

use super::{Person, trace};
use crate::server::Server;

fn at_credentials<'a>(server: &'a Server, token: &str) -> Person<'a> {
    let mut person = Person::opens(server, token);
    person.skips_the_phone().picks("ins_109508");
    person
}

#[test]
fn a_wrong_password_is_told_beside_the_field() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = at_credentials(&server, &token);
    person.signs_in("user_good", "pass_bad");
    assert_eq!(person.pane(), "credentials");
    let complaint = person.complaint().unwrap();
    assert!(
        person.page().contains("value=\"user_good\""),
        "the name is kept"
    );
    assert!(!person.page().contains("pass_bad"), "the password is not");
    person.does("exit", &[]).does("confirm_exit", &[]);
    let result = person.result();
    let read = server.ok("/link/token/get", json!({ "link_token": token }));
    insta::assert_snapshot!(format!(
        "{complaint}\n\n{}\n{:#}\n{:#}\n\n{}",
        trace(&result),
        result["error"],
        result["metadata"],
        read.text
    ));
}

#[test]
fn five_wrong_passwords_kill_the_link_token() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = at_credentials(&server, &token);
    for _ in 0..4 {
        person.signs_in("user_bad", "pass_bad");
        assert_eq!(person.pane(), "credentials");
    }
    person.signs_in("user_bad", "pass_bad");
    let mut told = format!(
        "{}: {} -> {}\n",
        person.pane(),
        person.title(),
        person.way_out()
    );
    let way_out = person.way_out();
    person.does(&way_out, &[]);
    told += &trace(&person.result());
    told += &format!("{:#}\n", person.result()["error"]);
    let again = Person::opens(&server, &token);
    told += &format!("opened again: {} {:?}\n", again.pane(), again.title());
    insta::assert_snapshot!(told);
    server.ok("/link/token/get", json!({ "link_token": token }));
}

#[test]
fn a_right_password_after_four_wrong_ones_is_taken() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = at_credentials(&server, &token);
    for _ in 0..4 {
        person.signs_in("user_good", "pass_bad");
    }
    person
        .signs_in("user_good", "pass_good")
        .chooses(&["0"])
        .does("continue", &[]);
    assert_eq!(person.result()["result"], "success");
    // The count is that of a session, not of the token.
    let mut other = at_credentials(&server, &token);
    other.signs_in("user_good", "pass_bad");
    assert_eq!(other.pane(), "credentials");
}

#[test]
fn error_passwords_lead_to_their_panes() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut told = String::new();
    for code in PASSWORD_CODES {
        let mut person = at_credentials(&server, &token);
        person.signs_in("user_good", &format!("error_{}", code.as_str()));
        told += &format!(
            "{}\n    {} {:?}",
            code.as_str(),
            person.pane(),
            person.title()
        );
        let way_out = person.way_out();
        if person.pane() == "credentials" {
            told += &format!(" {:?}", person.complaint());
        } else {
            person.does(&way_out, &[]);
            told += &format!("\n    {way_out} -> {}", person.pane());
        }
        if person.pane() != "finished" {
            person.does("confirm_exit", &[]);
        }
        let result = person.result();
        let (error, metadata) = (&result["error"], &result["metadata"]);
        told += &format!(
            "\n    onExit {}/{} {} {}\n    {}",
            error["error_type"],
            error["error_code"],
            error["display_message"],
            metadata["status"],
            trace(&result),
        );
    }
    insta::assert_snapshot!(told);
}

/// A way to a pane, for [`exits_tell_where_they_were_made`].
type Way = (&'static str, fn(&mut Person<'_>));

const WAYS: &[Way] = &[
    ("phone", |_| {}),
    ("otp", |it| {
        it.does("submit_phone", &[("phone", "4155550010")]);
    }),
    ("institutions", |it| {
        it.skips_the_phone();
    }),
    ("brand", |it| {
        it.skips_the_phone()
            .does("select_brand", &[("brand", "First Platypus Bank")]);
    }),
    ("health", |it| {
        it.skips_the_phone().picks("ins_132361");
    }),
    ("credentials", |it| {
        it.skips_the_phone().picks("ins_109508");
    }),
    ("accounts", |it| {
        it.skips_the_phone()
            .picks("ins_109508")
            .signs_in("user_good", "pass_good");
    }),
    ("error", |it| {
        it.skips_the_phone()
            .picks("ins_109508")
            .signs_in("user_good", "error_ITEM_LOCKED");
    }),
    ("save", |it| {
        it.skips_the_phone()
            .picks("ins_109508")
            .signs_in("user_good", "pass_good");
        it.chooses(&["0"]);
    }),
];

#[test]
fn exits_tell_where_they_were_made() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut told = String::new();
    for (pane, way) in WAYS {
        let there = || {
            let mut person = Person::opens(&server, &token);
            way(&mut person);
            assert_eq!(person.pane(), *pane);
            person
        };
        let mut asked = there();
        asked.does("exit", &[]);
        told += &format!("{pane}: exit -> {}", asked.pane());
        if asked.pane() == "exit" {
            asked.does("stay", &[]);
            assert_eq!(asked.pane(), *pane, "who stays is where they were");
            asked.does("exit", &[]).does("confirm_exit", &[]);
            told += " -> finished";
        }
        let mut forced = there();
        forced.does("confirm_exit", &[]);
        let told_of = |person: &Person<'_>| {
            let result = person.result();
            let code = &result["error"]["error_code"];
            format!(
                "{} {} {code}",
                result["result"], result["metadata"]["status"]
            )
        };
        assert_eq!(told_of(&asked), told_of(&forced));
        let mut back = there();
        back.does("back", &[]);
        told += &format!(", {}; back -> {}\n", told_of(&asked), back.pane());
    }
    insta::assert_snapshot!(told);
}

#[test]
fn tokens_and_sessions_that_are_none() {
    let server = Server::start();
    let good = server.link_token(json!({}));
    let expired = server.link_token(json!({ "hosted_link": { "url_lifetime_seconds": 1 } }));
    server.advance("2s");
    let mut told = String::new();
    for (what, token) in [
        ("expired", expired.as_str()),
        (
            "unknown",
            "link-sandbox-00000000-0000-4000-8000-000000000000",
        ),
        (
            "production",
            "link-production-00000000-0000-4000-8000-000000000000",
        ),
        ("malformed", "ABCDEFG1234567"),
        ("empty", ""),
        ("hostile", "\"><script>alert(1)</script>"),
    ] {
        let mut person = Person::opens(&server, token);
        told += &format!(
            "{what}: {} {:?} -> {}\n",
            person.pane(),
            person.title(),
            person.way_out()
        );
        assert!(!person.page().contains("<script>alert"));
        person.does("exit", &[]);
        told += &format!("{}\n", person.result());
    }
    let session = Person::opens(&server, &good).session().to_owned();
    for (what, session) in [
        ("unknown session", "00000000-0000-4000-8000-000000000000"),
        (
            "session of a world that is none",
            "ffffffff-0000-4000-8000-000000000000",
        ),
        ("malformed session", "x"),
        ("no session", ""),
    ] {
        let fields = [
            ("session", session),
            ("pane", "phone"),
            ("action", "continue_without_phone"),
        ];
        let page = server.form(&fields);
        told += &format!("{what}: {}\n", super::attribute(&page, "data-pane"));
    }
    insta::assert_snapshot!(told);
    // A session is found by its id alone: it is a secret of the browser that has it.
    let page = server.as_client("other").form(&[
        ("session", &session),
        ("pane", "phone"),
        ("action", "continue_without_phone"),
    ]);
    assert_eq!(super::attribute(&page, "data-pane"), "institutions");
}

#[test]
fn the_choice_of_accounts_takes_five_minutes_at_most() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = at_credentials(&server, &token);
    person.signs_in("user_good", "pass_good");
    server.advance("5m");
    person.chooses(&["0"]);
    assert_eq!(person.pane(), "save");
    let mut late = at_credentials(&server, &token);
    late.signs_in("user_good", "pass_good");
    server.advance("5m 1s");
    late.chooses(&["0"]);
    let mut told = format!("{}: {} -> {}\n", late.pane(), late.title(), late.way_out());
    let way_out = late.way_out();
    late.does(&way_out, &[]);
    told += &format!("then {}\n", late.pane());
    late.does("confirm_exit", &[]);
    told += &trace(&late.result());
    insta::assert_snapshot!(told);
}

/// Accounts that are offered, by name.
fn offered(server: &Server, more: Value) -> String {
    let token = server.link_token(more);
    let mut person = at_credentials(server, &token);
    person.signs_in("user_good", "pass_good");
    let rows = person.page().split("Row__name\">").skip(1);
    let names: Vec<&str> = rows.filter_map(|row| row.split("</div>").next()).collect();
    let kind = person
        .page()
        .split("<input type=\"")
        .find(|it| it.contains("name=\"account\""));
    let kind = kind.and_then(|it| it.split('"').next()).unwrap_or("-");
    let ticked = person.page().matches(" checked>").count();
    format!(
        "{}: {kind}, {ticked} ticked: {}\n",
        person.pane(),
        names.join(", ")
    )
}

#[test]
fn products_and_filters_narrow_the_choice() {
    let server = Server::start();
    let subtypes = |names: &[&str]| json!({ "account_subtypes": names });
    let told: String = [
        json!({ "products": ["transactions"] }),
        json!({ "products": ["auth"] }),
        json!({ "products": ["auth", "transactions"] }),
        json!({ "products": ["investments"] }),
        json!({ "products": ["liabilities"] }),
        json!({ "products": ["identity"] }),
        json!({ "products": ["transactions"], "optional_products": ["auth"] }),
        json!({ "account_filters": { "depository": subtypes(&["checking"]) } }),
        json!({ "account_filters": { "depository": subtypes(&["all"]) } }),
        json!({ "account_filters": {
            "credit": subtypes(&["all"]), "loan": subtypes(&["student"]),
        } }),
        json!({ "account_filters": { "investment": subtypes(&["all"]) } }),
        json!({ "link_customization_name": "single" }),
        json!({ "link_customization_name": "all" }),
    ]
    .into_iter()
    .map(|more| format!("{more}\n    {}", offered(&server, more.clone())))
    .collect();
    insta::assert_snapshot!(told);
}

#[test]
fn a_single_choice_is_of_one_account() {
    let server = Server::start();
    let token = server.link_token(json!({ "link_customization_name": "single" }));
    let mut person = at_credentials(&server, &token);
    person.signs_in("user_good", "pass_good");
    assert_eq!(person.chooses(&["0", "1"]).pane(), "accounts");
    assert_eq!(person.chooses(&[]).pane(), "accounts");
    assert_eq!(person.chooses(&["1"]).pane(), "save");
    let all = server.link_token(json!({ "link_customization_name": "all", "products": ["auth"] }));
    let mut person = at_credentials(&server, &all);
    person.signs_in("user_good", "pass_good");
    assert_eq!(person.chooses(&["0"]).pane(), "accounts");
    assert_eq!(person.chooses(&["0", "1", "10"]).pane(), "save");
}
