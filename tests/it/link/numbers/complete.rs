//! Account numbers without a browser.

use serde_json::{Value, json};

use super::{SAME_DAY, auth_token, update_token};
use crate::server::Server;

fn complete(server: &Server, request: Value) -> Value {
    server
        .post_raw("/_emulator/link/complete", request.to_string())
        .json()
}

#[test]
fn every_way_is_walked_with_what_works() {
    let server = Server::start();
    let mut told = String::new();
    let instant = "instant_microdeposits_enabled";
    for (ways, request) in [
        (&[SAME_DAY][..], json!({ "numbers": {} })),
        (
            &[SAME_DAY, "auth_type_select_enabled"],
            json!({ "numbers": { "savings": true } }),
        ),
        (&[SAME_DAY, "auth_type_select_enabled"], json!({})),
        (&[], json!({ "institution_id": "ins_109512" })),
        (
            &["automated_microdeposits_enabled"],
            json!({ "institution_id": "ins_109512", "password": "microdeposits_good" }),
        ),
        (
            &[instant],
            json!({ "institution_id": "ins_135858", "numbers": { "business": true } }),
        ),
        (
            &[instant],
            json!({ "numbers": { "routing_number": "333333334" } }),
        ),
        (&["database_insights_enabled"], json!({ "numbers": {} })),
    ] {
        let mut body = request.clone();
        body["link_token"] = json!(auth_token(&server, ways));
        let linked = complete(&server, body);
        let metadata = &linked["metadata"];
        let account = &metadata["accounts"][0];
        told += &format!(
            "{ways:?} {request}\n    {} {} {} {} {}\n",
            metadata["institution"]["institution_id"],
            account["name"],
            account["subtype"],
            account["class_type"],
            account["verification_status"],
        );
    }
    insta::assert_snapshot!(told);
}

#[test]
fn the_code_of_a_deposit_is_typed() {
    let server = Server::start();
    let token = auth_token(&server, &[SAME_DAY]);
    let linked = complete(&server, json!({ "link_token": token, "numbers": {} }));
    let access_token = server.exchange(linked["public_token"].as_str().unwrap());
    let wrong = json!({
        "link_token": update_token(&server, &access_token),
        "numbers": { "code": "XYZ" },
    });
    let left = complete(&server, wrong);
    assert_eq!(
        left["error"]["error_code"],
        "INCORRECT_DEPOSIT_VERIFICATION"
    );
    let again = update_token(&server, &access_token);
    let verified = complete(&server, json!({ "link_token": again }));
    let account = &verified["metadata"]["accounts"][0];
    assert_eq!(account["verification_status"], "manually_verified");
}

#[test]
fn what_cannot_be_typed_names_the_step() {
    let server = Server::start();
    let told: Vec<String> = [
        json!({ "routing_number": "1" }),
        json!({ "account_number": "1" }),
        json!({ "name": " " }),
    ]
    .into_iter()
    .map(|numbers| {
        let token = auth_token(&server, &[SAME_DAY]);
        let request = json!({ "link_token": token, "numbers": numbers });
        complete(&server, request)["error_message"].to_string()
    })
    .collect();
    insta::assert_snapshot!(told.join("\n"));
}
