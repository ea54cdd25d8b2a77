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

/// Some are counted by the hour, by the second, or by the app's own transaction.
#[test]
fn signal_and_transfer_have_limits_of_their_own() {
    let server = Server::with_switches(|switches| switches.rate_limits = true);
    let token = server.access_token(&["auth", "signal", "transfer"]);
    let accounts = server.unchecked("/accounts/get", json!({ "access_token": token }));
    let account = accounts.text_at("/accounts/0/account_id");
    let evaluate = |transaction: &str| {
        let body = json!({
            "access_token": token, "account_id": account, "amount": 1.0,
            "client_transaction_id": transaction,
        });
        let answer = server.unchecked("/signal/evaluate", body);
        (answer.status == 429).then(|| answer.text_at("/error_code"))
    };
    let limited = Some("RATE_LIMIT".to_owned());
    for _ in 0..10 {
        assert_eq!(evaluate("one"), None);
    }
    assert_eq!(evaluate("one"), limited, "ten an hour for one transaction");
    for number in 0..18 {
        assert_eq!(evaluate(&format!("a{number}")), None);
    }
    // The refused one counts for the client and the Item.
    assert_eq!(evaluate("two"), None);
    assert_eq!(evaluate("two"), limited, "thirty a second for one client");
    server.advance("1s");
    for number in 0..30 {
        assert_eq!(evaluate(&format!("b{number}")), None);
    }
    server.advance("59m");
    for number in 0..10 {
        assert_eq!(evaluate(&format!("c{number}")), None);
    }
    assert_eq!(evaluate("three"), limited, "seventy an hour for one Item");
    server.advance("1m");
    assert_eq!(evaluate("three"), None);
    assert_eq!(evaluate("one"), None);

    let authorize = || {
        let body = json!({
            "access_token": token, "account_id": account, "type": "debit", "network": "ach",
            "amount": "1.00", "ach_class": "ppd", "user": { "legal_name": "Ann" },
        });
        server
            .unchecked("/transfer/authorization/create", body)
            .status
    };
    let made = (0..101).filter(|_| {
        server.advance("2s");
        authorize() == 200
    });
    assert_eq!(made.count(), 100, "a hundred an hour for one Item");
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
