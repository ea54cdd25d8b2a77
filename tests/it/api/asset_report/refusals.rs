//! Who else may read a report, and what cannot be asked for.

use serde_json::{Value, json};

use super::{create, get};
use crate::server::{Answer, Server};

fn refused(answers: &[Answer]) -> String {
    let told: Vec<String> = answers.iter().map(Answer::error).collect();
    told.join("\n")
}

#[test]
fn an_audit_copy_shows_a_report_until_either_is_removed() {
    let server = Server::start();
    let item = server.access_token(&["assets"]);
    let token = create(&server, &[&item], 5, json!({}));
    server.advance("4s");
    let request = json!({ "asset_report_token": token, "auditor_id": "fannie_mae" });
    let made = server.ok("/asset_report/audit_copy/create", request.clone());
    insta::assert_snapshot!("copy", made.text);
    let copy = json!({ "audit_copy_token": made.text_at("/audit_copy_token") });
    let read = server
        .ok("/asset_report/audit_copy/get", copy.clone())
        .json();
    assert_eq!(read["report"], get(&server, &token).json()["report"]);
    let paper = server.unchecked("/asset_report/audit_copy/pdf/get", copy.clone());
    assert!(paper.text.starts_with("%PDF-1.4"));
    let removed = server.ok("/asset_report/audit_copy/remove", copy.clone());
    assert_eq!(removed.json()["removed"], true);
    let gone = server.post("/asset_report/audit_copy/get", copy.clone());

    let credit = server.ok("/credit/audit_copy_token/create", {
        json!({ "report_tokens": [token] })
    });
    let credit = credit.text_at("/audit_copy_token");
    let other = create(&server, &[&item], 1, json!({}));
    server.advance("4s");
    let update = json!({ "audit_copy_token": credit, "report_tokens": [other] });
    server.ok("/credit/audit_copy_token/update", update);
    let copy = json!({ "audit_copy_token": credit });
    let read = server
        .ok("/asset_report/audit_copy/get", copy.clone())
        .json();
    assert_eq!(read["report"]["days_requested"], 1);
    let removed = server.ok(
        "/asset_report/remove",
        json!({ "asset_report_token": other }),
    );
    assert_eq!(removed.json()["removed"], true);
    let answers = [
        gone,
        server.post("/asset_report/audit_copy/get", copy.clone()),
        server.post("/credit/audit_copy_token/remove", copy),
        server.post(
            "/credit/audit_copy_token/create",
            json!({ "report_tokens": [] }),
        ),
        server.post(
            "/asset_report/audit_copy/create",
            json!({ "asset_report_token": other }),
        ),
        get(&server, &other),
    ];
    insta::assert_snapshot!("gone", refused(&answers));
    let again = server.ok("/credit/audit_copy_token/create", {
        json!({ "report_tokens": [token] })
    });
    let copy = json!({ "audit_copy_token": again.text_at("/audit_copy_token") });
    server.ok("/credit/audit_copy_token/remove", copy);
}

#[test]
fn what_cannot_be_asked_for_is_refused() {
    let server = Server::start();
    let item = server.access_token(&["assets"]);
    let plain = server.access_token(&["transactions"]);
    let token = create(&server, &[&item], 5, json!({}));
    let unknown = "assets-sandbox-00000000-0000-4000-8000-000000000000";
    let ask = |body: Value| server.post("/asset_report/create", body);
    let filter = |token: &str, ids: Value| {
        let body = json!({ "asset_report_token": token, "account_ids_to_exclude": ids });
        server.post("/asset_report/filter", body)
    };
    let early = filter(&token, json!([]));
    server.advance("4s");
    let answers = [
        ask(json!({ "days_requested": 5 })),
        ask(json!({ "access_tokens": [plain], "days_requested": 5 })),
        ask(json!({ "access_tokens": ["access-sandbox-1"], "days_requested": 5 })),
        ask(json!({ "access_tokens": [item], "days_requested": 732 })),
        ask(json!({ "access_tokens": [item], "days_requested": -1 })),
        ask(json!({
            "access_tokens": [item], "days_requested": 5, "options": { "webhook": "nowhere" },
        })),
        get(&server, "nothing"),
        get(&server, unknown),
        server.post("/asset_report/get", json!({})),
        early,
        filter(&token, json!(["no account"])),
        filter(unknown, json!([])),
        server.post(
            "/asset_report/refresh",
            json!({ "asset_report_token": unknown }),
        ),
        server.post(
            "/asset_report/remove",
            json!({ "asset_report_token": unknown }),
        ),
        server.as_client("other").post("/asset_report/get", {
            json!({ "asset_report_token": token })
        }),
    ];
    insta::assert_snapshot!(refused(&answers));
}
