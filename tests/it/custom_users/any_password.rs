//! Whatever stands in the password: an Item, or one of Plaid's errors.

use std::cell::OnceCell;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::made;
use crate::server::Server;

/// Words of the schema, so that values get to where they are looked at.
const KEYS: [&str; 28] = [
    "override_accounts",
    "seed",
    "version",
    "mfa",
    "recaptcha",
    "force_error",
    "type",
    "subtype",
    "starting_balance",
    "meta",
    "mask",
    "limit",
    "numbers",
    "ach_routing",
    "identity",
    "names",
    "emails",
    "data",
    "transactions",
    "date_posted",
    "amount",
    "holdings",
    "security",
    "liability",
    "principal",
    "origination_date",
    "income",
    "paystubs",
];
const WORDS: [&str; 16] = [
    "depository",
    "checking",
    "credit",
    "credit card",
    "loan",
    "student",
    "investment",
    "brokerage",
    "payroll",
    "device",
    "good",
    "2026-08-01",
    "-9999-12-31",
    "USD",
    "",
    "questions",
];

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<i32>().prop_map(|cents| Value::from(f64::from(cents) / 100.0)),
        prop::sample::select(WORDS.to_vec()).prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        let key = prop::sample::select(KEYS.to_vec()).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A custom user with a bit of everything.
fn whole() -> Value {
    serde_json::from_str(include_str!("whole.json")).expect("it is JSON")
}

/// Puts `value` in place of the so-many-th value within `json`.
fn put(json: &mut Value, place: &mut usize, value: &Value) {
    if *place == 0 {
        *json = value.clone();
    }
    *place = place.wrapping_sub(1);
    match json {
        Value::Array(values) => values.iter_mut().for_each(|it| put(it, place, value)),
        Value::Object(members) => members.values_mut().for_each(|it| put(it, place, value)),
        _ => {}
    }
}

fn count(json: &Value) -> usize {
    1 + match json {
        Value::Array(values) => values.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// Makes an Item and reads all there is, or is refused as Plaid refuses.
fn tries(password: &str) {
    thread_local! {
        static SERVER: OnceCell<Server> = const { OnceCell::new() };
    }
    SERVER.with(|server| {
        let server = server.get_or_init(Server::start);
        let answer = made(server, password, &["transactions"]);
        if answer.status != 200 {
            let code = answer.json()["error_code"].clone();
            assert!(
                answer.status == 400 || code == "INTERNAL_SERVER_ERROR",
                "{}",
                answer.text
            );
            assert!(code.is_string(), "{}", answer.text);
            return;
        }
        let token = server.exchange(&answer.text_at("/public_token"));
        server.advance("30s");
        for path in [
            "/accounts/get",
            "/auth/get",
            "/identity/get",
            "/liabilities/get",
            "/investments/holdings/get",
            "/transactions/sync",
        ] {
            let answer = server.post(path, json!({ "access_token": token }));
            assert!(
                matches!(answer.status, 200 | 400),
                "{path}: {}",
                answer.text
            );
        }
        let body = json!({
            "access_token": token, "start_date": "2024-01-01", "end_date": "2026-09-01",
        });
        let answer = server.post("/investments/transactions/get", body);
        assert!(matches!(answer.status, 200 | 400), "{}", answer.text);
    });
}

#[test]
fn the_whole_one_is_right() {
    let server = Server::start();
    let answer = made(&server, &whole().to_string(), &["transactions"]);
    assert_eq!(answer.status, 200, "{}", answer.text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_json_is_answered(value in any_json()) {
        tries(&value.to_string());
    }

    #[test]
    fn any_text_is_answered(text in ".*|[{}\\[\\]:,\" a1\n]*") {
        tries(&text);
    }

    #[test]
    fn a_user_that_is_cut_off_is_answered(at: Index) {
        let text = whole().to_string();
        let characters: Vec<char> = text.chars().collect();
        tries(&characters[..at.index(characters.len())].iter().collect::<String>());
    }

    #[test]
    fn a_user_with_something_else_in_it_is_answered(at: Index, value in any_json()) {
        let mut user = whole();
        let mut place = at.index(count(&user));
        put(&mut user, &mut place, &value);
        tries(&user.to_string());
    }
}
