//! Income as a person shows it.

use serde_json::{Value, json};

use super::{Person, trace};
use crate::server::{Answer, Server};
use crate::webhooks::URL;

fn user(server: &Server) -> Value {
    server
        .ok("/user/create", json!({ "client_user_id": "u1" }))
        .json()["user_token"]
        .clone()
}

fn token(server: &Server, user_token: &Value, income: Value) -> String {
    server.link_token(json!({
        "products": ["income_verification"],
        "user_token": user_token,
        "income_verification": income,
        "webhook": URL,
    }))
}

fn payroll(flows: &[&str]) -> Value {
    json!({ "income_source_types": ["payroll"], "payroll_income": { "flow_types": flows } })
}

fn results(server: &Server, link_token: &str) -> String {
    let read = server
        .ok("/link/token/get", json!({ "link_token": link_token }))
        .json();
    serde_json::to_string_pretty(&read["link_sessions"][0]["results"]).unwrap()
}

#[test]
fn somebody_logs_in_at_a_payroll_provider() {
    let server = Server::start();
    let user_token = user(&server);
    let link_token = token(&server, &user_token, payroll(&[]));
    let mut person = Person::opens(&server, &link_token);
    person.skips_the_phone();
    assert_eq!(person.pane(), "income-choose");
    person.does("choose_payroll", &[]);
    assert_eq!(person.pane(), "income-provider");
    person.picks("ins_109508");
    assert_eq!(
        person.pane(),
        "income-provider",
        "a bank is no payroll provider"
    );
    person.picks("ins_135842");
    assert_eq!(person.title(), "Log into Platypus Payroll");
    let login = |username, password| [("username", username), ("password", password)];
    person.does("submit_payroll_login", &login("user_good", "pass_good"));
    assert_eq!(person.pane(), "income-login");
    assert!(person.complaint().is_some());
    person.does("submit_payroll_login", &login("test-good", "test"));
    person.does("submit_ssn", &[("ssn", "9999")]);
    assert_eq!(person.pane(), "income-ssn");
    person.does("submit_ssn", &[("ssn", "1234")]);
    let result = person.result();
    assert!(
        result["public_token"]
            .as_str()
            .unwrap()
            .starts_with("public-sandbox-")
    );
    let sessions = server.ok("/credit/sessions/get", json!({ "user_token": user_token }));
    server.advance("5s");
    let read = server.ok(
        "/credit/payroll_income/get",
        json!({ "user_token": user_token }),
    );
    assert_eq!(
        read.text_at("/items/0/institution_name"),
        "Platypus Payroll"
    );
    insta::assert_snapshot!(
        [trace(&result), results(&server, &link_token), sessions.text].join("\n")
    );
}

#[test]
fn somebody_sends_documents() {
    let server = Server::start();
    let user_token = user(&server);
    let mut income = payroll(&["payroll_document_income"]);
    income["payroll_income"]["parsing_config"] = json!(["ocr", "risk_signals"]);
    let link_token = token(&server, &user_token, income);
    let mut person = Person::opens(&server, &link_token);
    person.skips_the_phone();
    assert_eq!(person.pane(), "income-upload");
    person.does("submit_documents", &[("paystub", ""), ("w2", "")]);
    assert_eq!(person.pane(), "income-upload");
    assert_eq!(
        person.complaint().as_deref(),
        Some("Choose at least one document.")
    );
    let files = [
        ("paystub", "may.pdf"),
        ("paystub", "june.pdf"),
        ("w2", "w2.png"),
    ];
    person.does("submit_documents", &files);
    let result = person.result();
    server.advance("5s");
    let told = crate::webhooks::received(&server);
    let keys = json!({ "user_token": user_token });
    let read = server.ok("/credit/payroll_income/get", keys.clone()).json();
    let found = &read["items"][0]["payroll_income"][0];
    assert_eq!(found["pay_stubs"].as_array().unwrap().len(), 2);
    let risk = server.ok("/credit/payroll_income/risk_signals/get", keys);
    let signals = "/items/0/verification_risk_signals/0/single_document_risk_signals";
    assert_eq!(
        risk.json()
            .pointer(signals)
            .unwrap()
            .as_array()
            .unwrap()
            .len(),
        3
    );
    insta::assert_snapshot!([trace(&result), results(&server, &link_token), told].join("\n"));
}

#[test]
fn a_bank_tells_of_income_after_an_ordinary_login() {
    let server = Server::start();
    let user_token = user(&server);
    let bank = json!({
        "income_source_types": ["bank"], "bank_income": { "days_requested": 60 },
    });
    let found = |username: &str, password: &str| {
        let link_token = token(&server, &user_token, bank.clone());
        let complete = json!({
            "link_token": link_token, "username": username, "password": password,
        });
        let linked = server.post_raw("/_emulator/link/complete", complete.to_string());
        assert!(
            linked.text.contains("BANK_INCOME_INSIGHTS_COMPLETED"),
            "{}",
            linked.text
        );
        results(&server, &link_token)
    };
    let rich = found("user_bank_income", "{}");
    assert!(rich.contains("\"status\": \"APPROVED\""), "{rich}");
    let keys = json!({ "user_token": user_token });
    let read = server.ok("/credit/bank_income/get", keys);
    assert_eq!(read.text_at("/bank_income/0/days_requested"), "60");
}

/// A user who has sent documents in Link, when those are read.
fn sent(server: &Server, documents: Value) -> Value {
    let user_token = user(server);
    let link_token = token(server, &user_token, payroll(&["payroll_document_income"]));
    let complete = json!({ "link_token": link_token, "documents": documents });
    let linked = server.post_raw("/_emulator/link/complete", complete.to_string());
    assert_eq!(linked.status, 200, "{}", linked.text);
    server.advance("5s");
    json!({ "user_token": user_token })
}

#[test]
fn bank_statements_may_be_sent() {
    let server = Server::start();
    let path = "/credit/bank_statements/uploads/get";
    let keys = sent(&server, json!([{}]));
    assert!(
        server
            .post(path, keys)
            .error()
            .contains("INCOME_VERIFICATION_NOT_FOUND")
    );
    let server = Server::start();
    let statement = json!({ "bank_statement": {} });
    let keys = sent(&server, json!([statement, statement]));
    let read = server.ok(path, keys.clone());
    insta::assert_snapshot!("bank_statements", read.text);
    let mut other = keys.clone();
    other["options"] = json!({ "item_ids": ["x"] });
    assert!(
        server
            .post(path, other)
            .error()
            .contains("INCOME_VERIFICATION_NOT_FOUND")
    );
    let url = read.text_at("/items/0/bank_statements/1/document_metadata/download_url");
    let archive = fetch(&server, &url);
    assert!(archive.text.contains("Bank Statement"), "{}", archive.text);
    assert!(
        archive.text.contains("2026-07-16  PLATYPUS LLC PAYROLL"),
        "{}",
        archive.text
    );
}

fn fetch(server: &Server, url: &str) -> Answer {
    let path = url.strip_prefix("http://127.0.0.1:4242").unwrap_or(url);
    server.get(path)
}

#[test]
fn a_document_is_fetched_at_its_address_once() {
    let server = Server::start();
    let keys = sent(&server, json!([{}, { "w2": { "tax_year": "2025" } }]));
    let read = || server.ok("/credit/payroll_income/get", keys.clone());
    let income = "/items/0/payroll_income/0";
    let address =
        |of: &str| read().text_at(&format!("{income}/{of}/0/document_metadata/download_url"));
    let url = address("pay_stubs");
    let archive = fetch(&server, &url);
    assert_eq!(archive.status, 200, "{}", archive.text);
    let kind = ("content-type".to_owned(), "application/zip".to_owned());
    assert!(archive.headers.contains(&kind), "{:?}", archive.headers);
    assert!(archive.text.starts_with("PK") && archive.text.contains("%PDF-1.4"));
    insta::assert_snapshot!("fetched_twice", fetch(&server, &url).error());
    let older = address("w2s");
    let newer = address("w2s");
    assert_ne!(older, newer, "each reading has addresses of its own");
    assert_eq!(
        fetch(&server, &older).status,
        200,
        "and those of others stay good"
    );
    server.advance("119s");
    let last = address("pay_stubs");
    server.advance("1s");
    for gone in [newer.as_str(), "/income/verification/document/download/x"] {
        let answer = fetch(&server, gone);
        assert!(
            answer
                .error()
                .contains("INCOME_VERIFICATION_DOCUMENT_NOT_FOUND"),
            "{gone}"
        );
    }
    assert_eq!(fetch(&server, &last).status, 200);
}

fn bank() -> Value {
    json!({ "income_source_types": ["bank"], "bank_income": { "days_requested": 60 } })
}

/// What is found and reported when somebody keeps some of the sources their bank tells of.
fn kept(server: &Server, user_token: &Value, sources: Value) -> (String, Value) {
    let link_token = token(server, user_token, bank());
    let mut complete = json!({
        "link_token": link_token, "username": "user_bank_income", "password": "{}",
    });
    complete["income_sources"] = sources;
    let linked = server.post_raw("/_emulator/link/complete", complete.to_string());
    assert_eq!(linked.status, 200, "{}", linked.text);
    let read = server.ok(
        "/credit/bank_income/get",
        json!({ "user_token": user_token, "options": { "count": 1 } }),
    );
    let report = read.json()["bank_income"][0].clone();
    (results(server, &link_token), report)
}

fn descriptions(report: &Value) -> Vec<&str> {
    let sources = report["items"][0]["bank_income_sources"]
        .as_array()
        .unwrap();
    let names = sources
        .iter()
        .map(|it| it["income_description"].as_str().unwrap());
    names.collect()
}

#[test]
fn only_what_a_person_says_is_income_is_reported() {
    let server = Server::start();
    let (_, all) = kept(&server, &user(&server), Value::Null);
    let all = descriptions(&all);
    let server = Server::start();
    assert!(all.len() > 2, "{all:?}");
    let (told, some) = kept(&server, &user(&server), json!([all[1]]));
    assert_eq!(descriptions(&some), [all[1]]);
    assert_eq!(some["bank_income_summary"]["income_sources_count"], 1);
    assert!(told.contains("\"status\": \"APPROVED\""), "{told}");
    let server = Server::start();
    let user_token = user(&server);
    let (told, none) = kept(&server, &user_token, json!([]));
    assert_eq!(descriptions(&none), [""; 0]);
    assert_eq!(none["bank_income_summary"]["total_amount"], 0.0);
    insta::assert_snapshot!("no_income", told);
    let sessions = server.ok("/credit/sessions/get", json!({ "user_token": user_token }));
    insta::assert_snapshot!("no_income_in_sessions", sessions.text);
    let unknown = json!({
        "link_token": token(&server, &user_token, bank()), "username": "user_bank_income",
        "password": "{}", "income_sources": ["A lottery"],
    });
    let refused = server.post_raw("/_emulator/link/complete", unknown.to_string());
    insta::assert_snapshot!("unknown_source", refused.error());
}

#[test]
fn the_sources_a_bank_tells_of_stand_on_a_pane() {
    let server = Server::start();
    let user_token = user(&server);
    let link_token = token(&server, &user_token, bank());
    let mut person = Person::opens(&server, &link_token);
    person.skips_the_phone();
    person
        .picks("ins_109508")
        .signs_in("user_bank_income", "{}");
    person.chooses(&["0"]);
    assert_eq!(person.pane(), "income-review");
    assert!(results(&server, &link_token).contains("\"status\": \"STARTED\""));
    // A place that is not on the list changes nothing.
    person.does("confirm_sources", &[("source", "999")]);
    assert_eq!(person.pane(), "income-review");
    person.does("confirm_sources", &[("source", "0")]);
    let sources = server.ok(
        "/credit/bank_income/get",
        json!({ "user_token": user_token }),
    );
    assert_eq!(descriptions(&sources.json()["bank_income"][0]).len(), 1);
    insta::assert_snapshot!("confirmed", results(&server, &link_token));
}

#[test]
fn who_leaves_before_they_have_said_what_is_income_has_none() {
    let server = Server::start();
    let user_token = user(&server);
    let link_token = token(&server, &user_token, bank());
    let mut person = Person::opens(&server, &link_token);
    person.skips_the_phone();
    person
        .picks("ins_109508")
        .signs_in("user_bank_income", "{}");
    person.chooses(&["0"]);
    person.does("exit", &[]);
    person.does("confirm_exit", &[]);
    insta::assert_snapshot!("left", results(&server, &link_token));
    let keys = json!({ "user_token": user_token });
    let read = server.post("/credit/bank_income/get", keys);
    assert!(
        read.error().contains("INCOME_VERIFICATION_NOT_FOUND"),
        "{}",
        read.text
    );
}

#[test]
fn tokens_for_income_say_for_whom_and_from_where() {
    let server = Server::start();
    let user_token = user(&server);
    let refused = |more: Value| {
        let mut body = crate::server::link_token_request(json!({
            "products": ["income_verification"], "user_token": user_token,
            "income_verification": payroll(&[]),
        }));
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        if body["user_token"].is_null() {
            body.as_object_mut().unwrap().remove("user_token");
        }
        server.post("/link/token/create", body).error()
    };
    let both = json!({ "income_source_types": ["bank", "payroll"] });
    insta::assert_snapshot!(
        [
            refused(json!({ "user_token": null })),
            refused(json!({ "income_verification": both })),
            refused(json!({ "income_verification": { "income_source_types": ["bank"] } })),
            refused(json!({ "products": ["income_verification", "auth"] })),
        ]
        .join("\n")
    );
}

#[test]
fn payrolls_can_be_gone_through_without_a_browser() {
    let server = Server::start();
    let user_token = user(&server);
    for flows in [&[] as &[&str], &["payroll_document_income"]] {
        let complete = json!({ "link_token": token(&server, &user_token, payroll(flows)) });
        let linked = server.post_raw("/_emulator/link/complete", complete.to_string());
        assert_eq!(linked.status, 200, "{}", linked.text);
        assert_eq!(linked.text_at("/result"), "success");
    }
}
