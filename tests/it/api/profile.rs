//! `POST /profile/network_status/get`

use serde_json::json;

use crate::requests::told;
use crate::server::Server;

const PATH: &str = "/profile/network_status/get";

const WRONG: &str = r#"
{"user": "-"}
{"user": {}}
{"user": {"phone_number": 1}}
"#;

#[test]
fn people_are_known_by_their_phones() {
    let server = Server::start();
    let status = |phone_number: &str| {
        let user = json!({ "phone_number": phone_number });
        server.ok(PATH, json!({ "user": user })).text
    };
    let least = json!({ "user": { "phone_number": "+14155550011" } });
    let story = [
        status("+14155550011"),
        status("+14155550010"),
        status("+442079460000"),
        told(&server, PATH, &least, &[], WRONG),
    ];
    insta::assert_snapshot!(story.join("\n"));
}
