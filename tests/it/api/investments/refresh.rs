//! `POST /investments/refresh`

use serde_json::json;

use crate::server::Server;

#[test]
fn nothing_changes_and_no_webhook_follows() {
    let server = Server::start();
    let token = server.access_token(&["investments"]);
    let before = server.get("/_emulator/webhooks").text;
    server.ok("/investments/refresh", json!({ "access_token": token }));
    server.advance("1h");
    assert_eq!(server.get("/_emulator/webhooks").text, before);
}
