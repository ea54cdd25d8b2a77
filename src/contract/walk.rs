//! Compares a value with a form and notes every difference, in the order of the published fields.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::sentence;
use super::shape::{Fields, Form, Kind, Shape, Slot};

/// Deepest nesting looked into; the published file needs eleven.
const DEEPEST: usize = 64;

/// After so many differences the rest is not worth naming, nor its memory.
const ENOUGH: usize = 1000;

/// One difference between a value and its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// Positions of the fields and items on the way, to sort findings as the schema is written.
    rank: Vec<usize>,
    /// `options.account_ids`, `accounts[0].type`; empty for the body itself.
    pub(super) path: String,
    pub(super) fault: Fault,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// A key the form does not have.
    Unknown,
    /// A required key is absent.
    Missing,
    /// The value is not what it must be, in words that follow "must be".
    Wrong(String),
}

/// Every difference, sorted: by the order of the schema, unknown keys last in their object.
pub(super) fn compare(form: &Form, value: &Value) -> Vec<Finding> {
    let mut walk = Walk {
        form,
        found: Vec::new(),
    };
    walk.slot(
        &form.root,
        value,
        &At {
            up: None,
            step: Step::Root,
            rank: 0,
            depth: 0,
        },
    );
    walk.found.sort_by(|a, b| a.rank.cmp(&b.rank));
    walk.found
}

/// Where the walk is: a list that grows on the stack and becomes text only for a finding.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    up: Option<&'a Self>,
    step: Step<'a>,
    rank: usize,
    depth: usize,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Item(usize),
}

impl<'a> At<'a> {
    fn key(&'a self, key: &'a str, rank: usize) -> Self {
        Self {
            up: Some(self),
            step: Step::Key(key),
            rank,
            depth: self.depth + 1,
        }
    }

    fn item(&'a self, at: usize) -> Self {
        Self {
            up: Some(self),
            step: Step::Item(at),
            rank: at,
            depth: self.depth + 1,
        }
    }

    /// The name of the nearest field; empty for the body itself.
    fn name(&self) -> &'a str {
        match (self.step, self.up) {
            (Step::Key(name), _) => name,
            (Step::Item(_), Some(up)) => up.name(),
            _ => "",
        }
    }

    fn path(&self) -> String {
        let mut path = self.up.map_or_else(String::new, At::path);
        match self.step {
            Step::Root => {}
            Step::Key(key) => {
                path.push_str(if path.is_empty() { "" } else { "." });
                path.push_str(key);
            }
            Step::Item(at) => write!(path, "[{at}]").expect("writing to a string cannot fail"),
        }
        path
    }

    fn rank(&self) -> Vec<usize> {
        let mut rank = self.up.map_or_else(Vec::new, At::rank);
        rank.push(self.rank);
        rank
    }
}

struct Walk<'f> {
    form: &'f Form,
    found: Vec<Finding>,
}

impl Walk<'_> {
    fn slot(&mut self, slot: &Slot, value: &Value, at: &At<'_>) {
        if slot.nullable && value.is_null() {
            return;
        }
        if at.depth > DEEPEST {
            return self.note(at, Fault::Wrong("nested less deeply".to_owned()));
        }
        let fits = match (&slot.kind, value) {
            (Kind::Any, _) | (Kind::Boolean, Value::Bool(_)) | (Kind::Object, Value::Object(_)) => {
                true
            }
            (Kind::String { length }, Value::String(text)) => length.holds(text.chars().count()),
            (Kind::Text(format), Value::String(text)) => format.accepts(text),
            (Kind::Integer { range }, Value::Number(number)) => {
                (number.is_i64() || number.is_u64())
                    && number.as_f64().is_some_and(|n| range.holds(n))
            }
            (Kind::Number { range }, Value::Number(number)) => {
                number.as_f64().is_some_and(|n| range.holds(n))
            }
            (Kind::Map { of, length }, Value::Object(map)) => {
                for (rank, (key, value)) in map.iter().enumerate() {
                    self.slot(of, value, &at.key(key, rank));
                }
                length.holds(map.len())
            }
            (Kind::List { of, length }, Value::Array(items)) => {
                length.holds(items.len()) && self.items(of, items, at)
            }
            (Kind::Shape(shape), value) => match (&self.form.shapes[*shape], value) {
                (Shape::Fields(fields), Value::Object(map)) => {
                    self.object(fields, map, at);
                    true
                }
                (Shape::Values(values), Value::String(text)) => values.contains(&text.as_str()),
                _ => false,
            },
            _ => false,
        };
        if !fits {
            self.note(
                at,
                Fault::Wrong(sentence::rule(self.form, slot, at.name(), value)),
            );
        }
    }

    /// Whether the items have the type of the list. An item that has it but breaks a finer rule
    /// is noted by itself.
    fn items(&mut self, of: &Slot, items: &[Value], at: &At<'_>) -> bool {
        let alike = |item| sentence::blames_the_list(self.form, of, item);
        if items.iter().any(alike) {
            return false;
        }
        for (rank, item) in items.iter().enumerate() {
            self.slot(of, item, &at.item(rank));
        }
        true
    }

    fn object(&mut self, fields: &Fields, map: &Map<String, Value>, at: &At<'_>) {
        let mut required = 0;
        for (key, value) in map {
            let Some(rank) = fields.find(key) else {
                self.note(&at.key(key, usize::MAX), Fault::Unknown);
                continue;
            };
            let field = &fields.list[rank];
            required += usize::from(field.required);
            self.slot(&field.slot, value, &at.key(key, rank));
        }
        if required == fields.required {
            return;
        }
        for (rank, field) in fields.list.iter().enumerate() {
            if field.required && !map.contains_key(field.name) {
                self.note(&at.key(field.name, rank), Fault::Missing);
            }
        }
    }

    fn note(&mut self, at: &At<'_>, fault: Fault) {
        if self.found.len() < ENOUGH {
            self.found.push(Finding {
                rank: at.rank(),
                path: at.path(),
                fault,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::shape::{Field, Range};
    use super::*;

    /// A tree: a name, and children alike.
    fn tree() -> Form {
        let list = |of| Kind::List {
            of: Box::new(of),
            length: Range::ALL,
        };
        let slot = |kind| Slot {
            kind,
            nullable: false,
        };
        let name = slot(Kind::String { length: Range::ALL });
        let children = slot(list(slot(Kind::Shape(0))));
        let fields = Fields::new(vec![
            Field {
                name: "name",
                required: true,
                slot: name,
            },
            Field {
                name: "children",
                required: false,
                slot: children,
            },
        ]);
        Form {
            shapes: vec![Shape::Fields(fields)],
            root: slot(Kind::Shape(0)),
        }
    }

    fn paths(value: &Value) -> Vec<String> {
        let found = compare(&tree(), value).into_iter();
        found
            .map(|finding| format!("{} {:?}", finding.path, finding.fault))
            .collect()
    }

    #[test]
    fn a_shape_may_contain_itself() {
        let text =
            r#"{"name": "a", "children": [{"name": "b"}, {"children": [{"name": 1, "x": 2}]}]}"#;
        let expected = [
            "children[1].name Missing",
            "children[1].children[0].name Wrong(\"a string\")",
            "children[1].children[0].x Unknown",
        ];
        assert_eq!(paths(&serde_json::from_str(text).unwrap()), expected);
    }

    #[test]
    fn deep_and_broad_values_end_the_walk() {
        let mut deep = Value::Object(Map::from_iter([("name".to_owned(), "leaf".into())]));
        for _ in 0..1000 {
            let children = ("children".to_owned(), Value::Array(vec![deep]));
            deep = Value::Object(Map::from_iter([
                ("name".to_owned(), "node".into()),
                children,
            ]));
        }
        let found = paths(&deep);
        assert!(!found.is_empty());
        let told = "Wrong(\"nested less deeply\")";
        assert!(found.iter().all(|one| one.ends_with(told)), "{found:?}");

        let items = vec![Value::Object(Map::new()); ENOUGH + 5];
        let broad = Map::from_iter([("children".to_owned(), Value::Array(items))]);
        assert_eq!(paths(&Value::Object(broad)).len(), ENOUGH);
    }
}
