//! What is calculated for consumer reports, by Plaid and by partners.

use serde_json::{Value, json};

use super::{PURPOSE, complete, of, token};
use crate::server::{Answer, Server};
use crate::webhooks::{URL, received};

const ALL: [&str; 5] = [
    "cra_base_report",
    "cra_cashflow_insights",
    "cra_lend_score",
    "cra_network_insights",
    "cra_partner_insights",
];

/// A user with a report for products of what `username` has, which is ready.
pub(super) fn ready_for(
    server: &Server,
    username: &str,
    products: &[&str],
    options: Value,
) -> String {
    let user = server.user();
    let token = token(server, &user, products, options);
    let login = json!({ "username": username, "password": "{}" });
    assert_eq!(complete(server, &token, login).status, 200);
    server.advance("20s");
    user
}

pub(super) fn path(product: &str) -> String {
    format!("/cra/check_report/{product}/get")
}

pub(super) fn create(server: &Server, user: &str, more: Value) {
    let mut body = json!({
        "user_id": user, "days_requested": 365, "webhook": URL,
        "consumer_report_permissible_purpose": PURPOSE,
    });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    server.ok("/cra/check_report/create", body);
    server.advance("4s");
}

#[test]
fn insights_follow_what_moves_on_the_accounts() {
    let server = Server::start();
    let user = ready_for(&server, "user_credit_profile_poor", &ALL, json!({}));
    let read = |product: &str| server.ok(&path(product), of(&user));
    insta::assert_snapshot!("cashflow_insights", read("cashflow_insights").text);
    insta::assert_snapshot!("lend_score", read("lend_score").text);
    insta::assert_snapshot!("network_insights", read("network_insights").text);
    insta::assert_snapshot!("partner_insights", read("partner_insights").text);
}

#[test]
fn the_better_somebody_does_the_higher_their_scores_are() {
    let names = ["poor", "good", "excellent"].map(|name| format!("user_credit_profile_{name}"));
    let prism = (1..=8).map(|number| format!("user_prism_{number}"));
    let scores = |username: &String| -> (u64, u64, u64) {
        let server = Server::start();
        let user = ready_for(&server, username, &ALL, json!({}));
        let read = |product: &str| server.ok(&path(product), of(&user)).json()["report"].take();
        let partner = read("partner_insights")["prism"].take();
        let number = |value: &Value| value["score"].as_u64().unwrap();
        (
            number(&read("lend_score")["lend_score"]),
            number(&partner["cash_score"]),
            number(&partner["first_detect"]),
        )
    };
    let scores: Vec<String> = names
        .into_iter()
        .chain(prism)
        .map(|name| format!("{name}: {:?}", scores(&name)))
        .collect();
    insta::assert_snapshot!(scores.join("\n"));
}

#[test]
fn versions_are_those_the_report_was_asked_for_with() {
    let server = Server::start();
    let versions = json!({
        "days_requested": 365,
        "cashflow_insights": { "attributes_version": "v1.0" },
        "lend_score": { "lend_score_version": "v1.0" },
        "network_insights": { "network_insights_version": "NI1" },
        "partner_insights": { "prism_versions": {
            "cashscore": "3_lite", "detect": "4.1", "extend": "4", "insights": "4",
        } },
    });
    let user = ready_for(
        &server,
        "user_credit_profile_good",
        &ALL,
        json!({ "cra_options": versions }),
    );
    let told = |user: &str| {
        let ask = |product: &str, more: Value| {
            let mut body = of(user);
            for (name, value) in more.as_object().unwrap() {
                body[name] = value.clone();
            }
            server.ok(&path(product), body).json()["report"].take()
        };
        let newest = json!({ "options": { "attributes_version": "CFI1" } });
        let attributes = ask("cashflow_insights", newest)["attributes"].take();
        let has = |name: &str| attributes.get(name).is_some();
        let newest = json!({ "options": { "lend_score_version": "LS1" } });
        let lend = ask("lend_score", newest)["lend_score"].take();
        let newest = json!({ "partner_insights": { "prism_versions": { "cashscore": "4.1" } } });
        let prism = ask("partner_insights", newest)["prism"].take();
        let parts = ["cash_score", "first_detect", "insights", "detect", "extend"];
        let prism = parts.map(|part| prism[part]["model_version"].clone());
        format!(
            "income of 180 days {} of 60 days {}\n{}\n{prism:?}",
            has("income_all_amt_sum_180d"),
            has("income_all_amt_sum_60d"),
            lend["reason_codes"][0],
        )
    };
    let first = told(&user);
    // With a report of which nothing was said, who reads it may say it.
    create(&server, &user, json!({}));
    insta::assert_snapshot!(format!("{first}\n\n{}", told(&user)));
    let old = json!({ "user_id": user, "options": { "prism_versions": { "extend": "4" } } });
    let old = server.ok(&path("partner_insights"), old);
    assert_eq!(old.text_at("/report/prism/extend/model_version"), "4");
    let wrong = json!({ "user_id": user, "options": { "lend_score_version": "LS9" } });
    let wrong = server.post(&path("lend_score"), wrong);
    assert_eq!(wrong.text_at("/error_code"), "INVALID_FIELD");
}

#[test]
fn fico_scores_start_from_a_score_of_a_bureau() {
    let server = Server::start();
    let score = |base: u16, id: &str| {
        json!({
            "ultrafico_score_version": "1.0", "request_correlation_id": id,
            "base_fico_score": {
                "bureau": "EXPERIAN", "score": base, "base_fico_score_version": "8",
                "did_inquiries_adversely_affect_score": true,
            },
        })
    };
    let fico = json!({
        "fico_lender_id": "lender", "lender_application_id": "application-1",
        "ultrafico_score_requests": [score(640, "one"), score(845, "two")],
    });
    let terms = json!({ "days_requested": 365, "partner_insights": { "fico": fico } });
    let terms = json!({ "cra_options": terms });
    let user = ready_for(&server, "user_credit_profile_excellent", &ALL, terms);
    let read = server.ok(&path("partner_insights"), of(&user));
    let fico = read.json()["report"]["fico"].take();
    insta::assert_snapshot!(serde_json::to_string_pretty(&fico).unwrap());
    let other = server.as_client("other");
    let base = ["cra_base_report"];
    let user = ready_for(&other, "user_credit_profile_poor", &base, json!({}));
    let asked = json!({ "user_id": user, "partner_insights": { "fico": {
        "fico_lender_id": "lender", "lender_application_id": "application-2",
        "ultrafico_score_requests": [score(640, "one")],
    } } });
    let read = other.ok(&path("partner_insights"), asked);
    let score = "/report/fico/ultrafico_score_results/0/ultrafico_score/score";
    assert!(read.text_at(score).parse::<u16>().unwrap() < 640);
}

#[test]
fn an_older_endpoint_tells_what_partners_make_of_a_report() {
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
    let by_token = json!({ "user_token": by_token });
    let mut link = json!({
        "products": ALL, "cra_options": { "days_requested": 365 },
        "consumer_report_permissible_purpose": PURPOSE, "webhook": URL,
    });
    link["user_token"] = by_token["user_token"].clone();
    let link_token = server.link_token(link);
    let early = server.post("/cra/partner_insights/get", by_token.clone());
    assert_eq!(early.text_at("/error_code"), "PRODUCT_NOT_READY");
    let login = json!({ "username": "user_prism_3", "password": "{}" });
    assert_eq!(complete(&server, &link_token, login).status, 200);
    server.advance("20s");
    let old = server.ok("/cra/partner_insights/get", by_token.clone());
    let new = server.ok(&path("partner_insights"), by_token);
    assert_eq!(old.json()["report"], json!([new.json()["report"]]));
    let unknown = json!({ "user_token": "user-sandbox-b0e2c4ee-a763-4df5-bfe9-46a46bce993d" });
    let unknown = server.post("/cra/partner_insights/get", unknown);
    assert_eq!(unknown.text_at("/error_code"), "INVALID_USER_TOKEN");
}

#[test]
fn a_product_may_fail_where_the_report_does_not() {
    let server = Server::start();
    let user = server.user();
    let young = json!({ "override_accounts": [{
        "type": "depository", "subtype": "checking", "starting_balance": 100,
        "transactions": [{
            "date_transacted": "2026-08-28", "date_posted": "2026-08-29", "amount": 12.5,
            "description": "Whole Foods", "currency": "USD",
        }],
    }] });
    let products = ["cra_base_report", "cra_partner_insights"];
    let token = token(&server, &user, &products, json!({}));
    let login = json!({ "username": "user_custom", "password": young.to_string() });
    assert_eq!(complete(&server, &token, login).status, 200);
    server.advance("20s");
    let made_in_link = received(&server);
    let read = |product: &str| server.post(&path(product), of(&user));
    let errors = [
        read("partner_insights"),
        read("cashflow_insights"),
        read("network_insights"),
    ];
    let lend_score = read("lend_score");
    let errors: Vec<String> = errors.iter().map(Answer::error).collect();
    create(
        &server,
        &user,
        json!({ "products": ["cra_network_insights", "cra_income_insights"] }),
    );
    insta::assert_snapshot!(
        [
            made_in_link,
            errors.join("\n"),
            lend_score.text,
            received(&server)
        ]
        .join("\n")
    );
}

#[test]
fn nothing_is_told_of_a_report_that_there_is_not() {
    let server = Server::start();
    let user = server.user();
    let products = [
        "cashflow_insights",
        "lend_score",
        "network_insights",
        "partner_insights",
    ];
    let read = |body: &Value| {
        let answers = products.map(|product| server.post(&path(product), body.clone()));
        answers.map(|it| it.text_at("/error_code"))
    };
    assert_eq!(read(&of(&user)), ["PRODUCT_NOT_READY"; 4]);
    assert_eq!(read(&json!({})), ["MISSING_FIELDS"; 4]);
    assert_eq!(read(&of("usr_9nSp2KuZ2x4JDw")), ["USER_NOT_FOUND"; 4]);
    let user = ready_for(&server, "user_credit_profile_good", &ALL, json!({}));
    let other = server.as_client("other");
    for product in products {
        let foreign = other.post(&path(product), of(&user));
        assert_eq!(foreign.text_at("/error_code"), "USER_NOT_FOUND");
    }
    server.advance("24h");
    assert_eq!(read(&of(&user)), ["CONSUMER_REPORT_EXPIRED"; 4]);
}
