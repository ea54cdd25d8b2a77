//! Customers of a platform: their onboarding, and money that is moved for them.

use serde_json::{Value, json};

use super::App;
use crate::server::{Answer, Server};
use crate::webhooks::{URL, received};

/// A customer that Plaid knows nothing of.
const CUSTOMER: &str = "6a65d3a1b0d102712100d184";

fn begin(server: &Server, more: Value) -> Answer {
    let mut body = json!({
        "originator_client_id": CUSTOMER, "originator_reviewed_at": "2026-09-01T11:00:00Z",
        "webhook": URL, "tos_acceptance_metadata": {
            "agreement_accepted": true, "originator_ip_address": "192.0.2.42",
            "agreement_accepted_at": "2026-09-01T10:00:00Z",
        },
    });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    server.post("/transfer/platform/originator/create", body)
}

fn person(server: &Server, more: Value) -> Answer {
    let mut body = json!({ "originator_client_id": CUSTOMER });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    server.post("/transfer/platform/person/create", body)
}

fn submit(server: &Server, submissions: Value) -> Answer {
    let path = "/transfer/platform/requirement/submit";
    let body = json!({
        "originator_client_id": CUSTOMER, "requirement_submissions": submissions,
    });
    server.post(path, body)
}

fn read(server: &Server, id: &str) -> Answer {
    let body = json!({ "originator_client_id": id });
    server.post("/transfer/originator/get", body)
}

fn status(server: &Server) -> String {
    read(server, CUSTOMER).text_at("/originator/transfer_diligence_status")
}

/// Has Plaid approve a customer; all is told in words of the platform's own.
pub(super) fn approve(server: &Server) {
    assert_eq!(begin(server, json!({})).status, 200);
    assert_eq!(person(server, json!({})).status, 200);
    let told = json!([{ "requirement_type": "anything", "value": "else" }]);
    assert_eq!(submit(server, told).status, 200);
    server.advance("15m");
    assert_eq!(status(server), "approved");
    received(server);
}

#[test]
fn a_customer_is_onboarded() {
    let server = Server::start();
    let mut story = vec![read(&server, CUSTOMER).error()];
    assert_eq!(begin(&server, json!({})).status, 200);
    story.push(read(&server, CUSTOMER).text);
    let businesses = [
        "BUSINESS_EIN",
        "BUSINESS_ADDRESS",
        "BUSINESS_INDUSTRY",
        "BUSINESS_ORG_TYPE",
        "BUSINESS_WEBSITE",
        "BUSINESS_PRODUCT_DESCRIPTION",
        "BUSINESS_BANK_ACCOUNT",
    ];
    let told = businesses.map(|kind| json!({ "requirement_type": kind, "value": "x" }));
    assert_eq!(submit(&server, json!(told)).status, 200);
    let known = person(
        &server,
        json!({
            "name": { "given_name": "Leslie", "family_name": "Knope" },
            "email_address": "leslie@example.com", "phone_number": "+14155550010",
            "date_of_birth": "1975-01-18",
            "address": {
                "city": "Pawnee", "country": "US", "postal_code": "46001", "region": "IN",
                "street": "123 Main St",
            },
            "id_number": { "value": "123456789", "type": "us_ssn" },
        }),
    );
    let person_id = known.text_at("/person_id");
    story.push(known.text);
    let name = json!([{ "requirement_type": "BUSINESS_NAME", "value": "Wonderwallet" }]);
    assert_eq!(submit(&server, name).status, 200);
    assert_eq!(received(&server), "");
    story.push(read(&server, CUSTOMER).text);
    let relationship = json!([{
        "requirement_type": "PERSON_RELATIONSHIP", "value": "CONTROL_PERSON",
        "person_id": person_id,
    }]);
    assert_eq!(submit(&server, relationship).status, 200);
    story.push(read(&server, CUSTOMER).text);
    story.push(received(&server));
    server.advance("14m 59s");
    assert_eq!(status(&server), "under_review");
    server.advance("1s");
    assert_eq!(status(&server), "approved");
    story.push(received(&server));
    story.push(server.ok("/transfer/originator/list", json!({})).text);
    story.push(begin(&server, json!({})).error());
    let other = server.as_client("other");
    story.push(read(&other, CUSTOMER).error());
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn four_customers_answer_always_the_same() {
    let server = Server::start();
    let ids = ["1", "2", "3", "4"].map(|digit| digit.repeat(24));
    let told = ids.map(|id| read(&server, &id).json()["originator"].to_string());
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_no_customer_is_told_by_is_refused() {
    let server = Server::start();
    let terms = |field: &str, value: Value| {
        let mut terms = json!({
            "agreement_accepted": true, "originator_ip_address": "192.0.2.42",
            "agreement_accepted_at": "2026-09-01T10:00:00Z",
        });
        terms[field] = value;
        begin(&server, json!({ "tos_acceptance_metadata": terms })).error()
    };
    let told = json!([{ "requirement_type": "BUSINESS_NAME", "value": "x" }]);
    let mut said = vec![
        terms("agreement_accepted", json!(false)),
        terms("originator_ip_address", json!("here")),
        begin(&server, json!({ "originator_client_id": "" })).error(),
        person(&server, json!({})).error(),
        submit(&server, told).error(),
    ];
    assert_eq!(begin(&server, json!({})).status, 200);
    let refused = |more: Value| person(&server, more).error();
    said.extend([
        refused(json!({ "name": { "given_name": " ", "family_name": "Knope" } })),
        refused(json!({ "name": { "given_name": "Leslie", "family_name": "k".repeat(101) } })),
        refused(json!({ "email_address": "leslie" })),
        refused(json!({ "phone_number": "415-555-0010" })),
    ]);
    let strange = json!([{
        "requirement_type": "PERSON_NAME", "value": "x",
        "person_id": "4aa32e78-0cb3-4c13-b45e-7f9f2fc709d1",
    }]);
    said.push(submit(&server, strange).error());
    insta::assert_snapshot!(said.join("\n"));
}

impl App {
    fn deposit(&self, more: Value) -> Answer {
        let mut body = json!({
            "amount": "20.00", "network": "ach", "idempotency_key": "d",
            "originator_client_id": CUSTOMER,
        });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        self.server.post("/transfer/ledger/deposit", body)
    }

    /// What a ledger has available, and what is on its way there.
    fn balances(&self, of: &Value) -> String {
        let it = self.server.ok("/transfer/ledger/get", of.clone()).json();
        format!(
            "{} {}",
            it["balance"]["available"], it["balance"]["pending"]
        )
    }
}

fn customer() -> Value {
    json!({ "originator_client_id": CUSTOMER })
}

#[test]
fn no_money_is_moved_before_a_customer_is_approved() {
    let app = App::start();
    let path = "/transfer/authorization/create";
    let order = || app.order(customer());
    let mut story = vec![
        app.server.post(path, order()).error(),
        app.deposit(json!({})).error(),
    ];
    assert_eq!(begin(&app.server, json!({})).status, 200);
    story.push(app.server.post(path, order()).error());
    story.push(app.deposit(json!({})).error());
    let withdraw = json!({
        "originator_client_id": CUSTOMER, "amount": "1.00", "network": "ach",
        "idempotency_key": "w",
    });
    story.push(
        app.server
            .post("/transfer/ledger/withdraw", withdraw)
            .error(),
    );
    for path in [
        "/transfer/metrics/get",
        "/transfer/configuration/get",
        "/sandbox/transfer/ledger/simulate_available",
    ] {
        let strange = json!({ "originator_client_id": "nobody" });
        story.push(app.server.post(path, strange).error());
    }
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn a_platform_has_its_fee_of_a_debit_for_its_customer() {
    let app = App::start();
    approve(&app.server);
    let authorization = app.authorize(json!({
        "originator_client_id": CUSTOMER, "amount": "10.00",
    }));
    let id = &authorization["id"];
    let mut story = vec![
        app.create(id, json!({ "facilitator_fee": "10.01" }))
            .error(),
        app.create(id, json!({ "facilitator_fee": "2" })).error(),
    ];
    let made = app.create(id, json!({ "facilitator_fee": "2.00" }));
    let transfer_id = made.text_at("/transfer/id");
    story.push(made.text);
    for event in ["made", "posted", "settled", "funds_available", "returned"] {
        app.simulate(&transfer_id, event);
        let (theirs, own) = (app.balances(&customer()), app.balances(&json!({})));
        story.push(format!("{event}: {theirs}, of the platform {own}"));
    }
    let plain = app.authorize(json!({}));
    let fee = json!({ "facilitator_fee": "1.00" });
    story.push(app.create(&plain["id"], fee).error());
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn what_is_a_customers_is_told_apart() {
    let app = App::start();
    approve(&app.server);
    app.transfer(json!({}));
    let theirs = app.transfer(customer());
    let own = app.transfer(json!({}));
    let mut story = vec![app.deposit(json!({})).text];
    let read = app.server.ok("/transfer/ledger/get", json!({})).json();
    let other = json!({ "ledger_id": read["ledger_id"], "idempotency_key": "e" });
    story.push(app.deposit(other).error());
    let list = |path: &str| app.server.ok(path, customer()).json();
    let transfers = list("/transfer/list");
    assert_eq!(transfers["transfers"].as_array().unwrap().len(), 1);
    assert_eq!(transfers["transfers"][0]["id"], theirs.as_str());
    let sweeps = list("/transfer/sweep/list");
    assert_eq!(sweeps["sweeps"].as_array().unwrap().len(), 1);
    let events = list("/transfer/event/list");
    assert_eq!(events["transfer_events"].as_array().unwrap().len(), 2);
    assert_eq!(
        list("/transfer/metrics/get")["daily_debit_transfer_volume"],
        "12.34"
    );
    let cancel = |id: &str| {
        let body = json!({ "transfer_id": id, "originator_client_id": CUSTOMER });
        app.server.post("/transfer/cancel", body)
    };
    story.push(cancel(&own).error());
    assert_eq!(cancel(&theirs).status, 200);
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn a_customer_has_accounts_of_its_own() {
    let app = App::start();
    let server = &app.server;
    approve(server);
    let account = |token: &str, account: &str| {
        json!({
            "originator_client_id": CUSTOMER,
            "funding_account": { "access_token": token, "account_id": account },
        })
    };
    let own = account(&app.access_token, &app.account_id);
    let create = "/transfer/originator/funding_account/create";
    let update = "/transfer/originator/funding_account/update";
    let added = server
        .ok(create, own.clone())
        .text_at("/funding_account_id");
    let mut key = 0;
    let mut deposit = |funding: Option<&str>| {
        key += 1;
        let body = json!({
            "amount": "20.00", "network": "ach", "idempotency_key": key.to_string(),
            "originator_client_id": CUSTOMER, "funding_account_id": funding,
        });
        server.post("/transfer/ledger/deposit", body)
    };
    let usual = deposit(None).text_at("/sweep/funding_account_id");
    assert_ne!(usual, added);
    assert_eq!(
        deposit(Some(&added)).text_at("/sweep/funding_account_id"),
        added
    );
    server.ok(update, own);
    let later = deposit(None).text_at("/sweep/funding_account_id");
    assert_ne!(later, usual);
    let wanted = json!({ "funding_account_id": added });
    let listed = server.ok("/transfer/sweep/list", wanted).json();
    assert_eq!(listed["sweeps"].as_array().unwrap().len(), 1);
    let mut strange = account(&app.access_token, &app.account_id);
    strange["originator_client_id"] = json!("nobody");
    let said = [
        deposit(Some(&usual)).error(),
        server.post(create, account("x", &app.account_id)).error(),
        server.post(update, account(&app.access_token, "x")).error(),
        server.post(create, strange).error(),
    ];
    insta::assert_snapshot!(said.join("\n"));
}
