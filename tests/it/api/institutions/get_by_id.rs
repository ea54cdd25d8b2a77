//! `POST /institutions/get_by_id`

use serde_json::json;

use crate::requests::told;
use crate::server::Server;

const PATH: &str = "/institutions/get_by_id";

#[test]
fn an_institution_with_and_without_its_looks() {
    let server = Server::start();
    let body = json!({ "institution_id": "ins_109508", "country_codes": ["US"] });
    let mut full = body.clone();
    full["options"] = json!({ "include_optional_metadata": true });
    let answers = [body, full].map(|body| server.ok(PATH, body).text);
    insta::assert_snapshot!(answers.join("\n"));
}

#[test]
fn how_numbers_can_be_had_and_payments_be_made_is_told_if_asked_for() {
    let server = Server::start();
    let told = |id: &str, country: &str| {
        let options = json!({
            "include_auth_metadata": true, "include_payment_initiation_metadata": true,
        });
        let body = json!({
            "institution_id": id, "country_codes": [country], "options": options,
        });
        let read = server.ok(PATH, body).json();
        let metadata = json!({
            "auth_metadata": read["institution"]["auth_metadata"],
            "payment_initiation_metadata": read["institution"]["payment_initiation_metadata"],
        });
        format!("{id} {}", serde_json::to_string_pretty(&metadata).unwrap())
    };
    let all = [
        ("ins_109508", "US"),
        ("ins_109512", "US"),
        ("ins_135858", "US"),
        ("ins_117650", "GB"),
        ("ins_135842", "US"),
    ];
    let all = all.map(|(id, country)| told(id, country));
    insta::assert_snapshot!(all.join("\n"));
    let options = json!({ "include_auth_metadata": true });
    let search = json!({
        "query": "Houndstooth", "country_codes": ["US"], "products": null, "options": options,
    });
    let found = server.ok("/institutions/search", search);
    let methods = "/institutions/0/auth_metadata/supported_methods/instant_match";
    assert_eq!(found.text_at(methods), "true");
    let listed = json!({ "count": 1, "offset": 0, "country_codes": ["US"], "options": options });
    let listed = server.ok("/institutions/get", listed).json();
    assert!(listed["institutions"][0]["auth_metadata"].is_object());
}

const REQUESTS: &str = r#"
{"institution_id": "-"}
{"country_codes": "-"}
{"institution_id": "ins_0"}
{"institution_id": ""}
{"institution_id": null}
{"institution_id": "ABCDEFG1234567"}
{"institution_id": "INS_109508"}
{"country_codes": ["CA"]}
{"country_codes": ["CA", "US"]}
{"country_codes": []}
{"institution_id": "ins_135842"}
{"options": {"include_status": true, "include_auth_metadata": true}}
{"options": {"include_optional_metadata": null}}
{"options": {"include_metadata": true}}
{"options": null}
"#;

#[test]
fn requests_are_refused_as_plaid_refuses_them() {
    let server = Server::start();
    let least = json!({ "institution_id": "ins_109508", "country_codes": ["US"] });
    let told = told(&server, PATH, &least, &[], REQUESTS);
    insta::assert_snapshot!(told);
}
