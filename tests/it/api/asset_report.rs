//! `/asset_report/*` and `/credit/audit_copy_token/*`

mod refusals;

use serde_json::{Value, json};

use crate::server::{Answer, Server};
use crate::webhooks::{URL, received};

/// Asks for a report; its token.
fn create(server: &Server, access_tokens: &[&str], days: u16, options: Value) -> String {
    let asked = server.ok(
        "/asset_report/create",
        json!({
            "access_tokens": access_tokens,
            "days_requested": days,
            "options": options,
        }),
    );
    asked.text_at("/asset_report_token")
}

/// An Item of `user_good` with Assets of some accounts, by mask; its access token.
fn linked(server: &Server, masks: &[&str]) -> String {
    let link_token = server.link_token(json!({ "products": ["assets"] }));
    let body = json!({ "link_token": link_token, "accounts": masks });
    let done = server.post_raw("/_emulator/link/complete", body.to_string());
    server.exchange(&done.text_at("/public_token"))
}

fn get(server: &Server, token: &str) -> Answer {
    server.post("/asset_report/get", json!({ "asset_report_token": token }))
}

/// The accounts of the report's first Item, by their masks.
fn account(report: &Value, mask: &str) -> Value {
    let accounts = report["report"]["items"][0]["accounts"].as_array().unwrap();
    let mut found = accounts.iter().filter(|it| it["mask"] == mask);
    found.next().expect("the account is in the report").clone()
}

#[test]
fn a_report_is_made_in_four_seconds_and_tells_what_was_there() {
    let server = Server::start();
    let item = linked(&server, &["0000", "3333"]);
    let asked = server.ok(
        "/asset_report/create",
        json!({
            "access_tokens": [item],
            "days_requested": 10,
            "options": {
                "client_report_id": "loan 17",
                "user": { "client_user_id": "u1", "first_name": "Ada", "ssn": "123-45-6789" },
                "webhook": URL,
            },
        }),
    );
    insta::assert_snapshot!("created", asked.text);
    let token = asked.text_at("/asset_report_token");
    insta::assert_snapshot!("not_ready", get(&server, &token).text);
    assert_eq!(received(&server), "");

    server.advance("4s");
    insta::assert_snapshot!("ready", received(&server));
    insta::assert_snapshot!("report", get(&server, &token).text);
    let insights = server.ok(
        "/asset_report/get",
        json!({
            "asset_report_token": token,
            "include_insights": true,
            "options": { "days_to_include": 2 },
        }),
    );
    let account = account(&insights.json(), "0000");
    assert_eq!(account["days_available"], 2);
    assert_eq!(account["historical_balances"].as_array().unwrap().len(), 2);
    let request = json!({ "asset_report_token": token });
    let paper = server.unchecked("/asset_report/pdf/get", request);
    let kind = paper
        .headers
        .iter()
        .find(|(name, _)| name == "content-type");
    assert_eq!(kind.unwrap().1, "application/pdf");
    insta::assert_snapshot!("pdf", paper.text);
}

#[test]
fn insights_tell_more_of_each_transaction() {
    let server = Server::start();
    let item = server.access_token(&["assets"]);
    let token = create(&server, &[&item], 60, json!({}));
    server.advance("4s");
    let request = json!({ "asset_report_token": token, "include_insights": true });
    let report = server.ok("/asset_report/get", request).json();
    let transactions = account(&report, "0000")["transactions"].clone();
    insta::assert_snapshot!(format!("{:#}", transactions[0]));
}

/// The figures are those of recorded reports of `user_good`.
#[test]
fn balances_go_back_by_what_has_moved_since() {
    let server = Server::start();
    let item = server.access_token(&["assets"]);
    let token = create(&server, &[&item], 60, json!({}));
    server.advance("4s");
    let report = get(&server, &token).json();
    let told = ["0000", "1111", "2222", "3333", "4444", "5555", "8888"].map(|mask| {
        let account = account(&report, mask);
        let balances = account["historical_balances"].as_array().unwrap();
        let transactions = account["transactions"].as_array().unwrap().len();
        let first = balances.last().map(|it| it["current"].to_string());
        format!(
            "{mask}: {} days to {first:?}, {transactions}",
            balances.len()
        )
    });
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_report_stays_as_it_was_made() {
    let server = Server::start();
    let item = server.access_token(&["assets", "transactions"]);
    server.advance("30s");
    let token = create(&server, &[&item], 30, json!({}));
    server.advance("4s");
    let body = |token: &str| get(&server, token).json()["report"].clone();
    let before = body(&token);
    let made = server.ok("/sandbox/public_token/create", {
        json!({
            "institution_id": "ins_109508",
            "initial_products": ["assets", "transactions"],
            "options": {
                "override_username": "user_transactions_dynamic",
                "override_password": "anything",
            },
        })
    });
    let dynamic = server.exchange(&made.text_at("/public_token"));
    server.advance("30s");
    let dynamic_token = create(&server, &[&dynamic], 30, json!({}));
    server.advance("4s");
    let dynamic_before = body(&dynamic_token);
    server.ok("/sandbox/transactions/create", {
        json!({
            "access_token": dynamic,
            "transactions": [{
                "amount": 12.5,
                "date_posted": "2026-09-01",
                "date_transacted": "2026-09-01",
                "description": "something new",
            }],
        })
    });
    server.ok("/transactions/refresh", json!({ "access_token": dynamic }));
    assert_eq!(body(&dynamic_token), dynamic_before, "in the same moment");
    server.advance("100h");
    assert_eq!(body(&dynamic_token), dynamic_before);
    server.ok("/item/remove", json!({ "access_token": item }));
    assert_eq!(body(&token), before, "a removed Item changes nothing");

    let refreshed = server.ok("/asset_report/refresh", {
        json!({ "asset_report_token": dynamic_token })
    });
    server.advance("4s");
    let refreshed = body(&refreshed.text_at("/asset_report_token"));
    assert!(refreshed.to_string().contains("something new"));
}

#[test]
fn a_refreshed_report_takes_over_what_is_not_said_anew() {
    let server = Server::start();
    let item = server.access_token(&["assets"]);
    let options = json!({
        "client_report_id": "first",
        "user": { "first_name": "Ada", "last_name": "Lovelace" },
        "webhook": URL,
    });
    let token = create(&server, &[&item], 30, options);
    let refreshed = server.ok("/asset_report/refresh", {
        json!({
            "asset_report_token": token,
            "days_requested": 5,
            "options": { "client_report_id": "", "user": { "last_name": "Byron" } },
        })
    });
    server.advance("4s");
    received(&server);
    let report = get(&server, &refreshed.text_at("/asset_report_token")).json();
    let report = &report["report"];
    assert_eq!(report["client_report_id"], Value::Null);
    assert_eq!(report["days_requested"], 5);
    assert_eq!(report["user"]["first_name"], "Ada");
    assert_eq!(report["user"]["last_name"], "Byron");
    assert_eq!(
        report["asset_report_id"],
        refreshed.text_at("/asset_report_id")
    );
}

#[test]
fn a_filtered_report_leaves_accounts_out_and_keeps_the_time_of_the_pull() {
    let server = Server::start();
    let item = server.access_token(&["assets"]);
    let token = create(&server, &[&item], 3, json!({ "webhook": URL }));
    server.advance("4s");
    received(&server);
    let whole = get(&server, &token).json();
    let out = account(&whole, "0000")["account_id"].clone();
    server.advance("1h");
    let asked = server.ok("/asset_report/filter", {
        json!({ "asset_report_token": token, "account_ids_to_exclude": [out] })
    });
    let filtered = asked.text_at("/asset_report_token");
    let early = get(&server, &filtered).error();
    assert!(
        early.contains("ASSET_REPORT_ERROR/PRODUCT_NOT_READY"),
        "{early}"
    );
    server.advance("4s");
    assert!(received(&server).contains(&asked.text_at("/asset_report_id")));
    let part = get(&server, &filtered).json();
    let masks = |report: &Value| -> Vec<String> {
        let accounts = report["report"]["items"][0]["accounts"].as_array().unwrap();
        accounts.iter().map(|it| it["mask"].to_string()).collect()
    };
    let mut left = masks(&whole);
    left.retain(|mask| mask != "\"0000\"");
    assert_eq!(masks(&part), left);
    let (old, new) = (&whole["report"], &part["report"]);
    let updated = |report: &Value| report["items"][0]["date_last_updated"].clone();
    assert_eq!(updated(old), updated(new));
    assert_ne!(old["date_generated"], new["date_generated"]);

    // What was left out stays out when it is made anew.
    let again = server.ok(
        "/asset_report/refresh",
        json!({ "asset_report_token": filtered }),
    );
    server.advance("4s");
    assert_eq!(
        masks(&get(&server, &again.text_at("/asset_report_token")).json()),
        left
    );
}

#[test]
fn balances_and_owners_come_first_where_that_is_asked_for() {
    let server = Server::start();
    let item = server.access_token(&["assets"]);
    let options = json!({ "add_ons": ["fast_assets"], "webhook": URL });
    let token = create(&server, &[&item], 30, options);
    let fast = |token: &str| {
        let request = json!({ "asset_report_token": token, "fast_report": true });
        server.post("/asset_report/get", request)
    };
    assert!(fast(&token).error().contains("PRODUCT_NOT_READY"));
    server.advance("2s");
    assert!(received(&server).contains(r#""report_type": "FAST""#));
    let report = fast(&token).json();
    let account = account(&report, "0000");
    assert_eq!(account["balances"]["current"], 110);
    assert_eq!(
        account["owners"][0]["names"][0],
        "Alberta Bobbeth Charleson"
    );
    assert_eq!(account["transactions"], json!([]));
    assert!(get(&server, &token).error().contains("PRODUCT_NOT_READY"));
    server.advance("2s");
    assert!(received(&server).contains(r#""report_type": "FULL""#));

    let slow = create(&server, &[&item], 30, json!({}));
    server.advance("4s");
    insta::assert_snapshot!(fast(&slow).error());
}

#[test]
fn investments_are_told_where_the_item_has_them() {
    let server = Server::start();
    let item = server.access_token(&["assets", "investments"]);
    let plain = server.access_token(&["assets"]);
    let options = json!({ "add_ons": ["investments"] });
    let token = create(&server, &[&item, &plain], 30, options);
    server.advance("4s");
    let report = get(&server, &token).json();
    let told = account(&report, "5555")["investments"].clone();
    let length = |name: &str| told[name].as_array().unwrap().len();
    assert!(length("holdings") > 0 && length("securities") > 0);
    insta::assert_snapshot!("holding", format!("{:#}", told["holdings"][0]));
    insta::assert_snapshot!("security", format!("{:#}", told["securities"][0]));
    assert!(account(&report, "0000").get("investments").is_none());
    insta::assert_snapshot!("warnings", format!("{:#}", report["warnings"]));
}

#[test]
fn items_that_fail_on_the_way_are_the_end_of_it_or_left_out() {
    let server = Server::start();
    let good = server.access_token(&["assets"]);
    let bad = server.access_token(&["assets"]);
    let strict = create(&server, &[&good, &bad], 30, json!({ "webhook": URL }));
    let options = json!({ "webhook": URL, "require_all_items": false });
    let lenient = create(&server, &[&good, &bad], 30, options);
    server.ok("/sandbox/item/reset_login", json!({ "access_token": bad }));
    server.advance("4s");
    insta::assert_snapshot!("failed", get(&server, &strict).text);
    insta::assert_snapshot!("told", received(&server));
    let report = get(&server, &lenient).json();
    assert_eq!(report["report"]["items"].as_array().unwrap().len(), 1);

    let request = json!({ "access_tokens": [bad], "days_requested": 1 });
    let late = server.post("/asset_report/create", request).error();
    assert!(late.contains("ITEM_LOGIN_REQUIRED"), "{late}");
}
