//! Update mode: an Item that exists signs in again.

mod more;

use serde_json::{Value, json};

use super::{Person, trace};
use crate::server::Server;

fn update_token(server: &Server, access_token: &str) -> String {
    server.link_token(json!({ "access_token": access_token, "products": null }))
}

#[test]
fn a_broken_login_is_repaired() {
    let server = Server::start();
    let body = json!({ "public_token": server.public_token(&["transactions"]) });
    let made = server.ok("/item/public_token/exchange", body);
    let (access_token, item_id) = (made.text_at("/access_token"), made.text_at("/item_id"));
    let body = json!({ "access_token": access_token });
    let accounts = server
        .ok("/accounts/get", body.clone())
        .text_at("/accounts");
    server.advance("720h");
    let broken = server.post("/accounts/get", body.clone());
    assert!(
        broken
            .error()
            .starts_with("400 ITEM_ERROR/ITEM_LOGIN_REQUIRED")
    );

    let token = update_token(&server, &access_token);
    let mut person = Person::opens(&server, &token);
    person.skips_the_phone();
    assert_eq!(person.pane(), "credentials", "the bank is known");
    person.does("back", &[]);
    assert_eq!(person.pane(), "credentials", "there is no way to another");
    person
        .signs_in("user_good", "pass_bad")
        .signs_in("user_good", "pass_good");
    person.does("continue", &[]);
    let result = person.result();
    insta::assert_snapshot!(format!("{}{:#}", trace(&result), result["metadata"]));

    // The same Item, the same token, the same accounts: for thirty days more.
    assert_eq!(
        server
            .ok("/accounts/get", body.clone())
            .text_at("/accounts"),
        accounts
    );
    assert_eq!(
        server.ok("/item/get", body.clone()).text_at("/item/error"),
        "null"
    );
    let exchanged = server.ok(
        "/item/public_token/exchange",
        json!({ "public_token": result["public_token"] }),
    );
    assert_eq!(exchanged.text_at("/access_token"), access_token);
    assert_eq!(exchanged.text_at("/item_id"), item_id);
    server.advance("719h 59m 59s");
    server.ok("/accounts/get", body.clone());
    server.advance("1s");
    assert_eq!(server.post("/accounts/get", body).error(), broken.error());
}

#[test]
fn open_says_that_it_updates() {
    let server = Server::start();
    let token = update_token(&server, &server.access_token(&["auth"]));
    let person = Person::opens(&server, &token);
    let (_, events) = person.page().split_once("data-link=\"events\">").unwrap();
    let events: Value = serde_json::from_str(events.split("</script>").next().unwrap()).unwrap();
    let metadata = &events[0]["metadata"];
    assert_eq!(metadata["is_update_mode"], "true");
    assert_eq!(metadata["institution_id"], "ins_109508");
}

#[test]
fn another_login_is_refused() {
    let server = Server::start();
    let token = update_token(&server, &server.access_token(&["transactions"]));
    let mut person = Person::opens(&server, &token);
    person
        .skips_the_phone()
        .signs_in("user_transactions_dynamic", "x");
    let mut told = format!("{}: {:?}\n", person.pane(), person.complaint());
    person.does("confirm_exit", &[]);
    told += &format!("{}{:#}", trace(&person.result()), person.result()["error"]);
    insta::assert_snapshot!(told);
}

#[test]
fn leaving_changes_nothing() {
    let server = Server::start();
    let access_token = server.access_token(&["transactions"]);
    server.advance("720h");
    let token = update_token(&server, &access_token);
    let mut person = Person::opens(&server, &token);
    person.does("confirm_exit", &[]);
    let result = person.result();
    assert_eq!(result["metadata"]["status"], "requires_credentials");
    assert_eq!(
        result["metadata"]["institution"]["institution_id"],
        "ins_109508"
    );
    let item = server.ok("/item/get", json!({ "access_token": access_token }));
    assert_eq!(
        item.text_at("/item/error/error_code"),
        "ITEM_LOGIN_REQUIRED"
    );
}

#[test]
fn an_item_that_is_removed_meanwhile_stays_so() {
    let server = Server::start();
    let access_token = server.access_token(&["transactions"]);
    let token = update_token(&server, &access_token);
    let mut person = Person::opens(&server, &token);
    person.skips_the_phone();
    server.ok("/item/remove", json!({ "access_token": access_token }));
    person.signs_in("user_good", "pass_good");
    let answer = server.post("/item/get", json!({ "access_token": access_token }));
    assert!(answer.error().starts_with("400 ITEM_ERROR/ITEM_NOT_FOUND"));
}
