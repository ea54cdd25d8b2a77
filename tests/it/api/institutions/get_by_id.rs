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
