//! `/beta/*`

use serde_json::{Value, json};

use crate::server::{Answer, Server};

/// An Item of a test user.
fn item(server: &Server, username: &str) -> String {
    let made = server.ok(
        "/sandbox/public_token/create",
        json!({
            "institution_id": "ins_109508", "initial_products": ["transactions"],
            "options": { "override_username": username, "override_password": "{}" },
        }),
    );
    server.exchange(&made.text_at("/public_token"))
}

#[test]
fn advances_of_wages_are_scored_by_what_comes_and_goes() {
    let server = Server::start();
    let path = "/beta/ewa_report/v1/get";
    let poor = json!({ "access_token": item(&server, "user_credit_profile_poor") });
    let early = server.post(path, poor.clone());
    assert_eq!(early.text_at("/error_code"), "PRODUCT_NOT_READY");
    server.advance("20s");
    insta::assert_snapshot!(server.ok(path, poor).text);
    let better = json!({ "access_token": item(&server, "user_credit_profile_excellent") });
    server.advance("20s");
    let better = server.ok(path, better);
    let score = |place: usize| -> u16 {
        let score = better.text_at(&format!("/ewa_scores/{place}/score"));
        score.parse().unwrap()
    };
    assert!(score(0) >= score(6) && score(6) > 80);
    let young = item(&server, "user_pending_posts");
    server.advance("20s");
    let young = server.ok(path, json!({ "access_token": young }));
    assert_eq!(young.text_at("/ewa_scores"), "[]");
    assert_eq!(young.text_at("/ewa_attributes"), "null");
    let wrong = server.post(path, json!({ "access_token": "access-1" }));
    assert_eq!(wrong.text_at("/error_code"), "INVALID_ACCESS_TOKEN");
    let broken = item(&server, "user_credit_profile_good");
    let broken = json!({ "access_token": broken });
    server.ok("/sandbox/item/reset_login", broken.clone());
    let broken = server.post(path, broken);
    assert_eq!(broken.text_at("/error_code"), "ITEM_LOGIN_REQUIRED");
}

fn enrich(server: &Server, user: Option<&str>, rows: &[(&str, &str, f64, &str)]) {
    let rows = rows.iter().enumerate().map(|(place, row)| {
        let (description, date, amount, direction) = row;
        let mut row = json!({
            "id": format!("t{place}"), "description": description, "amount": amount,
            "direction": direction, "iso_currency_code": "USD", "date_posted": date,
        });
        if let Some(user) = user {
            row["client_user_id"] = user.into();
        }
        row
    });
    let rows: Vec<Value> = rows.collect();
    let body = json!({ "account_type": "depository", "transactions": rows });
    server.ok("/transactions/enrich", body);
}

#[test]
fn enriched_transactions_tell_of_their_user() {
    let server = Server::start();
    let rows = [
        ("WHOLE FOODS MKT 10110", "2026-07-03", 86.4, "OUTFLOW"),
        ("WHOLE FOODS MKT 10110", "2026-08-01", 71.2, "OUTFLOW"),
        ("NETFLIX.COM", "2026-06-15", 15.49, "OUTFLOW"),
        ("NETFLIX.COM", "2026-07-15", 15.49, "OUTFLOW"),
        ("NETFLIX.COM", "2026-08-15", 15.49, "OUTFLOW"),
        ("KLARNA", "2026-08-20", 62.5, "OUTFLOW"),
        ("ACME PAYROLL DIRECT DEP", "2026-08-14", 1200.0, "INFLOW"),
        ("ACME PAYROLL DIRECT DEP", "2026-08-28", 1200.0, "INFLOW"),
    ];
    enrich(&server, Some("u1"), &rows);
    // What is sent twice counts once, and what nobody is named for does not count.
    enrich(&server, Some("u1"), &rows[..2]);
    enrich(&server, None, &rows);
    let path = "/beta/transactions/user_insights/v1/get";
    let read = server.ok(path, json!({ "client_user_id": "u1" }));
    insta::assert_snapshot!(read.text);
    let other = server.as_client("other");
    let errors = [
        server.post(path, json!({ "client_user_id": "u2" })),
        server.post(path, json!({})),
        other.post(path, json!({ "client_user_id": "u1" })),
    ];
    let errors: Vec<String> = errors.iter().map(Answer::error).collect();
    insta::assert_snapshot!("nobody", errors.join("\n"));
}
