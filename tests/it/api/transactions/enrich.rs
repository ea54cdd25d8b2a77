//! `POST /transactions/enrich`

use serde_json::{Value, json};

use crate::requests::told;
use crate::server::Server;

const PATH: &str = "/transactions/enrich";

fn row(id: &str, description: &str, amount: f64, direction: &str) -> Value {
    json!({
        "id": id, "description": description, "amount": amount, "direction": direction,
        "iso_currency_code": "USD",
    })
}

#[test]
fn merchants_are_found() {
    let server = Server::start();
    let mut known = row("1", "PURCHASE WM SUPERCENTER #1700", 72.1, "OUTFLOW");
    known["client_user_id"] = "user-1".into();
    known["client_account_id"] = "account-1".into();
    known["account_type"] = "depository".into();
    known["location"] = json!({ "city": "Poway", "region": "CA" });
    known["mcc"] = "5411".into();
    known["date_posted"] = "2026-09-01".into();
    let unknown = row("2", "XYZZY LLC", 0.0, "INFLOW");
    let through = row(
        "3",
        "DD DOORDASH BURGERKIN 855-123-4567 CA",
        28.34,
        "OUTFLOW",
    );
    let body = json!({ "account_type": "credit", "transactions": [known, unknown, through] });
    insta::assert_snapshot!(server.ok(PATH, body).text);
}

#[test]
fn categories_are_those_asked_for() {
    let server = Server::start();
    let body = json!({
        "account_type": "depository",
        "transactions": [row("1", "ACME PAYROLL", 1200.0, "INFLOW")],
        "options": { "include_legacy_category": true, "personal_finance_category_version": "v1" },
    });
    insta::assert_snapshot!(server.ok(PATH, body).text);
}

const REST: &str = r#""description": "A", "iso_currency_code": "USD""#;

const REQUESTS: &str = r#"
{"transactions": []}
{"transactions": null}
{"transactions": [{}]}
{"transactions": [{"id": "1", "amount": -1, "direction": "OUTFLOW", $REST}]}
{"transactions": [{"id": "1", "amount": 1, "direction": "OUT", $REST}]}
{"transactions": [{"id": 1, "amount": 1, "direction": "OUTFLOW", $REST}]}
{"account_type": "loan"}
{"account_type": ""}
{"options": {"include_legacy_category": "yes"}}
"#;

#[test]
fn requests_are_refused_as_plaid_refuses_them() {
    let server = Server::start();
    let one = row("1", "A", 1.0, "OUTFLOW");
    let least = json!({ "account_type": "depository", "transactions": [one] });
    let mut refused = told(&server, PATH, &least, &[("$REST", REST)], REQUESTS);
    let many = vec![one; 101];
    let body = json!({ "account_type": "depository", "transactions": many });
    refused += &server.post(PATH, body).error();
    insta::assert_snapshot!(refused);
    let hundred = vec![least["transactions"][0].clone(); 100];
    let body = json!({ "account_type": "depository", "transactions": hundred });
    let answer = server.ok(PATH, body).json();
    assert_eq!(
        answer["enriched_transactions"].as_array().unwrap().len(),
        100
    );
}
