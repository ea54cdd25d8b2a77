//! `POST /item/get`

use serde_json::json;

use crate::server::Server;

#[test]
fn the_life_of_an_item() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    let item = || {
        server
            .ok("/item/get", json!({ "access_token": token }))
            .text
    };
    let fresh = item();
    server.advance("5s");
    let pulled = item();
    server.advance("15s");
    let pulled_all = item();
    insta::assert_snapshot!([fresh, pulled, pulled_all].join("\n"));
}

#[test]
fn an_item_without_transactions_has_no_status_of_them() {
    let server = Server::start();
    let token = server.access_token(&["auth", "identity"]);
    server.advance("1h");
    let before = server.ok("/item/get", json!({ "access_token": token }));
    assert_eq!(before.text_at("/status/transactions"), "null");
    assert_eq!(before.text_at("/item/auth_method"), "INSTANT_AUTH");
    assert_eq!(before.text_at("/item/products"), r#"["auth","identity"]"#);

    server.ok("/transactions/sync", json!({ "access_token": token }));
    server.advance("5s");
    let after = server.ok("/item/get", json!({ "access_token": token }));
    assert_eq!(
        after.text_at("/status/transactions/last_successful_update"),
        "2026-09-01T13:00:05.000Z"
    );
    assert_eq!(
        after.text_at("/item/products"),
        r#"["auth","identity","transactions"]"#
    );
    assert_eq!(
        after.text_at("/item/billed_products"),
        after.text_at("/item/products")
    );
}

#[test]
fn available_products_are_the_rest_of_the_institution() {
    let server = Server::start();
    let mut table = String::new();
    for (institution, products) in [
        ("ins_109508", &["transactions"][..]),
        (
            "ins_109508",
            &["investments", "liabilities", "transactions"],
        ),
        ("ins_109511", &["investments"]),
        ("ins_56", &["transactions"]),
        ("ins_117650", &["transactions"]),
    ] {
        let token = server.access_token_at(institution, products);
        let item = server.ok("/item/get", json!({ "access_token": token }));
        for list in ["institution_name", "available_products", "billed_products"] {
            table += &format!("{list}: {}\n", item.text_at(&format!("/item/{list}")));
        }
        table.push('\n');
    }
    insta::assert_snapshot!(table);
}
