//! `POST /transactions/get`

use plaid_emulator::sandbox::catalog::Client;
use serde_json::{Value, json};

use super::{each, lines};
use crate::requests::told;
use crate::server::{Answer, Server};

const PATH: &str = "/transactions/get";

/// A request for all there is.
fn all(token: &str, options: Value) -> Value {
    json!({
        "access_token": token, "start_date": "2010-01-01", "end_date": "2040-01-01",
        "options": options,
    })
}

/// An Item whose whole history is there.
fn pulled(server: &Server) -> String {
    let token = server.access_token(&["transactions"]);
    server.advance("20s");
    token
}

#[test]
fn a_month_of_user_good() {
    let server = Server::start();
    let token = pulled(&server);
    let body = json!({
        "access_token": token, "start_date": "2026-08-03", "end_date": "2026-09-01",
        "options": { "include_original_description": true },
    });
    insta::assert_snapshot!(server.ok(PATH, body).text);
}

#[test]
fn first_nothing_then_a_month_then_all() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    let ask = |start: &str, end: &str| {
        let body = json!({ "access_token": token, "start_date": start, "end_date": end });
        server.post(PATH, body)
    };
    let told = |answer: &Answer| {
        let total = answer.text_at("/total_transactions");
        format!("{total}\n{}", lines(&answer.json()["transactions"]))
    };
    let too_early = ask("2026-01-01", "2026-09-01");
    server.advance("4s 999ms");
    assert_eq!(ask("2026-01-01", "2026-09-01").error(), too_early.error());
    server.advance("1ms");
    let month = told(&ask("2026-01-01", "2026-09-01"));
    let before_it = told(&ask("2026-01-01", "2026-08-02"));
    server.advance("15s");
    let whole = told(&ask("2026-01-01", "2026-09-01"));
    insta::assert_snapshot!(format!(
        "{}\n\n# the first pull\n{month}\n# farther back\n{before_it}\n# the second pull\n{whole}",
        too_early.text
    ));
}

#[test]
fn pages_make_up_the_whole() {
    let server = Server::start();
    let body = json!({
        "institution_id": "ins_109508", "initial_products": ["transactions"],
        "options": { "transactions": { "days_requested": 730 } },
    });
    let made = server.ok("/sandbox/public_token/create", body);
    let token = server.exchange(&made.text_at("/public_token"));
    server.advance("20s");
    let page = |options: Value| server.ok(PATH, all(&token, options)).json();
    let whole = page(json!({ "count": 500 }));
    let ids = each(&whole["transactions"], "transaction_id");
    let dates = each(&whole["transactions"], "date");
    assert_eq!(whole["total_transactions"], ids.len());
    assert!(dates.is_sorted_by(|a, b| a >= b), "newest first");
    assert_eq!(
        each(&page(json!({}))["transactions"], "transaction_id"),
        ids[..100]
    );
    let mut paged = Vec::new();
    for offset in (0..=ids.len()).step_by(60) {
        let page = page(json!({ "count": 60, "offset": offset }));
        assert_eq!(page["total_transactions"], ids.len());
        paged.extend(each(&page["transactions"], "transaction_id"));
    }
    assert_eq!(paged, ids);
    let beyond = page(json!({ "offset": ids.len() + 1 }));
    assert_eq!(beyond["transactions"], json!([]));
    assert_eq!(beyond["total_transactions"], ids.len());
}

#[test]
fn account_ids_choose_transactions() {
    let server = Server::start();
    let token = pulled(&server);
    let whole = server.ok(PATH, all(&token, json!({})));
    let card = whole.text_at("/accounts/3/account_id");
    let ira = whole.text_at("/accounts/5/account_id");
    let chosen = server
        .ok(PATH, all(&token, json!({ "account_ids": [card, ira] })))
        .json();
    assert_eq!(each(&chosen["accounts"], "account_id"), [card.clone(), ira]);
    let whole = whole.json();
    let of_card: Vec<Value> = whole["transactions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["account_id"] == *card)
        .cloned()
        .collect();
    assert_eq!(chosen["total_transactions"], of_card.len());
    assert_eq!(chosen["transactions"], Value::from(of_card));
}

const REQUESTS: &str = r#"
{"start_date": "-"}
{"start_date": "-", "end_date": "-", "access_token": "-"}
{"start_date": "ABCDEFG1234567", "end_date": "ABCDEFG1234567"}
{"end_date": "ABCDEFG1234567"}
{"start_date": "2026-8-1"}
{"start_date": "2026-02-30"}
{"start_date": "20260801"}
{"start_date": "2026-08-01T00:00:00Z"}
{"start_date": null}
{"start_date": "2026-09-01", "end_date": "2026-08-01"}
{"start_date": "0001-01-01", "end_date": "9999-12-31"}
{"options": {"count": "ABCDEFG1234567", "offset": "ABCDEFG1234567"}}
{"options": {"count": 0}}
{"options": {"count": 1}}
{"options": {"count": 500}}
{"options": {"count": 501}}
{"options": {"offset": -1}}
{"options": {"offset": 9223372036854775807}}
{"options": {"account_ids": []}}
{"options": {"account_ids": ["ABCDEFG1234567"]}}
{"options": {"account_ids": ["3wXgKQXvWzsGkXUi1vKk4LzvWqkXBNhKXqjzE"]}}
{"options": {"include_original_description": null}}
{"options": {"include_original_description": "yes"}}
{"options": {"include_personal_finance_category": true, "include_logo_and_counterparty_beta": true}}
{"options": {"personal_finance_category_version": "v1"}}
{"options": {"personal_finance_category_version": "v3"}}
{"options": {"personal_finance_category_version": null}}
{"options": {"days_requested": 730}}
{"options": {"days_requested": 731}}
{"options": {"days_requested": 0}}
{"options": null}
{"count": 5}
{"account_id": "x", "options": {"counts": 1}}
"#;

#[test]
fn requests_are_refused_as_plaid_refuses_them() {
    let server = Server::start();
    let token = pulled(&server);
    let least = json!({
        "access_token": token, "start_date": "2026-08-01", "end_date": "2026-09-01",
    });
    let told = told(&server, PATH, &least, &[], REQUESTS);
    insta::assert_snapshot!(told);
}

#[test]
fn days_requested_count_once() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    let ask = |days: usize| server.post(PATH, all(&token, json!({ "days_requested": days })));
    assert!(
        ask(45)
            .error()
            .starts_with("400 ITEM_ERROR/PRODUCT_NOT_READY")
    );
    server.advance("20s");
    let first = ask(45).json();
    assert_eq!(ask(730).json()["transactions"], first["transactions"]);
    let oldest = each(&first["transactions"], "date").pop();
    assert_eq!(oldest.as_deref(), Some("2026-07-22"));
}

#[test]
fn a_row_is_there_on_its_day() {
    let server = Server::start();
    let token = pulled(&server);
    let newest = || {
        let page = server.ok(PATH, all(&token, json!({ "count": 1 })));
        lines(&page.json()["transactions"])
    };
    server.advance("107h 59m 39s");
    assert_eq!(
        newest(),
        "2026-08-27 - 500 United Airlines\n",
        "at the last second of the 5th"
    );
    server.advance("1s");
    assert_eq!(
        newest(),
        "2026-09-06 2026-09-06 -4.22 INTRST PYMNT\n",
        "at midnight"
    );
}

/// Categories of the transactions of August, in the way `client` sees them.
fn categories(client: Value, options: Value) -> String {
    let client: Client = serde_json::from_value(client).unwrap();
    let server = Server::with_clients(vec![client]);
    let token = pulled(&server);
    let body = json!({
        "access_token": token, "start_date": "2026-08-01", "end_date": "2026-08-31",
        "options": options,
    });
    let answer = server.ok(PATH, body).json();
    let rows = answer["transactions"].as_array().unwrap().iter().map(|it| {
        let finance = &it["personal_finance_category"];
        let icon = it["personal_finance_category_icon_url"].as_str().unwrap();
        let icon = icon.rsplit('/').next().unwrap();
        format!(
            "{} | {} {} | {} {} {} | {icon}\n",
            it["name"],
            it["category_id"],
            it["category"],
            finance["detailed"],
            finance["confidence_level"],
            finance["version"],
        )
    });
    rows.collect::<String>().replace('"', "")
}

#[test]
fn categories_by_version() {
    let keys = json!({ "client_id": "c", "secret": "secret" });
    let mut old = keys.clone();
    old["legacy_categories"] = json!(true);
    old["personal_finance_category_version"] = json!("v1");
    let version = |version: &str| json!({ "personal_finance_category_version": version });
    let new = categories(keys.clone(), json!({}));
    assert_eq!(new, categories(keys.clone(), version("v2")));
    let new_with_v1 = categories(keys, version("v1"));
    let of_old_client = categories(old.clone(), json!({}));
    let old_with_v2 = categories(old, version("v2"));
    insta::assert_snapshot!(format!(
        "# a new client\n{new}\n# that asks for v1\n{new_with_v1}\n# an old client\n\
         {of_old_client}\n# that asks for v2\n{old_with_v2}"
    ));
}

#[test]
fn two_items_share_no_ids() {
    let server = Server::start();
    let (one, other) = (server.access_token(&["transactions"]), pulled(&server));
    let ids = |token: &str| {
        let page = server.ok(PATH, all(token, json!({ "count": 500 }))).json();
        let mut ids = each(&page["transactions"], "transaction_id");
        ids.extend(each(&page["accounts"], "account_id"));
        ids
    };
    let (one, other) = (ids(&one), ids(&other));
    assert_eq!(one.len(), other.len());
    assert!(one.iter().all(|id| !other.contains(id)));
}
