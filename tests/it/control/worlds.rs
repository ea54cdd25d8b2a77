//! Worlds are made anew and forgotten.

use serde_json::json;

use crate::server::Server;

#[test]
fn a_world_that_is_reset_begins_again_with_the_same_ids() {
    let server = Server::start();
    let post = |path: &str, client: &str| {
        server.post_raw(path, json!({ "client_id": client }).to_string())
    };
    let first = server.public_token(&["auth"]);
    let other = server.as_client("other");
    let kept = other.access_token(&["auth"]);
    server.advance("1h");
    assert_eq!(post("/_emulator/worlds/reset", "test").status, 200);
    let clock = server.get("/_emulator/clock?client_id=test");
    assert_eq!(clock.text_at("/now"), crate::server::START);
    let gone = server.post(
        "/item/public_token/exchange",
        json!({ "public_token": first }),
    );
    assert_eq!(gone.text_at("/error_code"), "INVALID_PUBLIC_TOKEN");
    assert_eq!(server.public_token(&["auth"]), first);
    other.ok("/accounts/get", json!({ "access_token": kept }));

    let left = post("/_emulator/worlds/delete", "test");
    assert_eq!(left.json(), json!({ "worlds": ["other"] }));
    assert_eq!(
        server.get("/_emulator/worlds").json(),
        json!({ "worlds": ["other"] })
    );
}
