//! What a custom user owes and has invested in.

use serde_json::{Value, json};

use super::{access_token, made, read};
use crate::server::Server;

fn with(account: Value) -> Value {
    json!({ "seed": "products", "override_accounts": [account] })
}

/// A part of an answer, as people read it.
fn part(answer: &crate::server::Answer, pointers: &[&str]) -> String {
    let json = answer.json();
    let parts = pointers.iter().map(|pointer| &json[*pointer]);
    let parts: Vec<String> = parts.map(|it| format!("{it:#}")).collect();
    parts.join("\n")
}

#[test]
fn a_credit_card_has_the_rates_it_says() {
    let server = Server::start();
    let token = access_token(
        &server,
        &with(json!({
            "type": "credit", "subtype": "credit card", "starting_balance": 1245.67,
            "meta": { "name": "Card", "limit": 10000, "mask": "3333" },
            "liability": {
                "type": "credit", "purchase_apr": 16.99, "cash_apr": 24.99, "special_apr": 0,
                "last_payment_amount": 250, "minimum_payment_amount": 35, "is_overdue": true,
                "principal": null, "loan_status": { "type": null, "end_date": null }
            }
        })),
        &["liabilities"],
    );
    insta::assert_snapshot!(read(&server, "/liabilities/get", &token).text);
}

#[test]
fn a_student_loan_bears_interest_and_is_paid_back() {
    let server = Server::start();
    let loan = |more: Value| {
        let mut liability = json!({
            "type": "student", "origination_date": "2022-01-01", "principal": 45123,
            "nominal_apr": 4.23,
            "repayment_model": {
                "type": "standard", "non_repayment_months": 12, "repayment_months": 120
            }
        });
        for (name, value) in more.as_object().expect("fields") {
            liability[name] = value.clone();
        }
        let account = json!({ "type": "loan", "subtype": "student", "liability": liability });
        let token = access_token(&server, &with(account), &["liabilities"]);
        read(&server, "/liabilities/get", &token)
    };
    let plain = loan(json!({}));
    assert_eq!(plain.text_at("/accounts/0/balances/current"), "45123");
    let said = loan(json!({
        "repayment_model": { "non_repayment_months": 120, "repayment_months": 12 },
        "interest_capitalization_grace_period_months": 6, "guarantor": "NOBODY",
        "loan_name": "Mine", "sequence_number": "7", "payment_reference_number": "42",
        "minimum_payment_amount": 1, "is_overdue": true, "is_federal": true,
        "repayment_plan_type": "interest only", "repayment_plan_description": "Slow",
        "pslf_status": { "payments_made": 3, "payments_remaining": 117,
                         "estimated_eligibility_date": "2030-01-01" },
        "servicer_address": { "data": { "street": "9 Elm St", "city": "Reno" } }
    }));
    let deferred = loan(json!({
        "expected_payoff_date": "2040-02-03",
        "loan_status": { "type": "deferment", "end_date": "2027-01-01" }
    }));
    let told = [plain, said, deferred].map(|it| {
        let json = it.json();
        format!("{:#}", json["liabilities"]["student"])
    });
    insta::assert_snapshot!(told.join("\n"));
}

fn broker() -> Value {
    let security = |symbol: &str| json!({ "ticker_symbol": symbol, "currency": "USD" });
    with(json!({
        "type": "investment", "subtype": "brokerage", "starting_balance": 120,
        "meta": { "mask": "6666" },
        "holdings": [
            { "institution_price": 140.4, "institution_price_as_of": "2026-06-03",
              "quantity": 12, "currency": "USD", "security": security("PLTY") },
            { "institution_price": 10.43, "cost_basis": 100, "quantity": 2.5, "currency": "USD",
              "security": security("ACHN") },
            { "institution_price": 60000, "quantity": 0.5, "currency": "BTC",
              "security": { "ticker_symbol": "CUR:BTC", "currency": "BTC" } },
            { "institution_price": 1.5, "quantity": 3, "currency": "USD",
              "security": security("PLTY261108C00005000") },
            { "institution_price": 1, "quantity": 7, "currency": "USD",
              "security": security("USD") },
            { "institution_price": 5, "quantity": 1, "currency": "USD",
              "security": { "isin": "US0000000001", "cusip": "000000000", "name": "A bond",
                            "sedol": "0000000", "currency": "USD" } }
        ],
        "investment_transactions": [
            { "date": "2026-08-24", "name": "buy", "quantity": 10, "price": 10.5, "fees": 20,
              "type": "buy", "currency": "USD", "security": security("PLTY") },
            { "date": "2026-08-25", "name": "sell", "quantity": -2, "price": 11, "type": "sell",
              "currency": "USD", "security": security("PLTY") },
            { "date": "2026-08-26", "name": "in", "quantity": -100, "price": 1, "type": "cash",
              "currency": "USD" },
            { "date": "2026-08-26", "name": "out", "quantity": 50, "price": 1, "type": "cash",
              "currency": "USD" },
            { "date": "2026-08-27", "name": "fee", "quantity": 3, "price": 1, "type": "fee",
              "currency": "USD", "security": null },
            { "date": "2026-08-28", "name": "moved", "quantity": 1, "price": 4, "type": "transfer",
              "currency": "USD", "security": security("EWZ") },
            { "date": "2026-09-20", "name": "to come", "quantity": 1, "price": 4, "type": "buy",
              "currency": "USD", "security": security("EWZ") }
        ]
    }))
}

#[test]
fn an_account_holds_what_it_says() {
    let server = Server::start();
    let token = access_token(&server, &broker(), &["investments"]);
    let answer = read(&server, "/investments/holdings/get", &token);
    insta::assert_snapshot!(part(&answer, &["accounts", "holdings", "securities"]));
}

#[test]
fn investment_transactions_are_on_their_days() {
    let server = Server::start();
    let token = access_token(&server, &broker(), &["investments"]);
    let body = json!({
        "access_token": token, "start_date": "2026-01-01", "end_date": "2026-12-31",
    });
    let path = "/investments/transactions/get";
    let answer = server.ok(path, body.clone());
    assert_eq!(answer.text_at("/total_investment_transactions"), "6");
    insta::assert_snapshot!(part(&answer, &["investment_transactions"]));
    server.advance("480h");
    let later = server.ok(path, body);
    let newest = later.text_at("/investment_transactions/0/name");
    assert_eq!(newest, "to come", "when its day is there");
}

#[test]
fn one_holding_need_not_be_a_list() {
    let server = Server::start();
    let mut user = broker();
    let account = &mut user["override_accounts"][0];
    account["holdings"] = account["holdings"][0].clone();
    account["investment_transactions"] = account["investment_transactions"][0].clone();
    let token = access_token(&server, &user, &["investments"]);
    let held = read(&server, "/investments/holdings/get", &token).json();
    assert_eq!(held["holdings"].as_array().unwrap().len(), 1);
}

#[test]
fn what_makes_no_sense_opens_nothing() {
    let server = Server::start();
    for (key, value) in [
        ("liability", json!({ "type": "mortgage" })),
        ("liability", json!({ "purchase_apr": 1 })),
        ("liability", json!({ "type": "student", "purchase_apr": 1 })),
        ("liability", json!({ "type": "credit", "principal": 1 })),
        (
            "liability",
            json!({ "type": "student", "origination_date": "once" }),
        ),
        (
            "liability",
            json!({ "type": "student", "repayment_plan_type": "never" }),
        ),
        (
            "liability",
            json!({ "type": "student", "loan_status": { "type": "sad" } }),
        ),
        (
            "liability",
            json!({ "type": "student", "repayment_model": { "repayment_months": -1 } }),
        ),
        ("holdings", json!([{ "quantity": 1 }])),
        (
            "holdings",
            json!([{ "institution_price": 1, "quantity": 1, "currency": "USD",
                     "security": { "name": "nameless" } }]),
        ),
        (
            "investment_transactions",
            json!([{ "date": "2026-08-24", "name": "a", "quantity": 1, "price": 1,
                     "type": "gift", "currency": "USD" }]),
        ),
        ("investment_transactions", json!([{ "date": 20260824 }])),
    ] {
        let mut user = with(json!({ "type": "loan", "subtype": "student" }));
        user["override_accounts"][0][key] = value.clone();
        let answer = made(&server, &user.to_string(), &["liabilities"]);
        let code = answer.json()["error_code"].clone();
        assert_eq!(code, "INVALID_CREDENTIALS", "{value}");
    }
}

/// As in samples that Plaid has published.
#[test]
fn a_transaction_may_post_before_it_is_made() {
    let server = Server::start();
    let user = with(json!({
        "type": "depository", "subtype": "checking", "starting_balance": 10,
        "transactions": [
            { "date_transacted": "2026-08-24", "date_posted": "2026-08-23", "amount": 5,
              "description": "Uber", "currency": "USD" },
        ],
    }));
    let token = access_token(&server, &user, &["transactions"]);
    server.advance("30s");
    let body = json!({
        "access_token": token, "start_date": "2026-08-01", "end_date": "2026-08-31",
    });
    let answer = server.ok("/transactions/get", body);
    assert_eq!(answer.text_at("/total_transactions"), "1");
    assert_eq!(answer.text_at("/transactions/0/date"), "2026-08-23");
    assert_eq!(
        answer.text_at("/transactions/0/authorized_date"),
        "2026-08-24"
    );
}
