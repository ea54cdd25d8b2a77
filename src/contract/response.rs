//! Checks an answer against the published file, for tests.

use std::fmt;

use serde_json::Value;

use super::load::{self, SHARED};
use super::shape::Form;
use super::walk::{self, Fault, Finding};

/// The keys of every error Plaid answers, as recorded since 2020.
const ERROR_KEYS: [&str; 7] = [
    "display_message",
    "documentation_url",
    "error_code",
    "error_message",
    "error_type",
    "request_id",
    "suggested_action",
];

/// One way in which an answer is not what the published file says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// Where: `accounts[0].balances.limit`; empty for the body itself, `line 3` for its text.
    pub path: String,
    /// What is wrong there: `must be a number`, `is missing`.
    pub sentence: String,
}

impl Violation {
    pub(super) fn new(path: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            sentence: sentence.into(),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() {
            "the body"
        } else {
            &self.path
        };
        write!(f, "{path} {}", self.sentence)
    }
}

impl From<Finding> for Violation {
    fn from(finding: Finding) -> Self {
        let sentence = match finding.fault {
            Fault::Unknown => "is not in the contract".to_owned(),
            Fault::Missing => "is missing".to_owned(),
            Fault::Wrong(rule) => format!("must be {rule}"),
        };
        Self {
            path: finding.path,
            sentence,
        }
    }
}

/// Checks a body against its form.
pub(super) fn check(form: &Form, body: &Value) -> Vec<Violation> {
    walk::compare(form, body)
        .into_iter()
        .map(Violation::from)
        .collect()
}

/// Checks the body of an error: Plaid's seven keys, each with its type, and no key beside them
/// but those that go with the error. Source: <https://plaid.com/docs/errors/>.
pub fn check_error(body: &Value) -> Vec<Violation> {
    let mut violations = check(&load::response(SHARED, "PlaidError"), body);
    let absent = ERROR_KEYS.iter().filter(|key| body.get(key).is_none());
    violations.extend(absent.map(|key| Violation::new(*key, "is missing")));
    violations.sort();
    violations.dedup();
    violations
}

/// Checks the bytes of a JSON answer: keys sorted at every level, two spaces a level, no newline
/// at the end, `<`, `>` and `&` escaped, no `.0` at the end of a number. Names the first line that
/// differs.
pub fn check_text(text: &str) -> Option<Violation> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return Some(Violation::new("", format!("must be JSON: {error}"))),
    };
    let expected = as_plaid_writes(&value);
    if expected == text {
        return None;
    }
    let mut lines = expected.split('\n').zip(text.split('\n')).enumerate();
    let Some((at, (expected, found))) = lines.find(|(_, (expected, found))| expected != found)
    else {
        return Some(Violation::new("", "must end after its last bracket"));
    };
    let sentence = format!("must be `{}`, not `{}`", expected.trim(), found.trim_end());
    Some(Violation::new(format!("line {}", at + 1), sentence))
}

fn as_plaid_writes(value: &Value) -> String {
    let mut text = format!("{value:#}");
    for (plain, escaped) in [
        ("&", "\\u0026"),
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("\u{2028}", "\\u2028"),
        ("\u{2029}", "\\u2029"),
    ] {
        if text.contains(plain) {
            text = text.replace(plain, escaped);
        }
    }
    let lines = text.split('\n').map(|line| match line.strip_suffix(',') {
        Some(line) => whole(line).to_owned() + ",",
        None => whole(line).to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A line of pretty JSON without the `.0` of a whole number.
fn whole(line: &str) -> &str {
    let value = line.rsplit_once(' ').map_or(line, |(_, value)| value);
    let number = value.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    if number {
        line.strip_suffix(".0").unwrap_or(line)
    } else {
        line
    }
}
