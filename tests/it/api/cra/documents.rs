//! Consumer reports for home lenders, and on paper.

use serde_json::{Value, json};

use super::insights::{create, path, ready_for};
use super::{PURPOSE, of};
use crate::server::{Answer, Server};

const BASE: [&str; 1] = ["cra_base_report"];

fn verify(server: &Server, user: &str, more: Value) -> Answer {
    let mut body = of(user);
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    server.post(&path("verification"), body)
}

/// A PDF, as text.
fn printed(server: &Server, path: &str, body: Value) -> String {
    let read = server.unchecked(path, body);
    assert_eq!(read.status, 200, "{}", read.text);
    let has = |name: &str, value: &str| {
        let mut headers = read.headers.iter();
        headers.any(|(known, told)| known == name && told.contains(value))
    };
    assert!(has("content-type", "application/pdf"));
    assert!(has("plaid-request-id", ""));
    let lines = read.text.lines();
    let lines = lines.filter_map(|line| line.strip_prefix('(')?.strip_suffix(") Tj T*"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn home_lenders_read_what_they_need() {
    let server = Server::start();
    let gse = json!({ "cra_options": {
        "days_requested": 180, "client_report_id": "loan-2",
        "base_report": { "gse_options": { "report_types": ["VOA"] } },
    } });
    let user = ready_for(&server, "user_credit_profile_good", &BASE, gse);
    let all = json!({
        "reports_requested": ["VOA", "EMPLOYMENT_REFRESH", "INCOME"],
        "employment_refresh_options": { "days_requested": 14 },
    });
    let read = verify(&server, &user, all);
    assert_eq!(read.status, 200, "{}", read.text);
    let report = read.json()["report"].take();
    let voa = &report["voa"];
    let account = &voa["items"][0]["accounts"][0];
    // The newest of each list; a half year has many.
    let balances = &account["balances"];
    let history = balances["historical_balances"].as_array().unwrap();
    let moved = account["transactions_insights"]["all_transactions"].as_array();
    assert_eq!((history.len(), moved.unwrap().len()), (180, 66));
    let base = server.ok(&path("base_report"), of(&user));
    let income = &report["income"]["income_streams"];
    assert_eq!(base.text_at("/report/report_id"), report["report_id"]);
    let told = json!({
        "report": [report["client_report_id"], report["gse_reference_id"]],
        "voa": [voa["attributes"], voa["days_requested"], voa["generated_time"]],
        "owners": account["owners"][0]["names"],
        "balances": [
            balances["available"], balances["average_balance_30_days"],
            balances["average_balance_60_days"], balances["current"],
            balances["nsf_overdraft_transactions_count"],
        ],
        "history": history[..3],
        "moved": moved.unwrap()[..1],
        "employment": report["employment_refresh"],
        "income": [report["income"]["user_summary"], income[0]["insights"]],
    });
    insta::assert_snapshot!(serde_json::to_string_pretty(&told).unwrap());
}

#[test]
fn home_lenders_are_told_of_investments_where_the_report_is() {
    let server = Server::start();
    let user = server.user();
    let terms =
        |investments: bool| json!({ "days_requested": 180, "include_investments": investments });
    let link = json!({ "cra_options": terms(true) });
    let link = super::token(&server, &user, &BASE, link);
    assert_eq!(super::complete(&server, &link, json!({})).status, 200);
    server.advance("20s");
    let read = || verify(&server, &user, json!({ "reports_requested": ["VOA"] })).json();
    let whole = read();
    let accounts = whole["report"]["voa"]["items"][0]["accounts"]
        .as_array()
        .unwrap();
    let investing: Vec<&Value> = accounts
        .iter()
        .filter(|it| it["type"] == "investment")
        .collect();
    let told = investing
        .iter()
        .find_map(|it| it.get("investments"))
        .unwrap();
    insta::assert_snapshot!(
        "investments",
        json!({
            "holding": told["holdings"][0],
            "security": told["securities"][0],
            "trade": told["investment_transactions"][0],
        })
    );
    create(&server, &user, terms(false));
    let part = read();
    let accounts = part["report"]["voa"]["items"][0]["accounts"]
        .as_array()
        .unwrap();
    assert!(!investing.is_empty());
    assert!(accounts.iter().all(|it| it["type"] != "investment"));
}

#[test]
fn home_lenders_get_what_they_ask_for() {
    let server = Server::start();
    let user = ready_for(&server, "user_credit_profile_good", &BASE, json!({}));
    let voa = verify(&server, &user, json!({ "reports_requested": ["VOA"] }));
    let voa = voa.json()["report"].take();
    let has = |part: &str| voa.get(part).is_some();
    assert!(has("voa") && !has("employment_refresh") && !has("income"));
    assert!(!has("gse_reference_id"));
    let employment = json!({ "reports_requested": ["EMPLOYMENT_REFRESH"] });
    let errors = [
        verify(&server, &user, json!({})),
        verify(&server, &user, json!({ "reports_requested": ["WEALTH"] })),
        verify(&server, &user, employment),
        verify(
            &server,
            "usr_9nSp2KuZ2x4JDw",
            json!({ "reports_requested": ["VOA"] }),
        ),
        server.post(&path("verification/pdf"), of(&user)),
        server.post(
            &path("verification/pdf"),
            json!({ "user_id": user, "reports_requested": ["voa", "employment_refresh"] }),
        ),
        server.post(&path("pdf"), json!({})),
        server.post(&path("pdf"), of("usr_9nSp2KuZ2x4JDw")),
        server.post(
            &path("pdf"),
            json!({ "user_id": user, "add_ons": ["cra_lend_score"] }),
        ),
    ];
    let errors: Vec<String> = errors.iter().map(Answer::error).collect();
    insta::assert_snapshot!(errors.join("\n"));
    server.advance("24h");
    let late = [
        verify(&server, &user, json!({ "reports_requested": ["VOA"] })),
        server.post(&path("pdf"), of(&user)),
        server.post(
            &path("verification/pdf"),
            json!({ "user_id": user, "report_requested": "voa" }),
        ),
    ];
    for late in late {
        assert_eq!(late.text_at("/error_code"), "CONSUMER_REPORT_EXPIRED");
    }
    create(&server, &user, json!({}));
    printed(&server, &path("pdf"), of(&user));
}

#[test]
fn a_report_is_printed_with_what_is_added() {
    let server = Server::start();
    let user = ready_for(&server, "user_credit_profile_poor", &BASE, json!({}));
    let add_ons = json!(["cra_income_insights", "cra_partner_insights"]);
    let all = json!({ "user_id": user, "add_ons": add_ons });
    let all = printed(&server, &path("pdf"), all);
    insta::assert_snapshot!("printed", all);
    let plain = printed(&server, &path("pdf"), of(&user));
    assert!(all.starts_with(&plain) && !plain.contains("Income Insights"));
}

#[test]
fn home_lenders_print_what_they_read() {
    let server = Server::start();
    let user = ready_for(&server, "user_credit_profile_good", &BASE, json!({}));
    let path = path("verification/pdf");
    let both = json!({ "user_id": user, "reports_requested": ["income", "voa"] });
    insta::assert_snapshot!("assets", printed(&server, &path, both));
    let employment = json!({ "user_id": user, "report_requested": "employment_refresh" });
    let employment = printed(&server, &path, employment);
    assert!(employment.contains("UBER DRIVER EARNINGS") && !employment.contains("512.40"));
    assert!(!employment.contains("balance"), "{employment}");
}

#[test]
fn the_older_document_has_accounts_and_income() {
    let server = Server::start();
    let report = json!({
        "first_name": "Leslie", "last_name": "Knope", "date_of_birth": "1975-01-18",
        "phone_numbers": ["+14155550010"], "emails": ["leslie@example.com"],
        "primary_address": {
            "street": "123 Main St.", "city": "Pawnee", "region": "IN", "postal_code": "46001",
            "country": "US",
        },
    });
    let body = json!({ "client_user_id": "u1", "consumer_report_user_identity": report });
    let by_token = server.ok("/user/create", body).text_at("/user_token");
    let link = json!({
        "user_token": by_token, "products": BASE, "cra_options": { "days_requested": 365 },
        "consumer_report_permissible_purpose": PURPOSE,
    });
    let link = server.link_token(link);
    let path = "/consumer_report/pdf/get";
    let by_token = json!({ "user_token": by_token });
    let early = server.post(path, by_token.clone());
    assert_eq!(early.text_at("/error_code"), "PRODUCT_NOT_READY");
    let login = json!({ "username": "user_prism_1", "password": "{}" });
    assert_eq!(super::complete(&server, &link, login).status, 200);
    server.advance("20s");
    let read = printed(&server, path, by_token);
    assert!(read.contains("Consumer      Leslie Knope"), "{read}");
    assert!(read.contains("Base Report") && read.contains("Income Insights"));
    let unknown = json!({ "user_token": "user-sandbox-b0e2c4ee-a763-4df5-bfe9-46a46bce993d" });
    let unknown = server.post(path, unknown);
    assert_eq!(unknown.text_at("/error_code"), "INVALID_USER_TOKEN");
}
