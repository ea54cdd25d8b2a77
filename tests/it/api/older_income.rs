//! `/income/verification/*` and `/employment/verification/get`

use serde_json::{Value, json};

use crate::server::{Answer, Server};
use crate::webhooks::{URL, received};

/// A verification that a person has gone through, documents and all.
fn verified(server: &Server, documents: Value) -> (String, String) {
    let made = server.ok("/income/verification/create", json!({ "webhook": URL }));
    let id = made.text_at("/income_verification_id");
    let link_token = server.link_token(json!({
        "products": ["income_verification"],
        "income_verification": { "income_verification_id": id },
    }));
    let body = json!({ "link_token": link_token, "documents": documents });
    let done = server.post_raw("/_emulator/link/complete", body.to_string());
    assert_eq!(done.status, 200, "{}", done.text);
    (id, server.exchange(&done.text_at("/public_token")))
}

#[test]
fn a_verification_tells_of_pay_stubs_and_forms() {
    let server = Server::start();
    let (id, token) = verified(&server, json!([]));
    let by_id = json!({ "income_verification_id": id });
    let early = server
        .post("/income/verification/paystubs/get", by_id.clone())
        .error();
    assert!(
        early.contains("INCOME_VERIFICATION_ERROR/PRODUCT_NOT_READY"),
        "{early}"
    );
    server.advance("5s");
    let told = received(&server);
    assert!(
        told.contains("VERIFICATION_STATUS_PROCESSING_COMPLETE"),
        "{told}"
    );
    let stubs = server.ok("/income/verification/paystubs/get", by_id.clone());
    insta::assert_snapshot!("pay_stubs", stubs.text);
    let forms = server.ok("/income/verification/taxforms/get", by_id);
    insta::assert_snapshot!("tax_forms", forms.text);
    let by_token = json!({ "access_token": token });
    let same = server
        .ok("/income/verification/paystubs/get", by_token.clone())
        .json();
    assert_eq!(same["paystubs"], stubs.json()["paystubs"]);
    let employment = server.ok("/employment/verification/get", by_token.clone());
    insta::assert_snapshot!("employment", employment.text);

    let all = server.unchecked("/income/verification/documents/download", by_token);
    let kind = all.headers.iter().find(|(name, _)| name == "content-type");
    assert_eq!(kind.expect("a content type").1, "application/zip");
    let document = stubs.text_at("/paystubs/0/doc_id");
    assert!(all.text.starts_with("PK") && all.text.contains(&format!("{document}.pdf")));
    assert!(all.text.contains("(Platypus LLC) Tj") && all.text.contains("(Form W-2) Tj"));
    let one = json!({ "access_token": token, "document_id": document });
    let one = server.unchecked("/income/verification/documents/download", one);
    assert!(one.text.contains("(Pay Stub) Tj") && !one.text.contains("(Form W-2) Tj"));
}

#[test]
fn employers_are_looked_up_before() {
    let server = Server::start();
    let ask = |body: Value| server.post("/income/verification/precheck", body);
    let good = ask(json!({ "employer": { "name": "employer_good" } }));
    insta::assert_snapshot!(good.text);
    assert_eq!(ask(json!({})).text_at("/confidence"), "UNKNOWN");
    let token = server.access_token(&["transactions"]);
    server.ok(
        "/income/verification/precheck",
        json!({ "transactions_access_tokens": [token] }),
    );
    let wrong = ask(json!({ "transactions_access_tokens": ["access-sandbox-1"] })).error();
    assert!(wrong.contains("INVALID_ACCESS_TOKEN"), "{wrong}");
}

#[test]
fn what_is_not_there_is_refused() {
    let server = Server::start();
    let bank = server.access_token(&["transactions"]);
    let (unread, _) = verified(&server, json!([{ "ocr_status": "ERROR_PROCESSING" }]));
    let (read, token) = verified(&server, json!([]));
    server.advance("5s");
    let open = server.ok("/income/verification/create", json!({ "webhook": URL }));
    let stubs = |body: Value| server.post("/income/verification/paystubs/get", body);
    let answers = [
        stubs(json!({})),
        stubs(json!({ "income_verification_id": "nothing" })),
        stubs(json!({ "income_verification_id": open.text_at("/income_verification_id") })),
        stubs(json!({ "income_verification_id": unread })),
        stubs(json!({ "access_token": bank })),
        stubs(json!({ "access_token": "access-sandbox-1" })),
        server.post("/income/verification/taxforms/get", json!({})),
        server.post(
            "/employment/verification/get",
            json!({ "access_token": bank }),
        ),
        server.post("/income/verification/documents/download", {
            json!({ "access_token": token, "document_id": "nothing" })
        }),
        server.post(
            "/income/verification/create",
            json!({ "webhook": "nowhere" }),
        ),
        server.post("/link/token/create", {
            crate::server::link_token_request(json!({
                "products": ["income_verification"],
                "income_verification": { "income_verification_id": "nothing" },
            }))
        }),
        server
            .as_client("other")
            .post("/income/verification/paystubs/get", {
                json!({ "income_verification_id": read })
            }),
    ];
    let told: Vec<String> = answers.iter().map(Answer::error).collect();
    insta::assert_snapshot!(told.join("\n"));
}
