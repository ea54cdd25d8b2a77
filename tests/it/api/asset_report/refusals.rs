//! Who else may read a report, and what cannot be asked for.

use serde_json::{Value, json};

use super::{create, get};
use crate::server::{Answer, Server};
use crate::webhooks::{URL, received};

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

#[test]
fn a_relay_shows_a_report_and_has_it_made_anew() {
    let server = Server::start();
    let item = server.access_token(&["assets"]);
    let token = create(&server, &[&item], 5, json!({}));
    let request = json!({ "report_tokens": [token], "secondary_client_id": "ce5bd328dcd34123456" });
    let made = server.ok("/credit/relay/create", request.clone());
    insta::assert_snapshot!("relay", made.text);
    let relay = json!({
        "relay_token": made.text_at("/relay_token"), "report_type": "asset",
    });
    let early = server.post("/credit/relay/get", relay.clone());
    server.advance("4s");
    let read = server.ok("/credit/relay/get", relay.clone()).json();
    assert_eq!(read["report"], get(&server, &token).json()["report"]);
    let paper = server.unchecked("/credit/relay/pdf/get", relay.clone());
    assert!(paper.text.starts_with("%PDF-1.4"));

    server.advance("24h");
    let mut refresh = relay.clone();
    refresh["webhook"] = json!(URL);
    let again = server.ok("/credit/relay/refresh", refresh.clone());
    assert_eq!(again.json()["relay_token"], relay["relay_token"]);
    let on_its_way = server.post("/credit/relay/get", relay.clone());
    server.advance("4s");
    insta::assert_snapshot!("relay_told", received(&server));
    let new = server.ok("/credit/relay/get", relay.clone()).json();
    assert_eq!(
        new["report"]["asset_report_id"],
        again.json()["asset_report_id"]
    );
    assert_eq!(new["report"]["days_requested"], 5);
    // The owner's is as it was.
    assert_eq!(read["report"], get(&server, &token).json()["report"]);

    let reset = json!({ "access_token": item });
    server.ok("/sandbox/item/reset_login", reset);
    let broken = server.post("/credit/relay/refresh", refresh);
    let removed = server.ok("/credit/relay/remove", {
        json!({ "relay_token": relay["relay_token"] })
    });
    assert_eq!(removed.json()["removed"], true);
    let other = server.ok("/credit/relay/create", request);
    let other = json!({ "relay_token": other.text_at("/relay_token"), "report_type": "asset" });
    server.ok(
        "/asset_report/remove",
        json!({ "asset_report_token": token }),
    );
    let answers = [
        early,
        on_its_way,
        broken,
        server.post("/credit/relay/get", relay),
        server.post("/credit/relay/pdf/get", other),
        server.post("/credit/relay/get", {
            json!({ "relay_token": "credit-relay-sandbox-x", "report_type": "asset" })
        }),
        server.post("/credit/relay/create", {
            json!({ "report_tokens": [], "secondary_client_id": "x" })
        }),
        server.post("/credit/relay/create", {
            json!({ "report_tokens": [token], "secondary_client_id": "x" })
        }),
        server.post("/credit/relay/create", {
            json!({ "report_tokens": ["assets-x"], "secondary_client_id": "x" })
        }),
    ];
    insta::assert_snapshot!("relay_refused", refused(&answers));
}
