//! Many requests to one operation and what is said to each; a request for any operation.

use plaid_emulator::contract::Violation;
use serde_json::{Value, json};

use crate::server::Server;

/// Sends a request for each line and tells what came of it.
///
/// A line is the fields that differ from `least`, as JSON; `"-"` leaves a field out. `$NAME`
/// stands for the text `names` has for it. Lines that start with `#` are headings.
#[track_caller]
pub(crate) fn told(
    server: &Server,
    path: &str,
    least: &Value,
    names: &[(&str, &str)],
    lines: &str,
) -> String {
    let mut table = String::new();
    for line in lines.trim().lines() {
        table += line;
        table.push('\n');
        if line.starts_with('#') {
            continue;
        }
        let text = names.iter().fold(line.to_owned(), |text, (name, value)| {
            text.replace(name, value)
        });
        let changes: Value = serde_json::from_str(&text).unwrap();
        let answer = server.post(path, changed(least, &changes));
        let told = match answer.status {
            200 => "200".to_owned(),
            _ => answer.error(),
        };
        table += &format!("    {told}\n");
    }
    table
}

fn changed(least: &Value, changes: &Value) -> Value {
    let mut fields = least.as_object().unwrap().clone();
    for (name, value) in changes.as_object().unwrap() {
        if value == "-" {
            fields.remove(name);
        } else {
            fields.insert(name.clone(), value.clone());
        }
    }
    Value::Object(fields)
}

/// A body the contract passes, found by doing what the errors ask for, from nothing on.
#[track_caller]
pub(crate) fn passing(server: &Server, path: &str) -> Value {
    let mut body = json!({});
    for _ in 0..60 {
        let answer = server.unchecked(path, body.clone());
        if answer.status == 200 {
            return body;
        }
        let (code, message) = refusal(&answer.json());
        match code.as_str() {
            "MISSING_FIELDS" => {
                let (_, fields) = message.split_once(": ").unwrap();
                for field in fields.split(", ") {
                    *place(&mut body, field) = json!("");
                }
            }
            "INVALID_FIELD" => {
                // A sentence of another form comes from the endpoint: the contract has passed it.
                let Some((field, rule)) = message.split_once(" must be ") else {
                    return body;
                };
                *place(&mut body, field) = value_of(rule);
            }
            _ => return body,
        }
    }
    panic!("{path}: the errors led to {body}");
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
        "a decimal greater than zero with two digits of precision" => json!("1.00"),
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

/// Code and sentence of an error; the OAuth service has one code for two of Plaid's.
fn refusal(answer: &Value) -> (String, String) {
    let text = |name: &str| answer[name].as_str().map(str::to_owned);
    if let Some(code) = text("error_code") {
        return (code, text("error_message").unwrap_or_default());
    }
    let message = text("error_description").unwrap_or_default();
    let missing = message.contains("fields are missing");
    let code = if missing {
        "MISSING_FIELDS"
    } else {
        "INVALID_FIELD"
    };
    (code.to_owned(), message)
}

/// An error of the OAuth service, as `OAuthErrorResponse` is published.
#[track_caller]
pub(crate) fn check_oauth_error(path: &str, json: &Value) -> Vec<Violation> {
    const CODES: [&str; 6] = [
        "invalid_request",
        "invalid_client",
        "invalid_grant",
        "unauthorized_client",
        "invalid_scope",
        "unsupported_grant_type",
    ];
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["error", "error_description", "request_id"]);
    assert!(CODES.contains(&json["error"].as_str().unwrap()), "{json}");
    assert!(path.starts_with("/oauth/"), "{path}: {json}");
    Vec::new()
}
