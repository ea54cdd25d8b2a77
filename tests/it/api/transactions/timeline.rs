//! Transactions told day by day: what is pending posts, changes or goes.

use plaid_emulator::control::Scenario;
use serde_json::json;

use super::{Reader, item_of, shown};
use crate::server::Server;
use crate::webhooks::received;

const TOKEN: &str = "access-sandbox-00000000-0000-4000-8000-000000000001";

#[test]
fn pending_posts_with_another_amount() {
    let server = Server::with_scenario(Scenario::built_in("pending_posts").unwrap());
    let mut reader = Reader::new(&server, TOKEN);
    server.advance("20s");
    let mut told = format!("# day 0\n{}", reader.reads());
    for day in 1..=8 {
        server.advance("24h");
        told += &format!("\n# day {day}\n{}", reader.reads());
    }
    told += &format!("\n# all there is\n{}", shown(&server, TOKEN));
    insta::assert_snapshot!(told);
}

#[test]
fn a_posted_transaction_names_the_pending_one() {
    let server = Server::with_scenario(Scenario::built_in("pending_posts").unwrap());
    server.advance("20s");
    let first = server.ok("/transactions/sync", json!({ "access_token": TOKEN }));
    server.advance("48h");
    let body = json!({ "access_token": TOKEN, "cursor": first.text_at("/next_cursor") });
    insta::assert_snapshot!(server.ok("/transactions/sync", body).text);
}

#[test]
fn an_item_made_later_finds_what_has_happened() {
    let server = Server::start();
    let token = item_of(&server, "user_pending_posts", None);
    // Its days count from when its own Transactions begin.
    server.advance("72h");
    let later = item_of(&server, "user_pending_posts", None);
    server.advance("20s");
    insta::assert_snapshot!(format!(
        "# after three days\n{}\n# on the day itself\n{}",
        shown(&server, &token),
        shown(&server, &later),
    ));
}

#[test]
fn webhooks_tell_of_it() {
    let server = Server::start();
    let token = item_of(
        &server,
        "user_pending_posts",
        Some("https://app.example/hook"),
    );
    server.ok("/transactions/sync", json!({ "access_token": token }));
    server.advance("20s");
    let mut told = String::new();
    for day in 0..=5 {
        let webhooks = received(&server);
        told += &format!("# day {day}\n{webhooks}\n");
        server.advance("24h");
    }
    insta::assert_snapshot!(told);
}

#[test]
fn data_that_changes_between_two_pages_ends_the_pages() {
    let server = Server::with_scenario(Scenario::built_in("pending_posts").unwrap());
    server.advance("20s");
    let sync = |cursor: &str, count: usize| {
        let body = json!({ "access_token": TOKEN, "cursor": cursor, "count": count });
        server.post("/transactions/sync", body)
    };
    let first = sync("", 2);
    assert_eq!(first.json()["has_more"], true);
    let between = first.text_at("/next_cursor");
    server.advance("24h");
    insta::assert_snapshot!(sync(&between, 2).text);
    // The first cursor of the pages works, and tells how it is now.
    let again = sync("", 500);
    let behind = again.text_at("/next_cursor");
    assert_eq!(again.json()["has_more"], false);
    server.advance("24h");
    let news = sync(&behind, 500).json();
    assert_eq!(news["added"][0]["amount"], 48.2);
}

#[test]
fn a_custom_users_transactions_post_on_their_day() {
    let user = br#"{
        "override_accounts": [
            {
                "type": "depository", "subtype": "checking", "currency": "CAD",
                "meta": { "mask": "0000" },
                "transactions": [
                    { "date_transacted": "2026-08-20", "date_posted": "2026-08-21",
                      "amount": 12.5, "description": "Starbucks #12", "currency": "USD" },
                    { "date_transacted": "2026-08-31", "date_posted": "2026-09-03",
                      "amount": 80, "description": "Hotel Platypus" },
                    { "date_transacted": "2026-09-04", "date_posted": "2026-09-05",
                      "amount": -20, "description": "Zelle Transfer" },
                    { "date_transacted": "2026-09-01", "date_posted": "2026-09-01",
                      "amount": 3, "description": "Today" }
                ],
                "inflow_model": {
                    "type": "monthly-income", "income_amount": 3000,
                    "payment_day_of_month": "last", "transaction_name": "Acme Direct Dep"
                }
            },
            {
                "type": "credit", "subtype": "credit card", "starting_balance": 1000,
                "transactions": [],
                "inflow_model": {
                    "type": "monthly-interest-only-payment", "payment_day_of_month": 2,
                    "transaction_name": "Interest Payment", "statement_day_of_month": "28"
                }
            }
        ]
    }"#;
    let folder = crate::fixtures::folder("dated", &[("users/user_dated.json", user)]);
    let catalog = plaid_emulator::fixtures::load(&[folder]).expect("it is right");
    let server = Server::with_catalog(catalog);
    let token = item_of(&server, "user_dated", None);
    server.advance("20s");
    let mut reader = Reader::new(&server, &token);
    let mut told = format!("# 2026-09-01\n{}", reader.reads());
    for day in 2..=6 {
        server.advance("24h");
        told += &format!("\n# 2026-09-0{day}\n{}", reader.reads());
    }
    insta::assert_snapshot!(told);
}
