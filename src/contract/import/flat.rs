//! Compositions merged: `allOf`, `oneOf`, `anyOf` and references to one set of keywords and fields.

use std::collections::{BTreeMap, BTreeSet};

use serde_norway::Value;

use super::ImportError;
use super::schema::Schemas;

/// Deepest nesting of compositions and unnamed schemas.
const DEEPEST: usize = 64;

/// Keys of a schema that say something about its values; one without any adds nothing.
const MEANINGFUL: [&str; 8] = [
    "$ref",
    "allOf",
    "anyOf",
    "enum",
    "items",
    "oneOf",
    "properties",
    "required",
];

/// A schema with its references and compositions resolved.
#[derive(Default)]
pub(super) struct Flat<'y> {
    /// The keywords in force, later parts of a composition over earlier ones.
    pub(super) keywords: BTreeMap<&'y str, &'y Value>,
    pub(super) fields: Vec<(&'y str, Source<'y>)>,
    pub(super) required: BTreeSet<&'y str>,
    pub(super) nullable: bool,
    /// Names the unnamed schemas within `items` or the like.
    pub(super) owner: String,
}

/// Where the type of a field is told.
pub(super) enum Source<'y> {
    /// In a schema, whose unnamed parts are named after this owner.
    Schema(&'y Value, String),
    Notation(&'y str),
}

impl Source<'_> {
    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Schema(one, _), Self::Schema(other, _)) => one == other,
            (Self::Notation(one), Self::Notation(other)) => one == other,
            _ => false,
        }
    }
}

impl<'y> Schemas<'y> {
    /// The schema that a composition of one meaningful part stands for, and whether the
    /// composition lets null in.
    pub(super) fn alias(&self, schema: &'y Value) -> Result<Option<(&'y str, bool)>, ImportError> {
        let own = MEANINGFUL.iter().filter(|key| **key != "allOf");
        if own.into_iter().any(|key| schema.get(key).is_some()) {
            return Ok(None);
        }
        let parts = schema.get("allOf").and_then(Value::as_sequence);
        let mut nullable = flag(schema, "nullable");
        let mut target = None;
        for part in parts.into_iter().flatten() {
            nullable |= flag(part, "nullable");
            if !MEANINGFUL.iter().any(|key| part.get(key).is_some()) {
                continue;
            }
            match self.reference(part)? {
                Some(name) if target.is_none() => target = Some(name),
                _ => return Ok(None),
            }
        }
        Ok(target.map(|name| (name, nullable)))
    }

    pub(super) fn flatten(
        &self,
        schema: &'y Value,
        owner: &str,
        depth: usize,
    ) -> Result<Flat<'y>, ImportError> {
        if depth > DEEPEST {
            return self.fail(owner, &format!("schema {owner} is composed of itself"));
        }
        if let Some(name) = self.reference(schema)? {
            let mut flat = self.flatten(self.target(name)?, name, depth + 1)?;
            for (key, text) in self.supplement.fields_of(name) {
                flat.supplement(key, text);
            }
            return Ok(flat);
        }
        let mut flat = Flat {
            owner: owner.to_owned(),
            ..Flat::default()
        };
        let parts = |key: &str| {
            schema
                .get(key)
                .and_then(Value::as_sequence)
                .into_iter()
                .flatten()
        };
        for part in parts("allOf") {
            flat.merge(self.flatten(part, owner, depth + 1)?);
        }
        let alternatives: Result<Vec<Flat<'y>>, ImportError> = parts("oneOf")
            .chain(parts("anyOf"))
            .map(|part| self.flatten(part, owner, depth + 1))
            .collect();
        flat.merge(Flat::either(alternatives?));
        let Some(own) = schema.as_mapping() else {
            return self.fail(owner, &format!("schema {owner} is no mapping"));
        };
        let mut keywords = Flat {
            owner: owner.to_owned(),
            ..Flat::default()
        };
        for (key, value) in own {
            match key.as_str() {
                Some("properties") => {
                    for (name, schema) in value.as_mapping().into_iter().flatten() {
                        let name = name.as_str().unwrap_or_default();
                        let source = Source::Schema(schema, format!("{owner}.{name}"));
                        keywords.fields.push((name, source));
                    }
                }
                Some("required") => {
                    let names = value.as_sequence().into_iter().flatten();
                    keywords.required.extend(names.filter_map(Value::as_str));
                }
                Some("nullable") => keywords.nullable = value.as_bool() == Some(true),
                Some(key) => drop(keywords.keywords.insert(key, value)),
                None => {}
            }
        }
        flat.merge(keywords);
        Ok(flat)
    }
}

impl<'y> Flat<'y> {
    /// Lays `over` over this.
    fn merge(&mut self, over: Flat<'y>) {
        if over.keywords.contains_key("items") || self.owner.is_empty() {
            self.owner = over.owner;
        }
        self.keywords.extend(over.keywords);
        self.required.extend(over.required);
        self.nullable |= over.nullable;
        for (name, source) in over.fields {
            self.put(name, source);
        }
    }

    /// What fits any of the alternatives: all fields, required only where all require them, of
    /// any type where they differ. When not all are objects, anything goes.
    fn either(alternatives: Vec<Flat<'y>>) -> Self {
        let mut all = alternatives.into_iter();
        let mut either = all.next().unwrap_or_default();
        for next in all {
            if either.fields.is_empty() || next.fields.is_empty() {
                return Self::default();
            }
            let both = either
                .required
                .intersection(&next.required)
                .copied()
                .collect();
            for (name, source) in &mut either.fields {
                let other = next.fields.iter().find(|(other, _)| other == name);
                if other.is_some_and(|(_, other)| !other.is_like(source)) {
                    *source = Source::Notation("any");
                }
            }
            let new = |(name, _): &(&str, _)| !either.fields.iter().any(|(old, _)| old == name);
            let (new, _): (Vec<_>, Vec<_>) = next.fields.into_iter().partition(new);
            either.fields.extend(new);
            either.nullable |= next.nullable;
            either.required = both;
        }
        either
    }

    fn put(&mut self, name: &'y str, source: Source<'y>) {
        match self.fields.iter_mut().find(|(known, _)| *known == name) {
            Some(field) => field.1 = source,
            None => self.fields.push((name, source)),
        }
    }

    pub(super) fn supplement(&mut self, key: &'y str, text: &'y str) {
        let name = key.trim_end_matches('?');
        if name == key {
            self.required.insert(name);
        } else {
            self.required.remove(name);
        }
        self.put(name, Source::Notation(text));
    }

    pub(super) fn limits(&self, least: &str, most: &str) -> String {
        let limit = |key: &str| match self.keywords.get(key) {
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        match (limit(least), limit(most)) {
            (least, most) if least.is_empty() && most.is_empty() => String::new(),
            (least, most) => format!("({least}..{most})"),
        }
    }
}

fn flag(schema: &Value, key: &str) -> bool {
    schema.get(key).and_then(Value::as_bool) == Some(true)
}
