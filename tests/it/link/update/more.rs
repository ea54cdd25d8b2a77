//! Update mode for other accounts, for more products, and for a person.

use serde_json::{Value, json};

use super::super::{Person, trace};
use crate::server::{Server, link_token_request};
use crate::webhooks::{URL, received};

/// Masks and ids of the accounts of an Item.
fn accounts(server: &Server, access_token: &str) -> Vec<(String, String)> {
    let answer = server.ok("/accounts/get", json!({ "access_token": access_token }));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let list = answer.json()["accounts"].as_array().unwrap().clone();
    list.iter()
        .map(|it| (text(&it["mask"]), text(&it["account_id"])))
        .collect()
}

fn masks(accounts: &[(String, String)]) -> Vec<&str> {
    accounts.iter().map(|(mask, _)| mask.as_str()).collect()
}

/// An Item made in Link with checking and savings.
fn item(server: &Server, products: &[&str]) -> String {
    let token = server.link_token(json!({ "products": products, "webhook": URL }));
    let mut person = Person::opens(server, &token);
    person
        .skips_the_phone()
        .picks("ins_109508")
        .signs_in("user_good", "pass_good")
        .chooses(&["0", "1"])
        .does("continue", &[]);
    server.exchange(person.result()["public_token"].as_str().unwrap())
}

fn reselect(server: &Server, access_token: &str) -> String {
    server.link_token(json!({
        "access_token": access_token,
        "products": [],
        "update": { "account_selection_enabled": true },
    }))
}

/// The values of the accounts that are ticked.
fn ticked(person: &Person<'_>) -> Vec<String> {
    let rows = person.page().split("<input type=\"checkbox\"").skip(1);
    rows.filter(|row| row.split('>').next().unwrap().contains(" checked"))
        .map(|row| {
            row.split("value=\"")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
                .to_owned()
        })
        .collect()
}

#[test]
fn accounts_are_chosen_anew() {
    let server = Server::start();
    let access_token = item(&server, &["transactions"]);
    server.advance("1m");
    received(&server);
    let before = accounts(&server, &access_token);
    assert_eq!(masks(&before), ["0000", "1111"]);

    let token = reselect(&server, &access_token);
    let mut person = Person::opens(&server, &token);
    person.skips_the_phone().signs_in("user_good", "pass_good");
    assert_eq!(
        (person.pane(), ticked(&person)),
        ("accounts", vec!["0".to_owned(), "1".to_owned()])
    );
    person.chooses(&["1", "2"]);
    let told = received(&server);
    person.does("continue", &[]);
    insta::assert_snapshot!(trace(&person.result()));
    insta::assert_snapshot!("other_accounts_webhooks", told);
    let after = accounts(&server, &access_token);
    assert_eq!(masks(&after), ["1111", "2222"]);
    assert_eq!(after[0], before[1], "an account that stays keeps its id");
    let told = person.result()["metadata"]["accounts"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(told, 2, "onSuccess lists all that are shared now");

    // Shared once more, the first account is another to the app.
    let mut person = Person::opens(&server, &token);
    person
        .skips_the_phone()
        .signs_in("user_good", "pass_good")
        .chooses(&["0", "1"])
        .does("continue", &[]);
    let again = accounts(&server, &access_token);
    assert_eq!(masks(&again), ["0000", "1111"]);
    assert_ne!(again[0].1, before[0].1);
    assert_eq!(again[1], before[1]);
    let exchanged = server.exchange(person.result()["public_token"].as_str().unwrap());
    assert_eq!(exchanged, access_token, "there is no second Item");
}

/// Ids of the transactions an app knows that has read all pages from a cursor on.
fn known(server: &Server, access_token: &str, from: &str, known: &mut Vec<String>) -> String {
    let body = json!({ "access_token": access_token, "cursor": from, "count": 500 });
    let page = server.ok("/transactions/sync", body);
    let ids = |list: &Value| -> Vec<String> {
        let list = list.as_array().unwrap().iter();
        list.map(|row| row["transaction_id"].as_str().unwrap().to_owned())
            .collect()
    };
    let json = page.json();
    known.extend(ids(&json["added"]));
    let gone = ids(&json["removed"]);
    known.retain(|id| !gone.contains(id));
    known.sort();
    page.text_at("/next_cursor")
}

#[test]
fn transactions_of_other_accounts_come_and_go() {
    let server = Server::start();
    let access_token = item(&server, &["transactions"]);
    server.advance("1m");
    let token = reselect(&server, &access_token);
    let (mut told, mut at) = (Vec::new(), String::new());
    for (chosen, rows) in [("01", 24), ("12", 9), ("01", 24)] {
        if !at.is_empty() {
            let chosen = chosen.split("").filter(|it| !it.is_empty());
            let mut person = Person::opens(&server, &token);
            person
                .skips_the_phone()
                .signs_in("user_good", "pass_good")
                .chooses(&chosen.collect::<Vec<_>>())
                .does("continue", &[]);
        }
        at = known(&server, &access_token, &at, &mut told);
        let mut whole = Vec::new();
        known(&server, &access_token, "", &mut whole);
        assert_eq!((told.len(), &told), (rows, &whole));
    }
}

#[test]
fn leaving_the_choice_changes_nothing() {
    let server = Server::start();
    let access_token = item(&server, &["transactions"]);
    let before = accounts(&server, &access_token);
    let mut person = Person::opens(&server, &reselect(&server, &access_token));
    person
        .skips_the_phone()
        .signs_in("user_good", "pass_good")
        .does("confirm_exit", &[]);
    assert_eq!(
        person.result()["metadata"]["status"],
        "requires_account_selection"
    );
    assert_eq!(accounts(&server, &access_token), before);
}

#[test]
fn accounts_of_no_use_to_the_item_are_not_offered() {
    let server = Server::start();
    let access_token = item(&server, &["auth"]);
    let mut person = Person::opens(&server, &reselect(&server, &access_token));
    person.skips_the_phone().signs_in("user_good", "pass_good");
    let offered = person.page().matches("id=\"aut-selection-").count();
    assert_eq!(offered, 3, "checking, savings and cash management");
}

#[test]
fn consent_to_more_needs_no_login_while_the_item_works() {
    let server = Server::start();
    let access_token = item(&server, &["transactions"]);
    let more = json!({
        "access_token": access_token,
        "products": ["statements"],
        "statements": { "start_date": "2026-07-01", "end_date": "2026-08-31" },
    });
    let mut person = Person::opens(&server, &server.link_token(more.clone()));
    person.skips_the_phone();
    let mut told = format!("{}\n", person.pane());
    person.does("continue", &[]);
    told += &trace(&person.result());
    let body = json!({ "access_token": access_token });
    told += &server
        .ok("/item/get", body.clone())
        .text_at("/item/products");
    server.advance("5s");
    let listed = server.ok("/statements/list", body.clone());
    assert_eq!(listed.text_at("/accounts/0/statements/1/month"), "7");
    // A broken Item is logged in to as well.
    server.ok("/sandbox/item/reset_login", body.clone());
    let mut person = Person::opens(&server, &server.link_token(more));
    person.skips_the_phone();
    told += &format!("\nbroken: {}\n", person.pane());
    person
        .signs_in("user_good", "pass_good")
        .does("continue", &[]);
    told += &trace(&person.result());
    insta::assert_snapshot!(told);
    assert_eq!(server.ok("/item/get", body).text_at("/item/error"), "null");
}

#[test]
fn a_repair_is_no_login_repaired() {
    let server = Server::start();
    let access_token = item(&server, &["auth"]);
    server.ok(
        "/sandbox/item/reset_login",
        json!({ "access_token": access_token }),
    );
    assert!(received(&server).contains("ITEM_LOGIN_REQUIRED"));
    let token = server.link_token(json!({ "access_token": access_token, "products": null }));
    let mut person = Person::opens(&server, &token);
    person.skips_the_phone().signs_in("user_good", "pass_good");
    assert_eq!(received(&server), "", "the app knows");
}

#[test]
fn a_persons_items_are_repaired_one_by_one() {
    let server = Server::start();
    let user = server.ok(
        "/user/create",
        json!({ "client_user_id": "ann", "with_upgraded_user": true }),
    );
    let user_id = user.text_at("/user_id");
    let make = |institution: &str| {
        let body = json!({
            "institution_id": institution,
            "initial_products": ["transactions"],
            "user_id": user_id,
        });
        let made = server.ok("/sandbox/public_token/create", body);
        server.exchange(&made.text_at("/public_token"))
    };
    let items = [make("ins_109508"), make("ins_109511"), make("ins_109510")];
    let reset = |item: &str| {
        server.advance("1m");
        server.ok("/sandbox/item/reset_login", json!({ "access_token": item }));
    };
    reset(&items[1]);
    reset(&items[0]);
    let request = json!({
        "user_id": user_id,
        "user": { "client_user_id": "ann" },
        "products": null,
        "update": { "user": true },
    });
    let token = server.ok("/link/token/create", link_token_request(request));
    assert_eq!(
        token.text_at("/expiration"),
        "2026-09-01T12:32:00Z",
        "as for any Item that exists"
    );
    // One token, one run of Link for each broken Item, the last that broke first.
    let mut told = String::new();
    for _ in 0..3 {
        let mut person = Person::opens(&server, &token.text_at("/link_token"));
        person.skips_the_phone();
        told += &format!("{}\n", person.title());
        person
            .signs_in("user_good", "pass_good")
            .does("continue", &[]);
        let exchanged = server.exchange(person.result()["public_token"].as_str().unwrap());
        told += &format!("{:?}\n", items.iter().position(|it| *it == exchanged));
    }
    insta::assert_snapshot!(told);
    for item in &items {
        let item = server.ok("/item/get", json!({ "access_token": item }));
        assert_eq!(item.text_at("/item/error"), "null");
    }
}

#[test]
fn a_person_without_such_items_is_refused() {
    let server = Server::start();
    let user = server.ok(
        "/user/create",
        json!({ "client_user_id": "ann", "with_upgraded_user": true }),
    );
    let other = server.access_token(&["auth"]);
    let other = server.ok("/item/get", json!({ "access_token": other }));
    let ask = |update: Value| {
        let request = json!({
            "user_id": user.text_at("/user_id"),
            "products": null,
            "update": update,
        });
        server
            .post("/link/token/create", link_token_request(request))
            .error()
    };
    let errors = [
        ask(json!({ "user": true })),
        ask(json!({ "user": true, "item_ids": [other.text_at("/item/item_id")] })),
        ask(json!({ "user": true, "item_ids": ["x"] })),
    ];
    insta::assert_snapshot!(errors.join("\n"));
}
