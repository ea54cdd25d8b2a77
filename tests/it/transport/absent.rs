//! Operations of Plaid's that are not built.

use plaid_emulator::api;
use plaid_emulator::contract::{self, Operation};
use serde_json::{Value, json};

use super::request;
use crate::server::{Answer, Server};

/// Every operation that is not built says so, and only to a request Plaid would take. The request
/// is built from nothing but the sentences of the errors: they must say all that is needed.
#[test]
fn what_is_not_built_says_so() {
    let server = Server::start();
    let mut absent = 0;
    for operation in contract::operations() {
        if api::route(operation.path).is_some() {
            continue;
        }
        let answer = if operation.method == "POST" {
            follow_the_errors(&server, operation)
        } else {
            let path = operation.path.replace(['{', '}'], "");
            server.send(request(operation.method, &path, &[], ""))
        };
        let expected = format!(
            "501 EMULATOR_ERROR/EMULATOR_NOT_IMPLEMENTED: {} is an operation of Plaid's that this \
             emulator does not answer yet",
            operation.path
        );
        assert_eq!(answer.error(), expected);
        let json = answer.json();
        let keys: Vec<&str> = json
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let as_all_errors = [
            "display_message",
            "error_code",
            "error_message",
            "error_type",
            "request_id",
            "suggested_action",
        ];
        assert_eq!(keys, as_all_errors, "{}", operation.path);
        assert_eq!(contract::check_text(&answer.text), None);
        absent += 1;
    }
    let built: usize = api::ROUTES.iter().map(|routes| routes.len()).sum();
    assert_eq!(absent + built, contract::operations().len());
}

/// Calls an operation, at first with nothing, then with what the last error asked for.
#[track_caller]
fn follow_the_errors(server: &Server, operation: &Operation) -> Answer {
    let mut body = json!({});
    for _ in 0..60 {
        let answer = server.post(operation.path, body.clone());
        let message = answer.text_at("/error_message");
        match answer.text_at("/error_code").as_str() {
            "MISSING_FIELDS" => {
                let (_, fields) = message.split_once(": ").unwrap();
                for field in fields.split(", ") {
                    *place(&mut body, field) = json!("");
                }
            }
            "INVALID_FIELD" => {
                let (field, rule) = message.split_once(" must be ").unwrap();
                *place(&mut body, field) = value_of(rule);
            }
            _ => return answer,
        }
    }
    panic!("{}: the errors led to {body}", operation.path);
}

/// The place in a body of a path such as `items[0].name`.
fn place<'a>(body: &'a mut Value, path: &str) -> &'a mut Value {
    path.split('.').fold(body, |parent, step| {
        let (name, index) = match step.split_once('[') {
            Some((name, rest)) => (name, Some(rest.trim_end_matches(']'))),
            None => (step, None),
        };
        if !parent.is_object() {
            *parent = json!({});
        }
        match index {
            Some(index) => &mut parent[name][index.parse::<usize>().unwrap()],
            None => &mut parent[name],
        }
    })
}

/// A value that does what the end of "must be ..." asks for.
fn value_of(rule: &str) -> Value {
    let number = |words: &str| -> Option<u64> {
        let word = words.split(' ').find(|word| word.parse::<u64>().is_ok())?;
        word.parse().ok()
    };
    if let Some(values) = rule.strip_prefix("one of: ") {
        return json!(values.split(", ").next().unwrap());
    }
    match rule {
        "a boolean" => json!(true),
        "an integer" => json!(1),
        "a number" => json!(1.5),
        "an object" => json!({}),
        "an array" | "a string array" => json!([]),
        "a non-empty array" => json!([""]),
        "a non-empty string array" => json!(["x"]),
        "a list of strings containing at least one product" => json!(["auth"]),
        "a string of the format 'YYYY-MM-DD'" => json!("2026-09-01"),
        "an ISO 8601 date-time" => json!("2026-09-01T12:00:00Z"),
        "a non-empty string URL" => json!("https://example.com/"),
        "a valid email address" => json!("a@example.com"),
        "a valid UUID" => json!("00000000-0000-4000-8000-000000000000"),
        "a valid account ID" => json!("x".repeat(37)),
        "a non-empty array of valid account ids" => json!(["x".repeat(37)]),
        _ if rule.starts_with("a string of") => {
            json!("x".repeat(number(rule).unwrap().try_into().unwrap()))
        }
        _ if rule.starts_with("an array of") => json!(vec!["x"; number(rule).unwrap() as usize]),
        _ if rule.starts_with("an object with") => json!({ "key": "value" }),
        _ => number(rule).map_or_else(|| json!("x"), Value::from),
    }
}
