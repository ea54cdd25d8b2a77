//! `POST /investments/refresh`

use serde_json::json;

use crate::server::Server;
use crate::webhooks;

#[test]
fn nothing_changes_and_no_webhook_follows() {
    let server = Server::start();
    let token = webhooks::item(&server, &["investments"], "http://127.0.0.1:9/webhook");
    let sent = || {
        let json = server.get("/_emulator/webhooks?client_id=test").json();
        json["webhooks"].as_array().expect("a list").len()
    };
    let before = sent();
    server.ok("/investments/refresh", json!({ "access_token": token }));
    server.advance("1h");
    assert_eq!(sent(), before);

    // One that is fired by hand is seen, so the list would show another.
    let fired = json!({
        "access_token": token, "webhook_type": "HOLDINGS", "webhook_code": "DEFAULT_UPDATE",
    });
    server.ok("/sandbox/item/fire_webhook", fired);
    assert_eq!(sent(), before + 1);
}
