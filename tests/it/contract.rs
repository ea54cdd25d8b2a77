//! Plaid's API as data: what the embedded contract says about requests and answers.

mod import;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use plaid_emulator::contract::{self, Answer};
use proptest::prelude::*;
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the test's own JSON")
}

fn told(path: &str, body: &Value) -> String {
    let operation = contract::operation(path).expect("a published path");
    match operation.check_request(body) {
        Ok(()) => "accepted".to_owned(),
        Err(error) => format!("{:?}: {}", error.code, error.message),
    }
}

#[test]
fn operations_by_area() {
    let mut areas: BTreeMap<&str, usize> = BTreeMap::new();
    for operation in contract::operations() {
        *areas.entry(operation.area()).or_default() += 1;
    }
    let mut summary = format!("{} operations\n", contract::operations().len());
    for (area, count) in areas {
        writeln!(summary, "{count:3} {area}").unwrap();
    }
    for operation in contract::operations() {
        if operation.method != "POST" || !matches!(operation.answer, Answer::Json(_)) {
            writeln!(
                summary,
                "{} {} {:?}",
                operation.method, operation.path, operation.answer
            )
            .unwrap();
        }
    }
    writeln!(summary, "{} webhooks", contract::webhooks().len()).unwrap();
    insta::assert_snapshot!(summary);
}

#[test]
fn every_operation_names_its_required_fields() {
    let mut seen = String::new();
    for operation in contract::operations() {
        let told = told(operation.path, &json("{}"));
        writeln!(seen, "{} {}", operation.path, told).unwrap();
        assert!(
            told == "accepted" || told.starts_with("MissingFields: "),
            "{told}"
        );
        if let Answer::Json(_) = operation.answer {
            assert!(!operation.check_response(&json("[]")).is_empty() || operation.path == OPEN);
        }
        assert!(std::ptr::eq(
            operation,
            contract::operation_by_method(operation.method, operation.path).unwrap()
        ));
    }
    insta::assert_snapshot!(seen);
}

/// The one operation whose answer is published as any object.
const OPEN: &str = "/sandbox/oauth/select_accounts";

#[test]
fn every_webhook_says_what_it_must_hold() {
    for name in contract::webhooks() {
        let violations = contract::check_webhook(name, &json(r#"{"webhook_color": 1}"#)).unwrap();
        assert!(
            violations
                .iter()
                .any(|violation| violation.path == "webhook_color"),
            "{name}"
        );
    }
    assert_eq!(contract::check_webhook("NoSuchWebhook", &Value::Null), None);
}

#[test]
fn unknown_paths_have_no_operation() {
    assert!(contract::operation("/transactions/gets").is_none());
    assert!(contract::operation("").is_none());
    assert!(contract::operation_by_method("GET", "/transactions/get").is_none());
}

/// A request a line. The first part has sentences recorded from the Sandbox.
const REQUESTS: &str = include_str!("contract/requests.txt");

#[test]
fn requests_are_answered_in_plaids_words() {
    let mut seen = String::new();
    for line in REQUESTS.lines() {
        let told = match line.split_once(' ').unwrap() {
            ("#", _) => String::new(),
            (path, body) => format!("\n    {}", told(path, &json(body))),
        };
        writeln!(seen, "{line}{told}").unwrap();
    }
    insta::assert_snapshot!(seen);
}

#[test]
fn answers_are_compared_with_the_contract() {
    let body = json(
        r#"{
            "accounts": [
                {
                    "account_id": "a",
                    "apy": 0.1,
                    "balances": {"available": "1", "current": null, "limit": null},
                    "mask": null, "name": "n", "official_name": null,
                    "subtype": "chequing", "type": null, "colour": "red"
                },
                7
            ],
            "item": null,
            "request_id": 5
        }"#,
    );
    let violations = contract::operation("/accounts/get")
        .unwrap()
        .check_response(&body);
    let told: Vec<String> = violations.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(told.join("\n").replace(ALL_SUBTYPES, "one of: (subtypes)"));

    let good = json(r#"{"request_id": "0123456789abcde", "new_access_token": "access-sandbox-1"}"#);
    let operation = contract::operation("/item/access_token/invalidate").unwrap();
    assert_eq!(operation.check_response(&good), []);
    let file = contract::operation("/statements/download").unwrap();
    assert_eq!(file.answer, Answer::File("application/pdf"));
    assert_eq!(file.check_response(&good).len(), 1);
}

const ALL_SUBTYPES: &str = "one of: 401a";

#[test]
fn errors_have_their_keys() {
    let good = r#"{"display_message": null, "documentation_url": "u", "error_code": "INVALID_FIELD",
        "error_message": "m", "error_type": "INVALID_REQUEST", "request_id": "r",
        "suggested_action": null}"#;
    assert_eq!(contract::check_error(&json(good)), []);
    assert_eq!(
        contract::check_error(&json(&good.replace("}", r#","causes":[]}"#))),
        []
    );
    let bad = r#"{"error_type": "BAD", "error_code": null, "hint": "h"}"#;
    let told = contract::check_error(&json(bad));
    insta::assert_snapshot!(told.iter().map(|it| format!("{it}\n")).collect::<String>());
}

#[test]
fn bytes_are_as_plaid_writes_them() {
    let good = "{\n  \"a\": [],\n  \"b\": {\n    \"c\": 0.1,\n    \"d\": \"\\u003c\"\n  }\n}";
    assert_eq!(contract::check_text(good), None);
    let mut told = String::new();
    for bad in [
        "{\n  \"b\": 1,\n  \"a\": 2\n}",
        "{\"a\": 1}",
        "{\n  \"a\": 1\n}\n",
        "{\n  \"a\": \"<\"\n}",
        "{\n  \"a\": 5.0\n}",
        "{",
    ] {
        writeln!(told, "{bad:?}\n    {}", contract::check_text(bad).unwrap()).unwrap();
    }
    insta::assert_snapshot!(told);
}

/// Where the published file is, for the two tests that need it.
fn published() -> String {
    let path = std::env::var("PLAID_OPENAPI").expect("PLAID_OPENAPI names Plaid's OpenAPI file");
    std::fs::read_to_string(path).expect("PLAID_OPENAPI names a readable file")
}

#[test]
#[ignore = "writes fixtures/contract from the file that PLAID_OPENAPI names"]
fn import_the_published_file() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/contract");
    for (name, text) in contract::import(&published()).unwrap() {
        std::fs::write(format!("{folder}/{name}"), text).unwrap();
    }
}

#[test]
#[ignore = "compares with the file that PLAID_OPENAPI names"]
fn the_published_file_has_not_drifted() {
    assert_eq!(contract::diff(&published()).unwrap(), []);
}

#[test]
fn every_file_is_embedded() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/contract");
    let table = include_str!("../../src/contract/files.rs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            table.contains(&format!("contract/{name}\"")),
            "{name} is not in files.rs"
        );
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        prop::sample::select(vec![
            "access_token",
            "accounts",
            "account_ids",
            "client_name",
            "client_id",
            "country_codes",
            "options",
            "products",
            "initial_products",
            "user",
            "webhook",
            "transactions",
            "report",
            "count",
            "start_date",
            "name",
            "language",
            "institution_id",
            "items",
            "error",
            "causes",
        ]),
        Just("x"),
    ];
    leaf.prop_recursive(6, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(key.clone().prop_map(str::to_owned), inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_told_what_is_wrong(body in any_json()) {
        for path in [
            "/link/token/create",
            "/transactions/get",
            "/sandbox/public_token/create",
            "/asset_report/create",
            "/institutions/search",
            "/transfer/authorization/create",
            "/categories/get",
            "/fdx/recipients",
        ] {
            let operation = contract::operation(path).unwrap();
            if let Err(error) = operation.check_request(&body) {
                prop_assert!(!error.message.is_empty());
            }
            operation.check_response(&body);
        }
        contract::check_error(&body);
        let pretty = format!("{body:#}");
        contract::check_text(&pretty);
    }
}
