//! What a wrong value must be, in Plaid's voice: the words that follow "`field` must be".
//!
//! The sentences for names and for dates, integers, URLs and lists are recorded from the Sandbox;
//! the others are worded alike.

use std::fmt::Display;

use serde_json::Value;

use super::notation::Number;
use super::shape::{Form, Format, Kind, Range, Shape, Slot};

/// Recorded sentences that go with the name of a field.
const BY_NAME: [(&str, &str); 7] = [
    ("account_id", "a valid account ID"),
    ("account_ids", "a non-empty array of valid account ids"),
    ("client_id", "a properly formatted, non-empty string"),
    ("country_codes", "a non-empty string array"),
    (
        "initial_products",
        "a list of strings containing at least one product",
    ),
    ("secret", "a properly formatted, non-empty string"),
    ("webhook", "a non-empty string URL"),
];

/// What `value` must be to fit `slot`, the type of the field `name` or of an item of it.
pub(super) fn rule(form: &Form, slot: &Slot, name: &str, value: &Value) -> String {
    if let Some((_, sentence)) = BY_NAME.iter().find(|(named, _)| *named == name)
        && !matches!(slot.kind, Kind::Shape(_))
    {
        return (*sentence).to_owned();
    }
    match &slot.kind {
        Kind::Any => "null or a value".to_owned(),
        Kind::Boolean => "a boolean".to_owned(),
        Kind::String { length } => string(name, *length, value),
        Kind::Text(format) => format_rule(*format).to_owned(),
        Kind::Integer { range } => match value {
            Value::Number(number) if !number.is_f64() => between(*range),
            _ => "an integer".to_owned(),
        },
        Kind::Number { range } => match value {
            Value::Number(_) => between(*range),
            _ => "a number".to_owned(),
        },
        Kind::Object => "an object".to_owned(),
        Kind::Map { length, .. } => match value {
            Value::Object(_) => format!("an object with {}", size(*length, " keys")),
            _ => "an object".to_owned(),
        },
        Kind::List { of, length } => list(form, of, *length, value),
        Kind::Shape(shape) => match &form.shapes[*shape] {
            Shape::Fields(_) => "an object".to_owned(),
            Shape::Values(values) => format!("one of: {}", values.join(", ")),
        },
    }
}

/// Whether an item of the wrong type is told of as a fault of its list. Objects are told of one by
/// one, as are strings of the right type that are not in an enum or have another format.
pub(super) fn blames_the_list(form: &Form, of: &Slot, item: &Value) -> bool {
    if of.nullable && item.is_null() {
        return false;
    }
    match &of.kind {
        Kind::String { .. } => !item.is_string(),
        Kind::Text(Format::AccountId) => !item
            .as_str()
            .is_some_and(|text| Format::AccountId.accepts(text)),
        Kind::Text(_) => !item.is_string(),
        Kind::Integer { .. } | Kind::Number { .. } => !item.is_number(),
        Kind::Shape(shape) => matches!(form.shapes[*shape], Shape::Values(_)) && !item.is_string(),
        _ => false,
    }
}

fn string(name: &str, length: Range<usize>, value: &Value) -> String {
    match value {
        Value::String(text) if !text.is_empty() => {
            format!("a string of {}", size(length, " characters"))
        }
        _ if name.ends_with("_token") => "a properly formatted, non-empty string".to_owned(),
        _ if length.least.is_some_and(|least| least > 0) || name.ends_with("_id") => {
            "a non-empty string".to_owned()
        }
        _ => "a string".to_owned(),
    }
}

const fn format_rule(format: Format) -> &'static str {
    match format {
        Format::Date => "a string of the format 'YYYY-MM-DD'",
        Format::DateTime => "an ISO 8601 date-time",
        Format::Url => "a non-empty string URL",
        Format::Email => "a valid email address",
        Format::Uuid => "a valid UUID",
        Format::AccountId => "a valid account ID",
    }
}

fn list(form: &Form, of: &Slot, length: Range<usize>, value: &Value) -> String {
    let some = length.least.is_some_and(|least| least > 0);
    if let Value::Array(items) = value
        && (some != items.is_empty())
        && !length.holds(items.len())
    {
        return format!("an array of {}", size(length, " items"));
    }
    let strings = match &of.kind {
        Kind::String { .. } | Kind::Text(_) => true,
        Kind::Shape(shape) => matches!(form.shapes[*shape], Shape::Values(_)),
        _ => false,
    };
    let kind = if strings { "string array" } else { "array" };
    match (some, strings) {
        (true, _) => format!("a non-empty {kind}"),
        (false, true) => format!("a {kind}"),
        (false, false) => format!("an {kind}"),
    }
}

/// `between 1 and 500`, `at least 1`, `at most 500`.
fn between(range: Range<Number>) -> String {
    match (range.least, range.most) {
        (Some(least), Some(most)) => format!("between {least} and {most}"),
        _ => size(range, ""),
    }
}

/// `6 characters`, `2 to 10 characters`, `at least 1 key`, `at most 50 items`.
fn size<T: Display + PartialEq>(range: Range<T>, unit: &str) -> String {
    match (range.least, range.most) {
        (Some(least), Some(most)) if least == most => format!("{least}{unit}"),
        (Some(least), Some(most)) => format!("{least} to {most}{unit}"),
        (Some(least), None) => format!("at least {least}{unit}"),
        (None, Some(most)) => format!("at most {most}{unit}"),
        (None, None) => format!("any number{unit}"),
    }
}
