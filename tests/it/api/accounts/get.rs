//! `/accounts/*`

use serde_json::json;

use crate::server::Server;

#[test]
fn accounts_of_user_good_are_those_of_the_sandbox() {
    let server = Server::start();
    let access_token = server.access_token(&["transactions"]);
    let answer = server.ok("/accounts/get", json!({ "access_token": access_token }));
    insta::assert_snapshot!(answer.text);
}

#[test]
fn account_ids_choose_accounts() {
    let server = Server::start();
    let access_token = server.access_token(&["auth"]);
    let all = server.ok("/accounts/get", json!({ "access_token": access_token }));
    let second = all.text_at("/accounts/1/account_id");
    for path in ["/accounts/get", "/accounts/balance/get"] {
        let options = json!({ "account_ids": [second] });
        let answer = server.ok(
            path,
            json!({ "access_token": access_token, "options": options }),
        );
        assert_eq!(answer.json()["accounts"].as_array().unwrap().len(), 1);
        assert_eq!(answer.text_at("/accounts/0/account_id"), second);
        let unknown = json!({ "account_ids": ["3wXgKQXvWzsGkXUi1vKk4LzvWqkXBNhKXqjzE"] });
        let answer = server.post(
            path,
            json!({ "access_token": access_token, "options": unknown }),
        );
        assert_eq!(
            answer.error(),
            "400 INVALID_INPUT/INVALID_ACCOUNT_ID: \
             failed to find requested account ID for requested item"
        );
    }
}
