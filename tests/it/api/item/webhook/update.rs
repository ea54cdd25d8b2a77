//! `POST /item/webhook/update`

use serde_json::json;

use crate::requests::told;
use crate::server::Server;

const PATH: &str = "/item/webhook/update";

#[test]
fn a_webhook_is_set_and_taken_away() {
    let server = Server::start();
    let token = server.access_token(&["transactions"]);
    let kept = || {
        let item = server.ok("/item/get", json!({ "access_token": token }));
        item.text_at("/item/webhook")
    };
    assert_eq!(kept(), "");
    let url = "https://example.com/hook?a=1&b=2";
    let set = server.ok(PATH, json!({ "access_token": token, "webhook": url }));
    assert_eq!(kept(), url);
    let taken = server.ok(PATH, json!({ "access_token": token, "webhook": null }));
    assert_eq!(kept(), "");
    insta::assert_snapshot!([set.text, taken.text].join("\n"));
}

const ADDRESSES: &str = r#"
{"webhook": "http://localhost:3000/hook"}
{"webhook": "https://example.com"}
{"webhook": "www.example.com/hook"}
{"webhook": "-"}
{"webhook": ""}
{"webhook": " "}
{"webhook": "ABCDEFG1234567"}
{"webhook": 5}
{"webhook": ["https://example.com"]}
"#;

#[test]
fn addresses_that_are_none() {
    let server = Server::start();
    let token = server.access_token(&["auth"]);
    let least = json!({ "access_token": token, "webhook": "https://example.com" });
    let told = told(&server, PATH, &least, &[], ADDRESSES);
    insta::assert_snapshot!(told);
}
