//! Makes a body that the published file allows, from as little as it asks for.

use serde_json::{Map, Value};

use super::shape::{Fields, Form, Format, Kind, Shape, Slot};

/// Says what stands in a field, by its name and whether it is required; `None` leaves a required
/// one to its type and an optional one out.
pub(super) type Fill<'f> = &'f mut dyn FnMut(&str, bool) -> Option<Value>;

/// A body of this form; `None` if it is no object.
pub(super) fn object(form: &Form, fill: Fill<'_>) -> Option<Map<String, Value>> {
    let Kind::Shape(at) = form.root.kind else {
        return None;
    };
    match form.shapes.get(at)? {
        Shape::Fields(fields) => Some(of_fields(form, fields, fill)),
        Shape::Values(_) => None,
    }
}

fn of_fields(form: &Form, fields: &Fields, fill: Fill<'_>) -> Map<String, Value> {
    let mut body = Map::new();
    for field in &fields.list {
        let value = match fill(field.name, field.required) {
            None if !field.required => continue,
            None => of_slot(form, &field.slot, fill),
            Some(value) => value,
        };
        body.insert(field.name.to_owned(), value);
    }
    body
}

fn of_slot(form: &Form, slot: &Slot, fill: Fill<'_>) -> Value {
    if slot.nullable {
        return Value::Null;
    }
    match &slot.kind {
        Kind::Any => Value::Null,
        Kind::Boolean => false.into(),
        Kind::String { .. } => "".into(),
        Kind::Text(format) => example(*format).into(),
        Kind::Integer { .. } | Kind::Number { .. } => 0.into(),
        Kind::Object | Kind::Map { .. } => Value::Object(Map::new()),
        Kind::List { .. } => Value::Array(Vec::new()),
        Kind::Shape(at) => match &form.shapes[*at] {
            Shape::Fields(fields) => Value::Object(of_fields(form, fields, fill)),
            Shape::Values(values) => values.first().copied().unwrap_or_default().into(),
        },
    }
}

fn example(format: Format) -> &'static str {
    match format {
        Format::Date => "2025-01-01",
        Format::DateTime => "2025-01-01T00:00:00Z",
        Format::Url => "http://localhost/",
        Format::Email => "ann@example.com",
        Format::Uuid => "00000000-0000-4000-8000-000000000000",
        Format::AccountId => "1111111111111111111111111111111111111",
    }
}
