//! `POST /item/products/terminate`

use serde_json::json;

use crate::requests::told;
use crate::server::Server;

const PATH: &str = "/item/products/terminate";

const REASONS: &str = r#"
{"reason_code": "-"}
{"reason_code": "BECAUSE"}
{"reason_note": 1}
{"access_token": "access-sandbox-nonsense"}
{"reason_code": "BILLING_TERMINATION", "reason_note": "of no consequence"}
{"reason_code": "USER_OFFBOARDING"}
"#;

#[test]
fn an_item_is_terminated_once() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    let processor = json!({
        "access_token": token, "processor": "dwolla",
        "account_id": server
            .ok("/accounts/get", json!({ "access_token": token }))
            .text_at("/accounts/0/account_id"),
    });
    let lent = server
        .ok("/processor/token/create", processor)
        .text_at("/processor_token");
    let least = json!({ "access_token": token, "reason_code": "OTHER" });
    let told = told(&server, PATH, &least, &[], REASONS);
    insta::assert_snapshot!(told);
    for path in ["/item/get", "/accounts/get", "/transactions/sync"] {
        let gone = server.post(path, json!({ "access_token": token }));
        assert_eq!(gone.text_at("/error_code"), "ITEM_NOT_FOUND", "{path}");
    }
    let gone = server.post("/processor/auth/get", json!({ "processor_token": lent }));
    assert_ne!(gone.status, 200);
}
