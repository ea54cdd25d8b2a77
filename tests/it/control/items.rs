//! Items and tokens in a tester's hands.

use plaid_emulator::sandbox::webhooks::Outcome;
use serde_json::{Value, json};

use crate::server::{Answer, Server};
use crate::webhooks::{URL, drain, item};

fn change(server: &Server, item: &str, mut change: Value) -> Answer {
    change["client_id"] = "test".into();
    change["item"] = item.into();
    server.post_raw("/_emulator/item", change.to_string())
}

fn told(answer: &Answer) -> String {
    match answer.status {
        200 => format!(
            "{} {}",
            answer.text_at("/error"),
            answer.text_at("/error_reason")
        ),
        _ => answer.error(),
    }
}

#[test]
fn the_whole_state_of_an_item_is_shown() {
    let server = Server::start();
    let token = server.access_token_at("ins_127287", &["auth"]);
    server.public_token(&["transactions"]);
    let removed = server.access_token(&["identity"]);
    server.ok("/item/remove", json!({ "access_token": removed }));
    insta::assert_snapshot!(server.get("/_emulator/items?client_id=test").text);
    let one = server.get(&format!("/_emulator/items?client_id=test&item={token}"));
    assert_eq!(one.json()["items"].as_array().map(Vec::len), Some(1));
    let none = server.get("/_emulator/items?client_id=test&item=none");
    insta::assert_snapshot!(none.error());
}

/// The account is gone, the rest of the Item works, and the app is told.
#[test]
fn access_to_one_account_is_ended() {
    let server = Server::start();
    let token = item(&server, &["auth", "transactions"], URL);
    server.advance("30s");
    drain(&server, |_| Outcome::Answered(200));
    let masks = || {
        let answer = server.ok("/accounts/get", json!({ "access_token": token }));
        let accounts = answer.json()["accounts"].as_array().unwrap().clone();
        let text = |account: &Value| account["mask"].as_str().unwrap().to_owned();
        accounts.iter().map(text).collect::<Vec<_>>()
    };
    let before = masks();
    let first = server.ok("/accounts/get", json!({ "access_token": token }));
    let account = first.text_at("/accounts/0/account_id");
    let revoked = json!({ "change": "account_revoked", "account": account });
    assert_eq!(change(&server, &token, revoked.clone()).status, 200);
    assert_eq!(masks(), before[1..]);
    let sent = drain(&server, |_| Outcome::Answered(200));
    let asked = json!({
        "access_token": token, "options": { "account_ids": [account] },
    });
    let mut story = vec![
        String::from_utf8(sent[0].body.to_vec()).unwrap(),
        server.post("/auth/get", asked).error(),
        change(&server, &token, revoked).error(),
        change(&server, &token, json!({ "change": "account_revoked" })).error(),
        change(
            &server,
            &token,
            json!({ "change": "locked", "account": account }),
        )
        .error(),
    ];
    let synced = server.ok(
        "/transactions/sync",
        json!({ "access_token": token, "count": 500 }),
    );
    story.push(format!(
        "its transactions: {}",
        synced.text.matches(&account).count()
    ));
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn an_item_breaks_in_every_way_and_works_again() {
    let server = Server::start();
    let token = server.access_token_at("ins_127287", &["auth", "transactions"]);
    let item = json!({ "access_token": token });
    let mut story = String::new();
    for asked in [
        json!({ "change": "login_required" }),
        json!({ "change": "login_required", "reason": "OAUTH_USER_REVOKED" }),
        json!({ "change": "locked" }),
        json!({ "change": "permission_revoked" }),
        json!({ "change": "consent_expired" }),
        json!({ "change": "new_accounts" }),
        json!({ "change": "repaired" }),
        json!({ "change": "not_ready", "product": "auth" }),
        json!({ "change": "ready", "product": "auth" }),
    ] {
        let changed = change(&server, &token, asked.clone());
        let auth = server.post("/auth/get", item.clone());
        let auth = match auth.status {
            200 => "well".to_owned(),
            _ => auth.error(),
        };
        story += &format!("{asked}\n  {}\n  /auth/get: {auth}\n", told(&changed));
    }
    let shown = server.ok("/item/get", item);
    assert_eq!(shown.text_at("/item/error"), "null");
    insta::assert_snapshot!(story);
}

#[test]
fn changes_that_make_no_sense_are_refused() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    let refused = [
        change(&server, "none", json!({ "change": "locked" })),
        change(
            &server,
            &token,
            json!({ "change": "login_required", "reason": "TIRED" }),
        ),
        change(
            &server,
            &token,
            json!({ "change": "login_required", "reason": "OAUTH_USER_REVOKED" }),
        ),
        change(&server, &token, json!({ "change": "not_ready" })),
        change(
            &server,
            &token,
            json!({ "change": "locked", "product": "auth" }),
        ),
        change(&server, &token, json!({ "change": "sold" })),
    ];
    insta::assert_snapshot!(refused.iter().map(told).collect::<Vec<_>>().join("\n"));
    server.ok("/item/remove", json!({ "access_token": token }));
    assert_eq!(
        change(&server, &token, json!({ "change": "locked" })).status,
        400
    );
}

#[test]
fn any_token_can_be_ended() {
    let server = Server::start();
    let expire = |token: &str| {
        let body = json!({ "client_id": "test", "token": token });
        server.post_raw("/_emulator/tokens/expire", body.to_string())
    };
    let public_token = server.public_token(&["auth"]);
    assert_eq!(expire(&public_token).text_at("/kind"), "public_token");
    let exchanged = server.post(
        "/item/public_token/exchange",
        json!({ "public_token": public_token }),
    );
    assert!(
        exchanged
            .error()
            .contains("provided public token is expired")
    );

    let access_token = server.access_token(&["auth"]);
    assert_eq!(expire(&access_token).text_at("/kind"), "access_token");
    let read = server.post("/accounts/get", json!({ "access_token": access_token }));
    assert_eq!(read.text_at("/error_code"), "INVALID_ACCESS_TOKEN");

    let link_token = server.link_token(json!({}));
    assert_eq!(expire(&link_token).text_at("/kind"), "link_token");
    let body = json!({ "link_token": link_token });
    let opened = server.post_raw("/_emulator/link/complete", body.to_string());
    assert_eq!(opened.text_at("/error_code"), "INVALID_LINK_TOKEN");

    assert_eq!(expire("access-sandbox-none").status, 400);
}
