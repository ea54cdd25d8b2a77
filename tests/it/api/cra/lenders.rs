//! What lenders tell Plaid Check, and what they are told of somebody without a report.

use serde_json::{Value, json};

use super::insights::ready_for;
use super::{PURPOSE, of};
use crate::server::{Answer, Server};

/// The token of a user of the older API.
fn user_token(server: &Server) -> String {
    let body = json!({ "client_user_id": "u1" });
    server.ok("/user/create", body).text_at("/user_token")
}

fn loan(token: &str, id: &str) -> Value {
    json!({
        "user_token": token, "loan_id": id, "type": "PERSONAL", "payment_schedule": "MONTHLY",
        "opened_date": "2026-03-01", "loan_amount": 5000,
        "opened_with_status": { "status": "CURRENT", "date": "2026-03-02" },
        "application": { "application_id": "a1", "application_date": "2026-02-20" },
    })
}

fn application(token: &str, id: &str) -> Value {
    json!({
        "user_token": token, "application_id": id, "type": "PERSONAL", "decision": "APPROVED",
        "application_date": "2026-02-20", "decision_date": "2026-02-21",
    })
}

#[test]
fn a_loan_is_told_of_from_its_beginning_to_its_end() {
    let server = Server::start();
    let token = user_token(&server);
    let register = |loans: Value| server.post("/cra/loans/register", json!({ "loans": loans }));
    let update = |loans: Value| server.post("/cra/loans/update", json!({ "loans": loans }));
    let end = |loans: Value| server.post("/cra/loans/unregister", json!({ "loans": loans }));
    let path = "/cra/loans/applications/register";
    let applied = json!({ "applications": [application(&token, "a1")] });
    insta::assert_snapshot!(server.ok(path, applied.clone()).text);
    assert_eq!(
        register(json!([loan(&token, "l1"), loan(&token, "l2")])).status,
        200
    );
    let later = json!({
        "loan_id": "l1",
        "status_history": [{ "status": "DELINQUENT", "date": "2026-05-01" }],
        "payment_history": [{ "period": 1, "due_date": "2026-04-01", "days_past_due": 30 }],
    });
    assert_eq!(update(json!([later])).status, 200);
    let closed = |id: &str, date: &str| {
        let status = json!({ "status": "PAID_OFF", "date": date });
        json!({ "loan_id": id, "closed_with_status": status })
    };
    assert_eq!(end(json!([closed("l1", "2026-08-01")])).status, 200);

    let mut early = loan(&token, "l3");
    early["opened_with_status"]["date"] = "2026-02-28".into();
    let foreign = loan("user-sandbox-b0e2c4ee-a763-4df5-bfe9-46a46bce993d", "l3");
    let status = |date: &str| {
        let status = json!({ "status": "OTHER", "date": date });
        json!({ "loan_id": "l2", "status_history": [status] })
    };
    let payment = |period: i32, days: i32| {
        let payment = json!({ "period": period, "due_date": "2026-04-01", "days_past_due": days });
        json!({ "loan_id": "l2", "payment_history": [payment] })
    };
    let errors = [
        server.post(path, applied),
        server.post(
            path,
            json!({ "applications": [application(&token, "a2"), application(&token, "a2")] }),
        ),
        server.post(
            path,
            json!({ "applications": [application("user-1", "a3")] }),
        ),
        register(json!([loan(&token, "l1")])),
        register(json!([loan(&token, "l4"), loan(&token, "l4")])),
        register(json!([early])),
        register(json!([foreign])),
        update(json!([later])),
        update(json!([{}])),
        update(json!([status("2026-02-01")])),
        update(json!([payment(0, 1)])),
        update(json!([payment(1, -1)])),
        end(json!([closed("l1", "2026-08-01")])),
        end(json!([closed("l4", "2026-08-01")])),
        end(json!([closed("l2", "2026-02-01")])),
        end(json!([
            closed("l2", "2026-08-01"),
            closed("l2", "2026-08-01")
        ])),
    ];
    let errors: Vec<String> = errors.iter().map(Answer::error).collect();
    insta::assert_snapshot!("refused", errors.join("\n"));
    // Whoever was refused has changed nothing.
    assert_eq!(end(json!([closed("l2", "2026-08-01")])).status, 200);
}

#[test]
fn a_profile_tells_of_accounts_as_they_are() {
    let server = Server::start();
    let ask = |user: &str| {
        let mut body = of(user);
        body["consumer_report_permissible_purpose"] = PURPOSE.into();
        body["client_report_id"] = "loan-9".into();
        body["report_type"] = "QUALIFY".into();
        body["inquiry_type"] = "SOFT_INQUIRY".into();
        body["version"] = "v1".into();
        server.post("/cra/credit_profile/report/get", body)
    };
    let empty = ask(&server.user());
    insta::assert_snapshot!("empty_profile", empty.text);
    let user = ready_for(
        &server,
        "user_credit_profile_excellent",
        &["cra_base_report"],
        json!({}),
    );
    server.advance("360h");
    let mut full = ask(&user).json();
    let attributes = full["report"]["cashflow_insights_attributes"].take();
    assert_eq!(attributes["income_salary_amt_sum_90d"], json!(45366.3));
    insta::assert_snapshot!("profile", serde_json::to_string_pretty(&full).unwrap());
    // A login that is too old is worked with no longer.
    server.advance("360h");
    let old = ask(&user).json();
    assert_eq!(old["report"]["lend_scores"], json!([]));
    let cause = &old["warnings"][0]["cause"];
    assert_eq!(cause["error_code"], "ITEM_LOGIN_REQUIRED");
    let unknown = ask("usr_9nSp2KuZ2x4JDw");
    assert_eq!(unknown.text_at("/error_code"), "USER_NOT_FOUND");
    assert_eq!(ask("").text_at("/error_code"), "INVALID_USER_ID");
}
