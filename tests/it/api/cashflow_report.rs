//! `/cashflow_report/*`

use serde_json::{Value, json};

use crate::server::{Answer, Server};
use crate::webhooks::{URL, received};

fn item(server: &Server, institution: &str) -> String {
    let made = server.ok(
        "/sandbox/public_token/create",
        json!({
            "institution_id": institution, "initial_products": ["auth"],
            "options": {
                "webhook": URL,
                "override_username": "user_small_business", "override_password": "{}",
            },
        }),
    );
    server.exchange(&made.text_at("/public_token"))
}

fn page(server: &Server, token: &str, more: Value) -> Answer {
    let mut body = json!({ "access_token": token, "days_requested": 90 });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    server.post("/cashflow_report/get", body)
}

#[test]
fn a_report_is_made_by_request_and_read_in_pages() {
    let server = Server::start();
    let token = item(&server, "ins_109508");
    let early = page(&server, &token, json!({}));
    let refresh = json!({ "access_token": token, "days_requested": 120 });
    server.ok("/cashflow_report/refresh", refresh.clone());
    server.advance("19s");
    let still = page(&server, &token, json!({}));
    assert_eq!(received(&server), "");
    server.advance("1s");
    let told = received(&server);
    let first = page(&server, &token, json!({ "count": 2 }));
    insta::assert_snapshot!("page", first.text);
    insta::assert_snapshot!("around_it", [told, early.error(), still.error()].join("\n"));

    // All pages together are all there is, once each.
    let mut ids = Vec::new();
    let mut cursor = String::new();
    loop {
        let read = page(&server, &token, json!({ "count": 7, "cursor": cursor })).json();
        let rows = read["transactions"].as_array().unwrap();
        ids.extend(rows.iter().map(|it| it["transaction_id"].to_string()));
        cursor = read["next_cursor"].as_str().unwrap().to_owned();
        if read["has_more"] == false {
            break;
        }
    }
    let total = first.text_at("/total_transactions");
    assert_eq!(ids.len().to_string(), total);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len().to_string(), total);

    // Without a number of days all of the report is read.
    let all = json!({ "access_token": token });
    let all = server.ok("/cashflow_report/transactions/get", all);
    let more: usize = all.text_at("/total_transactions").parse().unwrap();
    assert!(more > ids.len());
    // A report stays as it is until it is made anew.
    server.advance("240h");
    let later = page(&server, &token, json!({}));
    assert_eq!(later.text_at("/total_transactions"), total);
    server.ok("/cashflow_report/refresh", refresh);
    server.advance("5s");
    let anew = page(&server, &token, json!({}));
    assert_eq!(
        anew.text_at("/last_successful_update_time"),
        "2026-09-11T12:00:25Z"
    );
}

#[test]
fn months_are_summed_up() {
    let server = Server::start();
    let token = item(&server, "ins_109508");
    server.ok(
        "/cashflow_report/refresh",
        json!({ "access_token": token, "days_requested": 60 }),
    );
    server.advance("20s");
    let body = json!({ "access_token": token });
    let mut read = server.ok("/cashflow_report/insights/get", body).json();
    let balances = read["account_insights"]["historical_balances"].take();
    let balances = balances.as_array().unwrap();
    assert_eq!(balances.len(), 61);
    let told = json!({
        "balances": balances[..2],
        "months": read["account_insights"]["monthly_summaries"],
        "last_generated_time": read["last_generated_time"],
    });
    insta::assert_snapshot!(serde_json::to_string_pretty(&told).unwrap());
}

#[test]
fn a_report_comes_with_link() {
    let server = Server::start();
    let link_token = server.link_token(json!({
        "products": ["auth"], "cashflow_report": { "days_requested": 30 }, "webhook": URL,
    }));
    let request = json!({ "link_token": link_token });
    let done = server.post_raw("/_emulator/link/complete", request.to_string());
    let token = server.exchange(&done.text_at("/public_token"));
    server.advance("20s");
    assert!(received(&server).contains("CASHFLOW_REPORT_READY"));
    assert_eq!(page(&server, &token, json!({})).status, 200);
}

#[test]
fn what_there_is_no_report_of_is_refused() {
    let server = Server::start();
    let token = item(&server, "ins_109508");
    let refresh = json!({ "access_token": token, "days_requested": 30 });
    server.ok("/cashflow_report/refresh", refresh.clone());
    server.advance("20s");
    let other = item(&server, "ins_109508");
    server.ok(
        "/cashflow_report/refresh",
        json!({ "access_token": other, "days_requested": 30 }),
    );
    server.advance("5s");
    server.advance("20s");
    let foreign = page(&server, &other, json!({ "count": 1 })).text_at("/next_cursor");
    received(&server);
    let mut errors = vec![
        page(&server, &token, json!({ "cursor": "AAAA" })),
        page(&server, &token, json!({ "cursor": foreign })),
        page(&server, &token, json!({ "count": 501 })),
        page(&server, &token, json!({ "days_requested": 731 })),
        page(&server, &token, json!({ "options": { "account_ids": [] } })),
        page(&server, "access-1", json!({})),
        server
            .as_client("other")
            .post("/cashflow_report/refresh", refresh.clone()),
        server.post(
            "/cashflow_report/insights/get",
            json!({ "access_token": "access-1" }),
        ),
    ];
    // A login that stops working while a report is made is told, and what was made before stays.
    server.ok("/cashflow_report/refresh", refresh.clone());
    server.ok(
        "/sandbox/item/reset_login",
        json!({ "access_token": token }),
    );
    server.advance("5s");
    let told = received(&server);
    errors.push(server.post("/cashflow_report/refresh", refresh));
    errors.push(page(&server, &token, json!({})));
    let errors: Vec<String> = errors.iter().map(Answer::error).collect();
    insta::assert_snapshot!(format!("{}\n{told}", errors.join("\n")));
}
