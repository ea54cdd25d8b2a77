//! `/signal/*` and `/processor/signal/*`

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::server::Server;

/// An Item with Signal and its first account, which has 100 dollars to give.
fn prepared(server: &Server) -> (String, String) {
    let access = server.access_token(&["auth", "signal"]);
    let all = server.ok("/accounts/get", json!({ "access_token": access }));
    let account = all.text_at("/accounts/0/account_id");
    (access, account)
}

fn debit((access, account): &(String, String), id: &str, amount: f64) -> Value {
    let mut body = json!({ "access_token": access, "account_id": account });
    body["client_transaction_id"] = id.into();
    body["amount"] = amount.into();
    body
}

#[test]
fn a_debit_is_evaluated_and_reported() {
    let server = Server::start();
    let item = prepared(&server);
    server.advance("48h");
    let mut asked = debit(&item, "t1", 100.5);
    asked["ruleset_key"] = "onboarding_flow".into();
    asked["user_present"] = true.into();
    let first = server.ok("/signal/evaluate", asked.clone());
    insta::assert_snapshot!(first.text);
    let again = server.ok("/signal/evaluate", asked);
    assert_eq!(first.text_at("/scores"), again.text_at("/scores"));
    let decision = json!({ "client_transaction_id": "t1", "initiated": true });
    server.ok("/signal/decision/report", decision);
    let returned = json!({ "client_transaction_id": "t1", "return_code": "R01" });
    server.ok("/signal/return/report", returned);
}

#[test]
fn three_amounts_have_fixed_scores() {
    let server = Server::start();
    let item = prepared(&server);
    let mut table = String::new();
    for amount in [3.53, 12.17, 27.53] {
        let asked = debit(&item, &format!("t{amount}"), amount);
        let answer = server.ok("/signal/evaluate", asked);
        let ruleset = answer.text_at("/ruleset/ruleset_key");
        let result = answer.text_at("/ruleset/result");
        writeln!(
            table,
            "{amount} {} {ruleset} {result}",
            answer.text_at("/scores")
        )
        .unwrap();
    }
    insta::assert_snapshot!(table);
}

#[test]
fn rulesets_say_what_to_do_with_a_debit() {
    let server = Server::start();
    let item = prepared(&server);
    let evaluate = |key: &str, amount: f64| {
        let mut asked = debit(&item, &format!("{key}-{amount}"), amount);
        asked["ruleset_key"] = key.into();
        server.post("/signal/evaluate", asked)
    };
    let missing = evaluate("none", 1.0);
    let told = ["onboarding_flow", "balance_only"].map(|key| {
        let told = [12.17, 3.53, 100.5].map(|amount| {
            let answer = evaluate(key, amount);
            let scores = answer.text_at("/scores");
            format!("{key} {amount} {scores} {}", answer.text_at("/ruleset"))
        });
        told.join("\n")
    });
    insta::assert_snapshot!(format!("{}\n{}", missing.error(), told.join("\n")));
    let balances = evaluate("balance_only", 2.0);
    let known = balances.text_at("/core_attributes");
    assert_eq!(known, r#"{"available_balance":100,"current_balance":110}"#);
}

#[test]
fn balances_alone_need_no_signal() {
    let server = Server::start();
    let access = server.access_token(&["auth"]);
    let account = server
        .ok("/accounts/get", json!({ "access_token": access }))
        .text_at("/accounts/0/account_id");
    let mut asked = debit(&(access.clone(), account), "t1", 5.0);
    asked["ruleset_key"] = "balance_only".into();
    server.ok("/signal/evaluate", asked);
    let read = server.ok("/item/get", json!({ "access_token": access }));
    assert_eq!(read.text_at("/item/products"), r#"["auth"]"#);
}

#[test]
fn a_debit_that_was_to_take_another_way_was_not_made() {
    let server = Server::start();
    let item = prepared(&server);
    server.ok("/signal/evaluate", debit(&item, "t1", 27.53));
    let returned = json!({ "client_transaction_id": "t1", "return_code": "R01" });
    let refused = server.post("/signal/return/report", returned.clone());
    assert_eq!(
        refused.text_at("/error_code"),
        "SIGNAL_TRANSACTION_NOT_INITIATED"
    );
    let made = json!({ "client_transaction_id": "t1", "initiated": true });
    server.ok("/signal/decision/report", made);
    server.ok("/signal/return/report", returned);
}

#[test]
fn a_day_is_advised() {
    let server = Server::start();
    let item = prepared(&server);
    let answer = server.ok("/signal/schedule", debit(&item, "t1", 20.0));
    insta::assert_snapshot!(answer.text);
    // From a Saturday before Labor Day on.
    server.advance("96h");
    let answer = server.ok("/signal/schedule", debit(&item, "t2", 20.0));
    assert_eq!(answer.text_at("/recommendations/0/date"), "2026-09-08");
    assert_eq!(answer.text_at("/recommendations/5/date"), "2026-09-15");
}

#[test]
fn an_item_is_prepared_first() {
    let server = Server::start();
    let access = server.access_token(&["auth"]);
    let account = server
        .ok("/accounts/get", json!({ "access_token": access }))
        .text_at("/accounts/0/account_id");
    let item = (access, account);
    let early = server.post("/signal/evaluate", debit(&item, "t1", 5.0));
    assert_eq!(early.text_at("/error_code"), "PRODUCT_NOT_READY");
    server.ok("/signal/evaluate", debit(&item, "t1", 5.0));
    let other = server.access_token(&["auth"]);
    server.ok("/signal/prepare", json!({ "access_token": other }));
    server.ok("/signal/prepare", json!({ "access_token": other }));
    let read = server.ok("/item/get", json!({ "access_token": other }));
    assert_eq!(read.text_at("/item/products"), r#"["auth","signal"]"#);
}

#[test]
fn what_cannot_be_answered_is_refused() {
    let server = Server::start();
    let item = prepared(&server);
    server.ok("/signal/evaluate", debit(&item, "t1", 5.0));
    let report = |path: &str, more: Value| {
        let mut body = json!({ "client_transaction_id": "t1" });
        body.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        server.post(path, body).error()
    };
    let (decision, returned) = ("/signal/decision/report", "/signal/return/report");
    let unknown = json!({ "client_transaction_id": "t9", "initiated": true });
    let mut wrong = debit(&item, "t2", 5.0);
    wrong["account_id"] = "ABC".into();
    let refused = [
        server
            .post("/signal/evaluate", debit(&item, "t1", 6.0))
            .error(),
        server.post("/signal/evaluate", wrong).error(),
        server.post(decision, unknown).error(),
        report(returned, json!({ "return_code": "R1" })),
        report(returned, json!({ "return_code": "R00" })),
        report(returned, json!({ "return_code": "R+1" })),
        report(decision, json!({ "initiated": false })),
        report(returned, json!({ "return_code": "R01" })),
    ];
    insta::assert_snapshot!(refused.join("\n"));
}

#[test]
fn processors_ask_about_the_account_they_were_lent() {
    let server = Server::start();
    let item = prepared(&server);
    let lend = json!({ "access_token": item.0, "account_id": item.1, "processor": "dwolla" });
    let lent = server.ok("/processor/token/create", lend);
    let token = lent.text_at("/processor_token");
    let asked = json!({ "client_transaction_id": "p1", "amount": 3.53 });
    let ask = |path: &str, fields: &Value| {
        let mut fields = fields.clone();
        fields["processor_token"] = token.clone().into();
        server.ok(&format!("/processor/signal/{path}"), fields)
    };
    ask("prepare", &json!({}));
    let answer = ask("evaluate", &asked);
    assert_eq!(
        answer.text_at("/scores/bank_initiated_return_risk/score"),
        "10"
    );
    ask(
        "decision/report",
        &json!({ "client_transaction_id": "p1", "initiated": true }),
    );
    ask(
        "return/report",
        &json!({ "client_transaction_id": "p1", "return_code": "R10" }),
    );
}
