//! `POST /transactions/recurring/get`

use plaid_emulator::sandbox::catalog::Client;
use serde_json::{Value, json};

use super::item_of;
use crate::requests::told;
use crate::server::Server;
use crate::webhooks::received;

const PATH: &str = "/transactions/recurring/get";
const HOOK: Option<&str> = Some("https://app.example/hook");

/// The streams of an answer, a line each.
fn lines(answer: &Value) -> String {
    let mut told = String::new();
    for name in ["inflow_streams", "outflow_streams"] {
        told += &format!("{name}\n");
        for it in answer[name].as_array().unwrap() {
            let text = |name: &str| it[name].as_str().unwrap_or("-").to_owned();
            told += &format!(
                "  {} {} {} of {} from {} to {}, next {}, {} | {} | {}\n",
                text("frequency"),
                text("status"),
                it["average_amount"]["amount"],
                it["transaction_ids"].as_array().unwrap().len(),
                text("first_date"),
                text("last_date"),
                text("predicted_next_date"),
                if it["is_active"] == true {
                    "active"
                } else {
                    "over"
                },
                text("description"),
                it["personal_finance_category"]["detailed"],
            );
        }
    }
    told
}

#[test]
fn streams_of_user_good() {
    let server = Server::start();
    let token = item_of(&server, "user_good", None);
    server.advance("20s");
    let whole = server.ok(PATH, json!({ "access_token": token })).json();
    let savings = &whole["inflow_streams"][1]["account_id"];
    let one = server.ok(
        PATH,
        json!({ "access_token": token, "account_ids": [savings] }),
    );
    let options = json!({ "personal_finance_category_version": "v1" });
    let v1 = server.ok(PATH, json!({ "access_token": token, "options": options }));
    insta::assert_snapshot!(format!(
        "{}\n# v1\n{}\n# of one account\n{}",
        lines(&whole),
        lines(&v1.json()),
        one.text
    ));
}

#[test]
fn streams_of_people_who_are_paid_otherwise() {
    let server = Server::start();
    let mut told = String::new();
    for username in [
        "user_transactions_dynamic",
        "user_yuppie",
        "user_credit_bonus",
    ] {
        let token = item_of(&server, username, None);
        server.advance("20s");
        let answer = server.ok(PATH, json!({ "access_token": token })).json();
        told += &format!("# {username}\n{}", lines(&answer));
    }
    insta::assert_snapshot!(told);
}

/// A custom user whose transactions have these dates.
fn custom(name: &str, rows: &[(&str, f64, &[&str])]) -> Server {
    let rows = rows.iter().flat_map(|(description, amount, dates)| {
        dates.iter().map(move |date| {
            json!({
                "date_transacted": date, "date_posted": date, "amount": amount,
                "description": description,
            })
        })
    });
    let user = json!({ "override_accounts": [{
        "type": "depository", "subtype": "checking", "transactions": rows.collect::<Vec<_>>(),
    }] });
    let text = user.to_string();
    let folder = crate::fixtures::folder(name, &[("users/user_streams.json", text.as_bytes())]);
    let catalog = plaid_emulator::fixtures::load(&[folder]).expect("it is right");
    Server::with_catalog(catalog)
}

#[test]
fn streams_begin_grow_and_end() {
    let server = custom(
        "streams",
        &[
            ("WEEKLY", 5.0, &["2026-08-14", "2026-08-21", "2026-08-28"]),
            (
                "BIWEEKLY PAYROLL",
                -900.0,
                &["2026-07-31", "2026-08-14", "2026-08-28"],
            ),
            (
                "TWICE A MONTH",
                40.0,
                &["2026-07-15", "2026-08-01", "2026-08-15", "2026-09-01"],
            ),
            ("MONTHLY", 10.0, &["2026-06-30", "2026-07-31", "2026-08-31"]),
            ("YEARLY", 120.0, &["2024-10-01", "2025-10-01"]),
            ("JUST BEGUN", 7.0, &["2026-08-20", "2026-08-27"]),
            ("SOON OVER", 7.5, &["2026-06-01", "2026-06-08"]),
            (
                "LONG OVER",
                8.0,
                &["2026-04-01", "2026-05-01", "2026-06-01"],
            ),
            ("ONCE", 9.0, &["2026-08-01"]),
            (
                "NOW AND THEN",
                9.0,
                &["2026-07-01", "2026-07-04", "2026-08-29"],
            ),
        ],
    );
    let body = json!({
        "institution_id": "ins_109508", "initial_products": ["transactions"],
        "options": {
            "override_username": "user_streams", "override_password": "any",
            "transactions": { "days_requested": 730 },
        },
    });
    let made = server.ok("/sandbox/public_token/create", body);
    let token = server.exchange(&made.text_at("/public_token"));
    server.advance("20s");
    let now = server.ok(PATH, json!({ "access_token": token })).json();
    server.advance("480h");
    let later = server.ok(PATH, json!({ "access_token": token })).json();
    insta::assert_snapshot!(format!(
        "# now\n{}\n# 20 days later\n{}",
        lines(&now),
        lines(&later)
    ));
}

#[test]
fn an_app_that_asked_is_told_when_streams_grow() {
    let server = Server::start();
    let token = item_of(&server, "user_good", HOOK);
    server.advance("20s");
    server.advance("240h");
    received(&server);
    server.ok(PATH, json!({ "access_token": token }));
    server.advance("48h");
    assert_eq!(received(&server), "", "nothing comes on these days");
    server.advance("168h");
    insta::assert_snapshot!(received(&server));
}

#[test]
fn the_whole_history_must_be_there() {
    let server = Server::start();
    let token = item_of(&server, "user_good", None);
    let refused = |answer: &crate::server::Answer| answer.error();
    let early = server.post(PATH, json!({ "access_token": token }));
    server.advance("19s");
    let later = server.post(PATH, json!({ "access_token": token }));
    assert_eq!(refused(&early), refused(&later));
    insta::assert_snapshot!(early.text);
    server.advance("1s");
    server.ok(PATH, json!({ "access_token": token }));
}

#[test]
fn who_may_not_ask() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    let mut told = server.post(PATH, json!({ "access_token": token })).text;
    let client = json!({ "client_id": "c", "secret": "secret", "products": ["transactions"] });
    let client: Client = serde_json::from_value(client).unwrap();
    let server = Server::with_clients(vec![client]);
    let token = server.access_token(&["transactions"]);
    server.advance("20s");
    told += &server.post(PATH, json!({ "access_token": token })).text;
    insta::assert_snapshot!(told);
}

const REQUESTS: &str = r#"
{"account_ids": []}
{"account_ids": ["ABC"]}
{"account_ids": ["3wXgKQXvWzsGkXUi1vKk4LzvWqkXBNhKXqjzE"]}
{"account_ids": null}
{"options": null}
{"options": {"include_personal_finance_category": true}}
{"options": {"personal_finance_category_version": "v3"}}
"#;

#[test]
fn requests_are_refused_as_plaid_refuses_them() {
    let server = Server::start();
    let token = item_of(&server, "user_good", None);
    server.advance("20s");
    let least = json!({ "access_token": token });
    insta::assert_snapshot!(told(&server, PATH, &least, &[], REQUESTS));
}
