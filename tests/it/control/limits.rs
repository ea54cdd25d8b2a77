//! Plaid's rate limits, where they are switched on.

use serde_json::json;

use crate::server::Server;

#[test]
fn calls_over_plaids_limits_are_refused_until_a_minute_has_passed() {
    let server = Server::with_switches(|switches| switches.rate_limits = true);
    let token = server.access_token(&["auth"]);
    let other = server.access_token(&["auth"]);
    let item = |token: &str| server.unchecked("/item/get", json!({ "access_token": token }));
    for _ in 0..40 {
        assert_eq!(item(&token).status, 200);
    }
    assert_eq!(item(&token).text_at("/error_code"), "ITEM_GET_LIMIT");
    assert_eq!(item(&other).status, 200, "each Item is counted by itself");
    server.advance("59s");
    assert_eq!(item(&token).status, 429);
    server.advance("1s");
    assert_eq!(item(&token).status, 200);

    let list = || {
        let body = json!({ "count": 1, "offset": 0, "country_codes": ["US"] });
        server.unchecked("/institutions/get", body)
    };
    for _ in 0..10 {
        assert_eq!(list().status, 200);
    }
    insta::assert_snapshot!(list().error());
}

#[test]
fn unasked_nothing_is_counted() {
    let server = Server::start();
    let body = json!({ "count": 1, "offset": 0, "country_codes": ["US"] });
    for _ in 0..20 {
        let answer = server.unchecked("/institutions/get", body.clone());
        assert_eq!(answer.status, 200);
    }
}
