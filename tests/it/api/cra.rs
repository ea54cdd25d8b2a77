//! `/cra/*`, and consumer reports in Link.

mod documents;
mod insights;
mod lenders;
mod trouble;

use serde_json::{Value, json};

use crate::server::{Answer, Server};
use crate::webhooks::{URL, received};

const PURPOSE: &str = "ACCOUNT_REVIEW_CREDIT";

/// A link token for a consumer report.
fn token(server: &Server, user: &str, products: &[&str], more: Value) -> String {
    let mut request = json!({
        "user_id": user,
        "products": products,
        "cra_options": { "days_requested": 60, "client_report_id": "loan-1" },
        "consumer_report_permissible_purpose": PURPOSE,
        "webhook": URL,
    });
    for (name, value) in more.as_object().unwrap() {
        request[name] = value.clone();
    }
    server.link_token(request)
}

fn complete(server: &Server, link_token: &str, more: Value) -> Answer {
    let mut request = json!({ "link_token": link_token });
    for (name, value) in more.as_object().unwrap() {
        request[name] = value.clone();
    }
    server.post_raw("/_emulator/link/complete", request.to_string())
}

/// A user with a report of what `username` has, which is ready.
fn ready(server: &Server, username: &str) -> String {
    let password = if username == "user_good" {
        "pass_good"
    } else {
        "{}"
    };
    let user = server.user();
    let token = token(server, &user, &["cra_base_report"], json!({}));
    let done = complete(
        server,
        &token,
        json!({ "username": username, "password": password }),
    );
    assert_eq!(done.text_at("/error"), "null", "{}", done.text);
    assert_ne!(done.text_at("/public_token"), "null");
    server.advance("20s");
    user
}

fn of(user: &str) -> Value {
    json!({ "user_id": user })
}

#[test]
fn a_report_comes_of_link() {
    let server = Server::start();
    let user = server.user();
    let link_token = token(&server, &user, &["cra_base_report"], json!({}));
    let done = complete(&server, &link_token, json!({ "accounts": ["1111"] }));
    let read = server.ok("/link/token/get", json!({ "link_token": link_token }));
    insta::assert_snapshot!("link", [done.text, read.text].join("\n"));

    let path = "/cra/check_report/base_report/get";
    server.advance("19s");
    let early = server.post(path, of(&user));
    assert_eq!(received(&server), "");
    server.advance("1s");
    let report = server.ok(path, of(&user));
    let told = received(&server);
    server.advance("23h 59m 59s");
    server.ok(path, of(&user));
    server.advance("1s");
    let late = server.post(path, of(&user));
    insta::assert_snapshot!("report", report.text);
    insta::assert_snapshot!("around_it", [told, early.error(), late.error()].join("\n"));

    let again = json!({
        "user_id": user, "days_requested": 365, "webhook": URL, "products": ["cra_lend_score"],
        "consumer_report_permissible_purpose": PURPOSE,
    });
    server.ok("/cra/check_report/create", again);
    let early = server.post(path, of(&user));
    assert_eq!(early.text_at("/error_code"), "PRODUCT_NOT_READY");
    server.advance("4s");
    let report = server.ok(path, of(&user));
    assert_eq!(report.text_at("/report/days_requested"), "365");
    assert_eq!(report.text_at("/report/client_report_id"), "null");
    insta::assert_snapshot!("told_again", received(&server));
}

#[test]
fn other_products_have_an_item_of_their_own() {
    let server = Server::start();
    let user = server.user();
    let both = ["transactions", "cra_base_report"];
    let link_token = token(&server, &user, &both, json!({}));
    let done = complete(&server, &link_token, json!({ "accounts": ["0000"] }));
    assert_eq!(done.status, 200, "{}", done.text);
    let read = server.ok("/link/token/get", json!({ "link_token": link_token }));
    let results = read.json()["link_sessions"][0]["results"].clone();
    let items = server.ok("/user/items/get", of(&user));
    let products: Vec<Value> = items.json()["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["products"].clone())
        .collect();
    assert_eq!(products.len(), 2);
    assert!(products.contains(&json!(["transactions"])));
    assert!(products.contains(&json!(["cra_base_report"])));
    let account = |list: &str| results[list][0]["accounts"][0]["id"].clone();
    assert!(account("item_add_results").is_string());
    assert_ne!(account("item_add_results"), account("cra_item_add_results"));
}

#[test]
fn users_of_the_older_api_are_told_by_its_names() {
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
    let made = server.ok("/user/create", body);
    let user_token = made.text_at("/user_token");
    let request = json!({
        "user_token": user_token,
        "products": ["cra_base_report", "cra_income_insights"],
        "cra_options": { "days_requested": 365 },
        "consumer_report_permissible_purpose": PURPOSE,
        "webhook": URL,
    });
    let link_token = server.link_token(request);
    let login = json!({ "username": "user_bank_income", "password": "{}" });
    assert_eq!(complete(&server, &link_token, login).status, 200);
    server.advance("20s");
    insta::assert_snapshot!(received(&server));
    let by_token = json!({ "user_token": user_token });
    server.ok("/cra/check_report/income_insights/get", by_token);
}

#[test]
fn income_is_found_in_it() {
    let server = Server::start();
    let user = ready(&server, "user_credit_profile_poor");
    let path = "/cra/check_report/income_insights/get";
    let report = server.ok(path, of(&user));
    insta::assert_snapshot!(report.text);
    let other = server.as_client("other");
    let user = ready(&other, "user_bank_income");
    let only = |filter: Value| {
        let options = json!({
            "income_insights_version": "II2", "income_insights_filter": filter,
        });
        let report = other.ok(path, json!({ "user_id": user, "options": options }));
        let streams = report.json()["report"]["income_streams"].clone();
        let streams = streams.as_array().unwrap().iter();
        streams
            .map(|it| it["insights"]["income_category"]["secondary"].clone())
            .collect::<Vec<_>>()
    };
    let all = only(json!({ "included_categories": [] }));
    let gigs = only(json!({ "included_categories": ["EARNED_INCOME.GIG_ECONOMY"] }));
    assert!(!gigs.is_empty() && all.len() > gigs.len());
    assert!(gigs.iter().all(|it| it == "GIG_ECONOMY"));
    let rest = only(json!({
        "included_categories": [], "excluded_categories": ["EARNED_INCOME.GIG_ECONOMY"],
    }));
    assert_eq!(rest.len() + gigs.len(), all.len());
}

#[test]
fn an_app_is_told_of_what_happens_in_accounts() {
    let server = Server::start();
    let user = ready(&server, "user_good");
    let update = |codes: Value| {
        let body = json!({ "user_id": user, "webhook_codes": codes });
        server.post("/sandbox/cra/cashflow_updates/update", body)
    };
    received(&server);
    let too_early = update(json!(["LOW_BALANCE_DETECTED"]));
    let unread = server.post("/cra/monitoring_insights/get", {
        json!({ "user_id": user, "consumer_report_permissible_purpose": PURPOSE })
    });
    let body = json!({ "user_id": user, "webhook": URL });
    let made = server.ok("/cra/monitoring_insights/subscribe", body);
    let id = made.text_at("/subscription_id");
    assert_eq!(update(json!(["LOW_BALANCE_DETECTED"])).status, 200);
    let told = received(&server);
    let read = server.ok("/cra/monitoring_insights/get", {
        json!({ "user_id": user, "consumer_report_permissible_purpose": PURPOSE })
    });
    let insights = read.json()["items"][0]["insights"].clone();
    let ended = json!({ "subscription_id": id });
    server.ok("/cra/monitoring_insights/unsubscribe", ended.clone());
    let again = server.post("/cra/monitoring_insights/unsubscribe", ended);
    assert_ne!(update(json!(null)).status, 200);
    let foreign = json!({ "user_id": user, "webhook": URL, "item_id": "none" });
    let foreign = server.post("/cra/monitoring_insights/subscribe", foreign);
    let errors = [&too_early, &unread, &again, &foreign].map(Answer::error);
    let insights = serde_json::to_string_pretty(&insights).unwrap();
    insta::assert_snapshot!(format!("{told}\n{insights}\n{}", errors.join("\n")));

    // Whoever terminates a user's products is told no longer either.
    let body = json!({ "user_id": user, "webhook": URL });
    server.ok("/cra/monitoring_insights/subscribe", body);
    server.ok(
        "/user/products/terminate",
        json!({ "user_id": user, "reason_code": "CONSUMER_ACCOUNT_CLOSED" }),
    );
    assert_ne!(update(json!([])).status, 200);
}

#[test]
fn what_cannot_be_reported_is_refused() {
    let server = Server::start();
    let (user, stranger) = (server.user(), server.stranger());
    let create = |changes: Value| {
        let mut body = json!({
            "user_id": user, "days_requested": 365, "webhook": URL,
            "consumer_report_permissible_purpose": PURPOSE,
        });
        for (name, value) in changes.as_object().unwrap() {
            body[name] = value.clone();
        }
        server.post("/cra/check_report/create", body)
    };
    let base = "/cra/check_report/base_report/get";
    let refused = [
        create(json!({})),
        create(json!({ "user_id": stranger })),
        create(json!({ "user_id": "usr_9nSp2KuZ2x4JDw" })),
        create(json!({ "user_id": "" })),
        create(json!({ "products": ["transactions"] })),
        create(json!({ "products": ["nothing"] })),
        create(json!({ "products": [] })),
        create(json!({ "days_requested": 732 })),
        create(json!({ "days_required": 185 })),
        create(json!({ "consumer_report_permissible_purpose": "CURIOSITY" })),
        server.post(base, json!({})),
        server.post(base, of(&user)),
        server.post(
            base,
            json!({ "third_party_user_token": "third-party-user-sandbox-1" }),
        ),
    ];
    let told: Vec<String> = refused.iter().map(|it| it.error()).collect();
    insta::assert_snapshot!(told.join("\n"));
}
