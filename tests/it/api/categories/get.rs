//! `POST /categories/get`

use serde_json::{Value, json};

use crate::server::Server;

#[test]
fn the_list_of_602_needs_no_keys() {
    let server = Server::start();
    let answer = server.post_raw("/categories/get", "{}");
    crate::server::check("/categories/get", &answer);
    let categories = answer.json()["categories"].as_array().unwrap().clone();
    assert_eq!(categories.len(), 602);
    let ids: Vec<&str> = categories
        .iter()
        .filter_map(|it| it["category_id"].as_str())
        .collect();
    assert!(ids.is_sorted() && ids.len() == 602);
    let of = |group: &str| categories.iter().filter(|it| it["group"] == group).count();
    assert_eq!((of("place"), of("special"), of("digital")), (536, 64, 2));
    let lines = categories.iter().map(|it| {
        let hierarchy = it["hierarchy"].as_array().unwrap();
        let hierarchy: Vec<&str> = hierarchy.iter().filter_map(Value::as_str).collect();
        format!(
            "{} {} {}\n",
            it["category_id"],
            it["group"],
            hierarchy.join(" > ")
        )
    });
    insta::assert_snapshot!(lines.collect::<String>().replace('"', ""));
}

#[test]
fn keys_are_no_harm() {
    let server = Server::start();
    let list = |answer: crate::server::Answer| answer.text_at("/categories");
    let without = list(server.post_raw("/categories/get", "{}"));
    assert_eq!(list(server.ok("/categories/get", json!({}))), without);
    let wrong = json!({ "client_id": null, "secret": 5 });
    assert_eq!(list(server.ok("/categories/get", wrong)), without);
    let unknown = server.post_raw("/categories/get", "{\"x\": 1}");
    assert_eq!(
        unknown.error(),
        "400 INVALID_REQUEST/UNKNOWN_FIELDS: \
         the following fields are not recognized by this endpoint: x"
    );
}
