//! How long Plaid takes, and how long things live.

use jiff::SignedDuration;
use plaid_emulator::sandbox::webhooks::Outcome;
use plaid_emulator::sandbox::{Delays, SPANS};
use serde_json::json;

use crate::server::Server;
use crate::webhooks::{URL, codes, drain, item, received};

/// What an app hears of an Item's transactions as time passes.
fn story(delays: Delays, waits: &[&str]) -> String {
    let server = Server::with_switches(|switches| switches.delays = delays);
    let access_token = item(&server, &["transactions"], URL);
    let status = || {
        let body = json!({ "access_token": access_token });
        let synced = server.ok("/transactions/sync", body);
        let body = json!({
            "access_token": access_token, "start_date": "2026-06-01", "end_date": "2026-09-01",
        });
        let got = server.post("/transactions/get", body);
        let total = match got.status {
            200 => got.text_at("/total_transactions"),
            _ => got.text_at("/error_code"),
        };
        let sent = drain(&server, |_| Outcome::Answered(200));
        let codes = codes(&sent);
        format!(
            "{} {total} {codes:?}",
            synced.text_at("/transactions_update_status")
        )
    };
    let mut told = vec![format!("at once: {}", status())];
    for wait in waits {
        server.advance(wait);
        told.push(format!("{wait} later: {}", status()));
    }
    told.join("\n")
}

#[test]
fn data_is_there_at_once_soon_or_when_plaid_has_it() {
    let told = [
        "none",
        &story(Delays::NONE, &["1s"]),
        "10%",
        &story(Delays::of_percent(10), &["499ms", "1ms", "1499ms", "1ms"]),
        "plaid",
        &story(Delays::default(), &["4999ms", "1ms", "14999ms", "1ms"]),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

/// Also where both pulls are there at once.
#[test]
fn the_first_pull_is_counted_by_itself() {
    let told = [Delays::NONE, Delays::default()].map(|delays| {
        let server = Server::with_switches(|switches| switches.delays = delays);
        item(&server, &["transactions"], URL);
        server.advance("20s");
        let told = received(&server);
        let told = told
            .lines()
            .filter(|line| line.contains("new_transactions"));
        told.collect::<Vec<_>>().join("\n")
    });
    assert_eq!(told[0], told[1]);
    insta::assert_snapshot!(told[0]);
}

/// A transfer that moves by itself has arrived by the next call.
#[test]
fn nothing_else_is_waited_for_either() {
    let server = Server::with_switches(|switches| switches.delays = Delays::NONE);
    let access_token = server.access_token(&["auth", "transfer"]);
    let accounts = server.ok("/accounts/get", json!({ "access_token": access_token }));
    let authorization = server.ok(
        "/transfer/authorization/create",
        json!({
            "access_token": access_token, "account_id": accounts.text_at("/accounts/0/account_id"),
            "type": "debit", "network": "ach", "amount": "11.11", "ach_class": "ppd",
            "user": { "legal_name": "Ann" },
        }),
    );
    let created = server.ok(
        "/transfer/create",
        json!({
            "access_token": access_token, "account_id": accounts.text_at("/accounts/0/account_id"),
            "authorization_id": authorization.text_at("/authorization/id"), "description": "one",
        }),
    );
    assert_eq!(created.text_at("/transfer/status"), "pending");
    let body = json!({ "transfer_id": created.text_at("/transfer/id") });
    let read = server.ok("/transfer/get", body);
    assert_eq!(read.text_at("/transfer/status"), "funds_available");
}

fn in_words(length: SignedDuration) -> String {
    let hours = length.as_hours();
    match hours {
        48.. if hours % 24 == 0 => format!("{} days", hours / 24),
        _ => format!("{length:#}"),
    }
}

/// The documentation has the very values of the program.
#[test]
fn the_documentation_lists_every_span() {
    let row = |span: &plaid_emulator::sandbox::Span| {
        let kind = if span.scaled { "delay" } else { "life" };
        format!("| {} | {} | {kind} |", span.what, in_words(span.length))
    };
    let rows: Vec<String> = SPANS.iter().map(row).collect();
    let table = format!("| | At Plaid's | |\n|---|---|---|\n{}", rows.join("\n"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/time.md");
    let documented = std::fs::read_to_string(path).unwrap();
    assert!(documented.contains(&table), "docs/time.md lacks\n{table}");
}
