//! What a bank says a person shares, while they are on its site on their way through Link.

use serde_json::{Value, json};

use super::{OAUTH_BANK, Person, state_id};
use crate::server::Server;

const PATH: &str = "/item/application/scopes/update";

#[test]
fn scopes_are_set_on_the_way_through_link() {
    let server = Server::start();
    let import = json!({
        "institution_id": OAUTH_BANK, "products": ["auth"],
        "user_auth": { "user_id": "user_good", "auth_token": "pass_good" },
    });
    let bank = server.ok("/item/import", import).text_at("/access_token");
    let token = server.access_token_at(OAUTH_BANK, &["auth"]);
    let listed = server.ok("/item/application/list", json!({ "access_token": bank }));
    let own = listed.text_at("/applications/0/application_id");
    server.ok("/item/remove", json!({ "access_token": token }));
    let accounts = server.ok("/accounts/get", json!({ "access_token": bank }));
    let saving = accounts.text_at("/accounts/1/account_id");
    let token = server.link_token(json!({ "products": ["auth"] }));
    let mut person = Person::opens(&server, &token);
    person.chooses(OAUTH_BANK).sends("open_oauth", &[]);
    let body = |application_id: &str, state: Value| {
        json!({
            "access_token": bank, "application_id": application_id, "context": "ENROLLMENT",
            "scopes": { "accounts": [{ "unique_id": saving }], "new_accounts": false },
            "state": state,
        })
    };
    let state = state_id(&person.site());
    let budget = "5f2a61c9d4b7e800123a4b01";
    let mut refused = vec![
        server.post(PATH, body(&own, json!("nonsense"))).error(),
        server.post(PATH, body(budget, json!(state))).error(),
    ];
    server.ok(PATH, body(&own, json!(state)));
    person.sends("continue", &[]);
    person.sends("continue", &[]);
    let result = person.result();
    let names = result["metadata"]["accounts"].as_array().unwrap().iter();
    let names: Vec<_> = names.map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Plaid Saving"]);
    refused.push(server.post(PATH, body(&own, json!(state))).error());
    insta::assert_snapshot!(refused.join("\n"));
}
