//! `POST /item/public_token/create`

use serde_json::json;

use crate::server::Server;

const PATH: &str = "/item/public_token/create";

#[test]
fn an_item_may_have_many_public_tokens() {
    let server = Server::start();
    let access_token = server.access_token(&["transactions"]);
    let made = || server.ok(PATH, json!({ "access_token": access_token }));
    let (first, second) = (made(), made());
    insta::assert_snapshot!([&first, &second].map(|it| it.text.as_str()).join("\n"));
    for made in [first, second] {
        assert_eq!(
            server.exchange(&made.text_at("/public_token")),
            access_token
        );
    }
}
