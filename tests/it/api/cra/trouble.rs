//! Consumer reports that cannot be made, or lack something.

use serde_json::{Value, json};

use super::insights::{create, path, ready_for};
use super::{PURPOSE, complete, of, token};
use crate::server::{Answer, Server};
use crate::webhooks::{URL, received};

/// A custom user with one transaction, some days before the tests begin.
fn young(days: u8, more: Value) -> String {
    let mut account = json!({
        "type": "depository", "subtype": "checking", "starting_balance": 100,
        "transactions": [{
            "date_transacted": format!("2026-08-{:02}", 31 - days),
            "date_posted": format!("2026-08-{:02}", 31 - days),
            "amount": 12.5, "description": "Whole Foods", "currency": "USD",
        }],
    });
    for (name, value) in more.as_object().unwrap() {
        account[name] = value.clone();
    }
    json!({ "override_accounts": [account] }).to_string()
}

fn link(server: &Server, user: &str, password: &str, options: Value) {
    let token = token(server, user, &["cra_base_report"], options);
    let login = json!({ "username": "user_custom", "password": password });
    assert_eq!(complete(server, &token, login).status, 200);
    server.advance("20s");
}

#[test]
fn a_report_needs_as_many_days_as_are_required() {
    let server = Server::start();
    let user = server.user();
    let days =
        |days: u8| json!({ "cra_options": { "days_requested": 180, "days_required": days } });
    link(&server, &user, &young(20, json!({})), days(30));
    let told = received(&server);
    let base = path("base_report");
    let short = server.post(&base, of(&user));
    insta::assert_snapshot!(format!("{told}\n{}", short.error()));
    create(&server, &user, json!({ "days_required": 21 }));
    server.ok(&base, of(&user));
    create(&server, &user, json!({ "days_required": 22 }));
    let short = server.post(&base, of(&user));
    assert_eq!(
        short.text_at("/error_code"),
        "INSTITUTION_TRANSACTION_HISTORY_NOT_SUPPORTED"
    );
    let other = server.as_client("other");
    let user = ready_for(
        &other,
        "user_credit_profile_good",
        &["cra_base_report"],
        days(184),
    );
    other.ok(&base, of(&user));
}

#[test]
fn a_report_needs_owners_where_they_are_required() {
    let server = Server::start();
    let user = server.user();
    let identity = |required: bool| {
        json!({ "cra_options": {
            "days_requested": 180, "base_report": { "require_identity": required },
        } })
    };
    let nobody = young(20, json!({ "identity": { "names": [] } }));
    link(&server, &user, &nobody, identity(false));
    server.ok(&path("base_report"), of(&user));
    create(
        &server,
        &user,
        json!({ "base_report": { "require_identity": true } }),
    );
    let read = server.post(&path("base_report"), of(&user));
    assert_eq!(read.text_at("/error_code"), "DATA_UNAVAILABLE");
}

/// Breaks what Plaid Check reads of a user: their Items have no access tokens to do it by.
fn break_item(server: &Server, item_id: &str) {
    let change = json!({ "client_id": "test", "item": item_id, "change": "login_required" });
    let changed = server.post_raw("/_emulator/item", change.to_string());
    assert_eq!(changed.status, 200, "{}", changed.text);
}

#[test]
fn what_cannot_be_read_is_told() {
    let server = Server::start();
    let base = ["cra_base_report"];
    let user = ready_for(&server, "user_credit_profile_good", &base, json!({}));
    ready_for(&server, "user_credit_profile_excellent", &base, json!({}));
    let whole = server.ok(&path("base_report"), of(&user)).json();
    let item = |place: usize| whole["report"]["items"][place]["item_id"].as_str().unwrap();
    received(&server);

    break_item(&server, item(0));
    create(&server, &user, json!({}));
    let part = server.ok(&path("base_report"), of(&user)).json();
    assert_eq!(part["report"]["items"].as_array().unwrap().len(), 1);
    assert_eq!(part["report"]["items"][0]["item_id"], item(1));
    for product in ["income_insights", "lend_score", "partner_insights"] {
        let read = server.ok(&path(product), of(&user)).json();
        assert_eq!(read["warnings"], part["warnings"]);
    }
    let warnings = serde_json::to_string_pretty(&part["warnings"]).unwrap();

    break_item(&server, item(1));
    create(&server, &user, json!({}));
    let none = server.post(&path("base_report"), of(&user));
    insta::assert_snapshot!(format!("{warnings}\n{}\n{}", none.text, received(&server)));
}

#[test]
fn a_day_tells_what_it_has_brought() {
    let server = Server::start();
    let deposit = |date: &str, amount: f64, description: &str| {
        json!({
            "date_transacted": date, "date_posted": date, "amount": amount,
            "description": description, "currency": "USD",
        })
    };
    let rows = [
        deposit("2026-08-20", 12.0, "Whole Foods"),
        deposit("2026-09-02", -6000.0, "ACME PAYROLL"),
        deposit("2026-09-02", 35.0, "OVERDRAFT FEE"),
        deposit("2026-09-02", 62.5, "KLARNA"),
        deposit("2026-09-03", 900.0, "RENT PAYMENT"),
    ];
    let password = json!({ "override_accounts": [{
        "type": "depository", "subtype": "checking", "starting_balance": 90, "transactions": rows,
    }] });
    let user = server.user();
    link(&server, &user, &password.to_string(), json!({}));
    received(&server);
    let subscribe = json!({ "user_id": user, "webhook": URL });
    let made = server.ok("/cra/monitoring_insights/subscribe", subscribe);
    server.advance("11h 59m 39s");
    assert_eq!(received(&server), "", "nothing is told at once");
    server.advance("1s");
    let first = received(&server);
    server.advance("24h");
    let second = received(&server);
    let items = server.ok("/user/items/get", of(&user));
    break_item(&server, &items.text_at("/items/0/item_id"));
    received(&server);
    server.advance("24h");
    let broken = received(&server);
    let ask = json!({ "user_id": user, "consumer_report_permissible_purpose": PURPOSE });
    let read = server.ok("/cra/monitoring_insights/get", ask);
    insta::assert_snapshot!([first, second, broken, read.text].join("\n"));
    let ended = json!({ "subscription_id": made.text_at("/subscription_id") });
    server.ok("/cra/monitoring_insights/unsubscribe", ended);
    server.advance("48h");
    assert_eq!(received(&server), "");
}

#[test]
fn users_of_the_older_api_are_told_of_each_thing() {
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
    let token = server.ok("/user/create", body).text_at("/user_token");
    let link = server.link_token(json!({
        "user_token": token, "products": ["cra_base_report"],
        "cra_options": { "days_requested": 365 }, "webhook": URL,
        "consumer_report_permissible_purpose": PURPOSE,
    }));
    let login = json!({ "username": "user_credit_profile_poor", "password": "{}" });
    assert_eq!(complete(&server, &link, login).status, 200);
    server.advance("20s");
    let subscribe = json!({ "user_token": token, "webhook": URL });
    server.ok("/cra/monitoring_insights/subscribe", subscribe);
    received(&server);
    let codes = |told: &str| {
        let lines = told.lines();
        let codes = lines.filter_map(|it| it.trim().strip_prefix("\"webhook_code\": "));
        codes.map(str::to_owned).collect::<Vec<_>>().join(" ")
    };
    // What comes and goes repeats every four weeks; a day of each is enough.
    let days = (0..28).map(|_| {
        server.advance("24h");
        codes(&received(&server))
    });
    let days: std::collections::BTreeSet<String> = days.collect();
    insta::assert_snapshot!(days.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn income_is_filtered_by_its_kind() {
    let server = Server::start();
    let base = ["cra_base_report"];
    let user = ready_for(&server, "user_bank_income", &base, json!({}));
    let kinds = |filter: Value| {
        let options = json!({
            "income_insights_version": "II2", "income_insights_filter": filter,
        });
        let read = server.ok(
            &path("income_insights"),
            json!({ "user_id": user, "options": options }),
        );
        let streams = read.json()["report"]["income_streams"].take();
        let kind = |it: &Value| {
            let kind = &it["insights"]["income_category"];
            format!("{}.{}", kind["primary"], kind["secondary"]).replace('"', "")
        };
        let kinds = streams.as_array().unwrap().iter().map(kind);
        let kinds: std::collections::BTreeSet<String> = kinds.collect();
        kinds.into_iter().collect::<Vec<_>>().join(" ")
    };
    let told = [
        kinds(json!(null)),
        kinds(json!({ "included_categories": ["*"] })),
        kinds(json!({ "included_categories": ["*"], "excluded_categories": ["EARNED_INCOME.*"] })),
        kinds(json!({ "included_categories": ["EARNED_INCOME.SALARY"] })),
        kinds(json!({ "included_categories": ["NOTHING"] })),
    ];
    // What was said when the report was made counts for it.
    let filter = json!({ "included_categories": ["EARNED_INCOME.SALARY"] });
    create(
        &server,
        &user,
        json!({
            "products": ["cra_income_insights"],
            "income_insights": {
                "income_insights_version": "II2", "income_insights_filter": filter,
            },
        }),
    );
    let made = kinds(json!({ "included_categories": ["*"] }));
    insta::assert_snapshot!(format!("{}\n{made}", told.join("\n")));
    let errors = [create_with_foreign(&server, &user)];
    assert_eq!(errors.map(|it: Answer| it.status), [400]);
}

/// A report with a version that there is not.
fn create_with_foreign(server: &Server, user: &str) -> Answer {
    server.post(
        "/cra/check_report/create",
        json!({
            "user_id": user, "days_requested": 365, "webhook": URL,
            "consumer_report_permissible_purpose": PURPOSE,
            "cashflow_insights": { "attributes_version": "CFI9" },
        }),
    )
}
