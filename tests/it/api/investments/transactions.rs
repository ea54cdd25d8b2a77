//! `POST /investments/transactions/get`

use serde_json::{Value, json};

use crate::server::{Answer, Server};
use crate::webhooks::{URL, received};

const PATH: &str = "/investments/transactions/get";

fn ask(server: &Server, token: &str, dates: (&str, &str), options: Value) -> Answer {
    let (start, end) = dates;
    let body = json!({
        "access_token": token, "start_date": start, "end_date": end, "options": options,
    });
    server.post(PATH, body)
}

#[test]
fn ten_days_have_each_row_once() {
    let server = Server::start();
    let token = server.access_token(&["investments"]);
    let answer = ask(&server, &token, ("2026-08-20", "2026-08-29"), json!({}));
    assert_eq!(answer.text_at("/total_investment_transactions"), "16");
    insta::assert_snapshot!(answer.text);
}

#[test]
fn an_app_may_go_on_while_they_are_fetched() {
    let server = Server::start();
    let body = json!({
        "institution_id": "ins_109508", "initial_products": ["auth"],
        "options": { "webhook": URL },
    });
    let made = server.ok("/sandbox/public_token/create", body);
    let token = server.exchange(&made.text_at("/public_token"));
    let dates = ("2000-01-01", "2100-01-01");
    let later = || ask(&server, &token, dates, json!({ "async_update": true }));
    let refresh = || server.post("/investments/refresh", json!({ "access_token": token }));
    let early = [later().error(), later().error(), refresh().error()];
    server.advance("5s");
    let told = received(&server);
    let total = later().text_at("/total_investment_transactions");
    assert!(
        told.contains(&format!("\"new_investments_transactions\": {total}")),
        "{told}"
    );
    insta::assert_snapshot!([early.join("\n"), told].join("\n"));
    assert_eq!(refresh().status, 200);
    assert_eq!(received(&server), "", "once is enough");

    let token = server.access_token(&["investments"]);
    let there = ask(&server, &token, dates, json!({ "async_update": true }));
    assert_eq!(there.status, 200, "an Item made with them has them");
}

#[test]
fn pages_make_up_the_whole() {
    let server = Server::start();
    let token = server.access_token(&["investments"]);
    let dates = ("2000-01-01", "2100-01-01");
    let page = |offset: usize, count: usize| {
        let options = json!({ "offset": offset, "count": count });
        let json = ask(&server, &token, dates, options).json();
        let rows = json["investment_transactions"].as_array().unwrap().clone();
        (
            rows,
            json["total_investment_transactions"].as_u64().unwrap(),
        )
    };
    let (first, total) = page(0, 500);
    let (second, _) = page(500, 500);
    let (third, _) = page(1000, 500);
    let (beyond, _) = page(5000, 500);
    assert_eq!((first.len(), second.len(), beyond.len()), (500, 500, 0));
    assert_eq!(total, (1000 + third.len()) as u64);
    assert!((1167..=1169).contains(&total), "{total} in 24 months");
    let (overlap, _) = page(499, 2);
    assert_eq!(overlap, [first[499].clone(), second[0].clone()]);
}

#[test]
fn a_wrong_count_is_refused() {
    let server = Server::start();
    let token = server.access_token(&["investments"]);
    let answer = ask(
        &server,
        &token,
        ("2026-08-20", "2026-08-29"),
        json!({ "count": 501 }),
    );
    insta::assert_snapshot!(answer.text);
}
