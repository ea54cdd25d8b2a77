//! `/credit/*`, `/employers/search` and `/sandbox/*income/*`

use serde_json::{Value, json};

use crate::server::Server;
use crate::webhooks::{URL, received};

/// A user of the older API.
pub(crate) fn user(server: &Server) -> Value {
    server
        .ok("/user/create", json!({ "client_user_id": "u1" }))
        .json()
}

fn payroll(server: &Server, user_token: &Value) {
    let body = json!({
        "institution_id": "ins_135842", "initial_products": ["income_verification"],
        "user_token": user_token,
        "options": {
            "webhook": URL, "income_verification": { "income_source_types": ["payroll"] },
        },
    });
    server.ok("/sandbox/public_token/create", body);
}

fn bank(server: &Server, user_token: &Value, username: &str, days: u16) {
    let body = json!({
        "institution_id": "ins_109508", "initial_products": ["income_verification"],
        "user_token": user_token,
        "options": {
            "override_username": username,
            "override_password": if username == "user_good" { "pass_good" } else { "{}" },
            "income_verification": {
                "income_source_types": ["bank"], "bank_income": { "days_requested": days },
            },
        },
    });
    server.ok("/sandbox/public_token/create", body);
}

#[test]
fn payrolls_tell_of_pay_stubs_and_forms() {
    let server = Server::start();
    let user = user(&server);
    let keys = json!({ "user_token": user["user_token"] });
    let path = "/credit/payroll_income/get";
    let mut story = vec![server.post(path, keys.clone()).error()];
    payroll(&server, &user["user_token"]);
    story.push(server.post(path, keys.clone()).error());
    server.advance("5s");
    story.push(received(&server));
    let read = server.ok(path, keys.clone());
    let stub = "/items/0/payroll_income/0/pay_stubs/0/pay_period_details";
    assert_eq!(read.text_at(&format!("{stub}/pay_date")), "2026-09-01");
    story.push(read.text);
    story.push(server.ok("/credit/employment/get", keys.clone()).text);
    let other = json!({ "user_token": user["user_token"], "options": { "item_ids": ["x"] } });
    story.push(server.post(path, other).error());
    let risk = server.ok("/credit/payroll_income/risk_signals/get", keys.clone());
    assert_eq!(risk.json()["items"], json!([]));
    let config = json!({ "user_token": user["user_token"], "parsing_config": ["ocr"] });
    let config = server.post("/credit/payroll_income/parsing_config/update", config);
    story.push(config.error());
    server.advance("240h");
    story.push(
        server
            .ok("/credit/payroll_income/refresh", keys.clone())
            .text,
    );
    server.advance("5s");
    let read = server.ok(path, keys);
    assert_eq!(read.text_at(&format!("{stub}/pay_date")), "2026-09-11");
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn banks_tell_of_what_comes_in() {
    let server = Server::start();
    let user = user(&server);
    let keys = json!({ "user_token": user["user_token"] });
    let path = "/credit/bank_income/get";
    let nothing = server.post(path, keys.clone()).error();
    assert!(
        nothing.contains("INCOME_VERIFICATION_NOT_FOUND"),
        "{nothing}"
    );
    bank(&server, &user["user_token"], "user_bank_income", 60);
    let read = server.ok(path, keys.clone()).json();
    let report = &read["bank_income"][0];
    let sources = report["items"][0]["bank_income_sources"]
        .as_array()
        .unwrap();
    let line = |it: &Value| {
        format!(
            "{} {} {} {} in {}",
            it["income_description"],
            it["income_category"],
            it["pay_frequency"],
            it["total_amount"],
            it["transaction_count"],
        )
    };
    let mut story: Vec<String> = sources.iter().map(line).collect();
    let summary = &report["bank_income_summary"];
    let months = summary["historical_summary"].as_array().unwrap();
    let rows = |month: &Value| month["transactions"].as_array().unwrap().clone();
    let dates = months
        .iter()
        .flat_map(rows)
        .map(|it| it["date"].to_string());
    let dates: Vec<String> = dates.collect();
    assert!(dates.is_sorted(), "{dates:?}");
    assert_eq!(summary["start_date"].to_string(), dates[0]);
    assert_eq!(summary["end_date"].to_string(), dates[dates.len() - 1]);
    story.extend(months.iter().map(|it| {
        format!(
            "{} to {}: {}",
            it["start_date"], it["end_date"], it["total_amount"]
        )
    }));
    story.push(serde_json::to_string_pretty(&sources[0]["historical_summary"][1]).unwrap());
    let paper = server.unchecked("/credit/bank_income/pdf/get", keys.clone());
    assert!(paper.text.starts_with("%PDF-1.4"));
    insta::assert_snapshot!("bank_pdf", paper.text);
    server.advance("24h");
    let wider = json!({ "user_token": user["user_token"], "options": { "days_requested": 10 } });
    server.ok("/credit/bank_income/refresh", wider);
    let read = server.ok(path, keys).json();
    assert_eq!(read["bank_income"][0]["days_requested"], 10);
    assert_eq!(
        read["bank_income"][0]["bank_income_summary"]["end_date"],
        "2026-09-02"
    );
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn user_good_earns_interest_only() {
    let server = Server::start();
    let user = user(&server);
    bank(&server, &user["user_token"], "user_good", 365);
    let keys = json!({ "user_token": user["user_token"] });
    let read = server.ok("/credit/bank_income/get", keys);
    let sources = read.json()["bank_income"][0]["items"][0]["bank_income_sources"].clone();
    let names: Vec<&str> = sources
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["income_description"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["INTRST PYMNT"]);
}

#[test]
fn employers_are_found_and_checked() {
    let server = Server::start();
    let user = user(&server);
    let search = |query: &str| {
        let body = json!({ "query": query, "products": ["income_verification"] });
        server.ok("/employers/search", body)
    };
    assert_eq!(search("nobody").json()["employers"], json!([]));
    let mut story = vec![search("platypus").text];
    for name in ["employer_good", "employer_bad", "employer_multi", "Else"] {
        let body = json!({ "user_token": user["user_token"], "employer": { "name": name } });
        let answer = server.ok("/credit/payroll_income/precheck", body);
        story.push(format!("{name}: {}", answer.text_at("/confidence")));
    }
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn webhooks_about_income_are_fired_by_hand() {
    let server = Server::start();
    let body = json!({ "client_user_id": "u1", "with_upgraded_user": true });
    let user_id = server.ok("/user/create", body).text_at("/user_id");
    let item = "jd7HfFLpRC9niRxmW4djedSf7BlkCQ63oFTRH";
    let fire = |more: Value| {
        let mut body = json!({ "item_id": item, "webhook": URL });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        server.post("/sandbox/income/fire_webhook", body)
    };
    let mut story = vec![fire(json!({ "webhook_code": "INCOME_VERIFICATION" })).error()];
    fire(json!({
        "webhook_code": "INCOME_VERIFICATION", "user_id": user_id,
        "verification_status": "VERIFICATION_STATUS_PROCESSING_FAILED",
    }));
    fire(json!({ "webhook_code": "INCOME_VERIFICATION_RISK_SIGNALS" }));
    let bank = |more: Value| {
        let mut body = json!({
            "webhook_code": "BANK_INCOME_REFRESH_COMPLETE",
            "webhook_fields": {
                "user_id": user_id, "bank_income_refresh_complete_result": "FAILURE",
            },
            "webhook_override": URL,
        });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        if body["webhook_override"].is_null() {
            body.as_object_mut().unwrap().remove("webhook_override");
        }
        server.post("/sandbox/bank_income/fire_webhook", body)
    };
    bank(json!({}));
    bank(json!({ "webhook_code": "BANK_INCOME_REFRESH_UPDATE" }));
    story.push(bank(json!({ "webhook_override": null })).error());
    story.push(bank(json!({ "webhook_fields": { "user_id": "usr_none" } })).error());
    story.push(received(&server));
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn an_app_is_told_of_income_from_somewhere_new() {
    let server = Server::start();
    let user = user(&server);
    let user_token = &user["user_token"];
    let body = json!({
        "institution_id": "ins_109508", "initial_products": ["income_verification", "transactions"],
        "user_token": user_token,
        "options": { "income_verification": {
            "income_source_types": ["bank"], "bank_income": { "days_requested": 90 },
        } },
    });
    let made = server.ok("/sandbox/public_token/create", body);
    let token = server.exchange(&made.text_at("/public_token"));
    let client = json!({ "client_id": "test", "url": URL });
    server.post_raw("/_emulator/webhooks/client", client.to_string());
    let wants = |wanted: bool| {
        let body = json!({ "user_token": user_token, "enable_webhooks": wanted });
        server.ok("/credit/bank_income/webhook/update", body);
    };
    let pays = |time: &str, name: &str| {
        server.advance("23h");
        let event = json!({
            "posts": time, "account": "0000", "amount": -900, "name": name,
        });
        let body = json!({ "client_id": "test", "item": token, "events": [event] });
        let told = server.post_raw("/_emulator/transactions", body.to_string());
        assert_eq!(told.status, 200, "{}", told.text);
        server.advance("1h");
        received(&server)
    };
    server.advance("12h");
    received(&server);
    assert_eq!(pays("first", "ACME PAYROLL"), "", "nobody wants to know");
    wants(true);
    wants(true);
    insta::assert_snapshot!("somewhere_new", pays("second", "INITECH PAYROLL"));
    let change = |change: &str| {
        let body = json!({ "client_id": "test", "item": token, "change": change });
        let changed = server.post_raw("/_emulator/item", body.to_string());
        assert_eq!(changed.status, 200, "{}", changed.text);
    };
    change("login_required");
    server.advance("24h");
    assert_eq!(received(&server), "", "nothing can be seen");
    change("repaired");
    assert_eq!(pays("third", "INITECH PAYROLL"), "", "that is known");
    wants(false);
    assert_eq!(
        pays("fourth", "HOOLI PAYROLL"),
        "",
        "nobody wants to know any longer"
    );
    let nobody = json!({ "user_token": "user-sandbox-x", "enable_webhooks": true });
    let nobody = server.post("/credit/bank_income/webhook/update", nobody);
    assert!(
        nobody.error().contains("INVALID_USER_TOKEN"),
        "{}",
        nobody.text
    );
}

#[test]
fn users_of_the_newer_api_are_named_by_their_ids() {
    let server = Server::start();
    let body = json!({ "client_user_id": "u1", "with_upgraded_user": true });
    let by_id = json!({ "user_id": server.ok("/user/create", body).text_at("/user_id") });
    let sessions = server.ok("/credit/sessions/get", by_id.clone());
    assert_eq!(sessions.json()["sessions"], json!([]));
    let answers = [
        server.post("/credit/employment/get", by_id.clone()),
        server.post("/credit/bank_statements/uploads/get", by_id),
        server.post("/credit/sessions/get", json!({})),
        server.post("/credit/sessions/get", json!({ "user_id": "usr_none" })),
    ];
    insta::assert_snapshot!(answers.map(|it| it.error()).join("\n"));
}

#[test]
fn banks_tell_who_employs_somebody() {
    let server = Server::start();
    let user = user(&server);
    let keys = json!({ "user_token": user["user_token"] });
    let path = "/beta/credit/v1/bank_employment/get";
    let nothing = server.post(path, keys.clone()).error();
    assert!(
        nothing.contains("INCOME_VERIFICATION_NOT_FOUND"),
        "{nothing}"
    );
    bank(&server, &user["user_token"], "user_bank_income", 60);
    let read = server.ok(path, keys);
    let item = "/bank_employment_reports/0/items/0/bank_employments";
    let employments = read.json().pointer(item).unwrap().clone();
    insta::assert_snapshot!(serde_json::to_string_pretty(&employments).unwrap());
}

#[test]
fn payroll_needs_a_user_and_a_payroll() {
    let server = Server::start();
    let user = user(&server);
    let refused = |more: Value| {
        let mut body = json!({
            "institution_id": "ins_135842", "initial_products": ["income_verification"],
            "options": { "income_verification": { "income_source_types": ["payroll"] } },
        });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        server.post("/sandbox/public_token/create", body).error()
    };
    let token = &user["user_token"];
    insta::assert_snapshot!(
        [
            refused(json!({})),
            refused(json!({ "user_token": token, "institution_id": "ins_109508" })),
            refused(json!({ "user_token": token, "institution_id": "ins_0" })),
        ]
        .join("\n")
    );
}
