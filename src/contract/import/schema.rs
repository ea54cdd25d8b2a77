//! Schemas of an OpenAPI file to shapes: references followed, compositions merged, nested objects
//! and enums given a name (`Owner.field`).

use std::collections::{BTreeMap, BTreeSet};

use serde_norway::{Mapping, Value};

use super::openapi::line_of;
use super::{ImportError, Supplement};
use crate::contract::model::Body;

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

/// A type in the notation of `fixtures/contract`.
#[derive(Debug, Clone)]
pub(super) struct Described {
    /// Without its ` | null`.
    pub(super) text: String,
    nullable: bool,
}

impl Described {
    fn new(text: impl Into<String>, nullable: bool) -> Self {
        Self {
            text: text.into(),
            nullable,
        }
    }

    fn full(&self) -> String {
        let null = if self.nullable && self.text != "any" {
            " | null"
        } else {
            ""
        };
        format!("{}{null}", self.text)
    }
}

/// A schema with its references and compositions resolved.
#[derive(Default)]
struct Flat<'y> {
    /// The keywords in force, later parts of a composition over earlier ones.
    keywords: BTreeMap<&'y str, &'y Value>,
    fields: Vec<(&'y str, Source<'y>)>,
    required: BTreeSet<&'y str>,
    nullable: bool,
    /// Names the unnamed schemas within `items` or the like.
    owner: String,
}

/// Where the type of a field is told.
enum Source<'y> {
    /// In a schema, whose unnamed parts are named after this owner.
    Schema(&'y Value, String),
    Supplement(&'y str),
}

pub(super) struct Schemas<'y> {
    yaml: &'y str,
    named: &'y Mapping,
    supplement: &'y Supplement,
    /// Named schemas and hoisted parts already described, or being so when they are objects.
    known: BTreeMap<String, Described>,
    /// Named schemas being described, but for those known already.
    busy: Vec<String>,
    shapes: BTreeMap<String, Body>,
}

impl<'y> Schemas<'y> {
    pub(super) fn new(yaml: &'y str, named: &'y Mapping, supplement: &'y Supplement) -> Self {
        let values = supplement.values.iter();
        let shapes = values.map(|(name, values)| (name.clone(), Body::Values(values.clone())));
        let (known, busy) = (BTreeMap::new(), Vec::new());
        Self {
            yaml,
            named,
            supplement,
            known,
            busy,
            shapes: shapes.collect(),
        }
    }

    pub(super) fn finish(self) -> BTreeMap<String, Body> {
        self.shapes
    }

    /// Describes a schema of `components.schemas`.
    pub(super) fn named(&mut self, name: &str) -> Result<Described, ImportError> {
        if let Some(known) = self.known.get(name) {
            return Ok(known.clone());
        }
        if self.busy.iter().any(|busy| busy == name) {
            return self.fail(
                name,
                &format!("schema {name} contains itself without an object"),
            );
        }
        let schema = self.target(name)?;
        self.busy.push(name.to_owned());
        let described = self.describe(schema, name)?;
        self.busy.pop();
        self.known.insert(name.to_owned(), described.clone());
        Ok(described)
    }

    /// Describes any schema; what it needs a name for is named after `owner`.
    pub(super) fn describe(
        &mut self,
        schema: &'y Value,
        owner: &str,
    ) -> Result<Described, ImportError> {
        if let Some(name) = self.reference(schema)? {
            return self.named(name);
        }
        if let Some((name, nullable)) = self.alias(schema)? {
            let described = self.named(name)?;
            return Ok(Described {
                nullable: described.nullable || nullable,
                ..described
            });
        }
        let mut flat = self.flatten(schema, owner, 0)?;
        for (key, text) in self.supplement.fields_of(owner) {
            flat.supplement(key, text);
        }
        self.write(flat, owner)
    }

    /// The schema that a composition of one meaningful part stands for, and whether the
    /// composition lets null in.
    fn alias(&self, schema: &'y Value) -> Result<Option<(&'y str, bool)>, ImportError> {
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

    fn flatten(
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

    /// The notation of a resolved schema; its object or enum becomes a shape.
    fn write(&mut self, flat: Flat<'y>, owner: &str) -> Result<Described, ImportError> {
        let kind = flat.keywords.get("type").and_then(|kind| kind.as_str());
        let scalar = matches!(kind, Some("string" | "integer" | "number" | "boolean"));
        if let Some(values) = flat.keywords.get("enum") {
            return self.write_values(values, flat.nullable, owner);
        }
        if !flat.fields.is_empty() && !scalar {
            return self.write_fields(flat, owner);
        }
        let text = match kind {
            Some("boolean") => "boolean".to_owned(),
            Some(kind @ ("integer" | "number")) => {
                format!("{kind}{}", flat.limits("minimum", "maximum"))
            }
            Some("string") => match flat
                .keywords
                .get("format")
                .and_then(|format| format.as_str())
            {
                Some(format @ ("date" | "date-time" | "email" | "uuid")) => format.to_owned(),
                Some("url" | "uri" | "uri-reference") => "url".to_owned(),
                _ => format!("string{}", flat.limits("minLength", "maxLength")),
            },
            Some("array") => {
                let Some(items) = flat.keywords.get("items") else {
                    return self.fail(owner, &format!("array {owner} has no `items`"));
                };
                let of = self.describe(items, &flat.owner)?;
                let text = of.full();
                let text = if text.contains(' ') {
                    format!("({text})")
                } else {
                    text
                };
                format!("{text}[]{}", flat.limits("minItems", "maxItems"))
            }
            Some("object") => match flat.keywords.get("additionalProperties") {
                Some(Value::Mapping(values)) if !values.is_empty() => {
                    let values = flat.keywords["additionalProperties"];
                    let of = self.describe(values, &format!("{owner}.*"))?.full();
                    format!("{{{of}}}{}", flat.limits("minProperties", "maxProperties"))
                }
                _ => "object".to_owned(),
            },
            None => "any".to_owned(),
            Some(kind) => return self.fail(owner, &format!("{owner} has unknown type `{kind}`")),
        };
        Ok(Described::new(text, flat.nullable))
    }

    fn write_values(
        &mut self,
        values: &Value,
        nullable: bool,
        owner: &str,
    ) -> Result<Described, ImportError> {
        let values = values.as_sequence().map(Vec::as_slice).unwrap_or_default();
        let mut texts = Vec::new();
        for value in values.iter().filter(|value| !value.is_null()) {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                Value::Bool(flag) => flag.to_string(),
                _ => return self.fail(owner, &format!("enum {owner} has a value that is no text")),
            };
            if text.contains(|c: char| c.is_control() || matches!(c, '"' | '\\')) {
                return self.fail(
                    owner,
                    &format!("enum {owner} has a value with `\"` or `\\`"),
                );
            }
            texts.push(text);
        }
        let nullable = nullable || texts.len() < values.len();
        self.shapes.insert(owner.to_owned(), Body::Values(texts));
        Ok(Described::new(owner, nullable))
    }

    fn write_fields(&mut self, flat: Flat<'y>, owner: &str) -> Result<Described, ImportError> {
        let described = Described::new(owner, flat.nullable);
        // Known before its fields are read, so that one of them may be of this very shape.
        if self
            .known
            .insert(owner.to_owned(), described.clone())
            .is_some()
        {
            return Ok(described);
        }
        let mut fields = Vec::new();
        for (name, source) in flat.fields {
            let text = match source {
                Source::Supplement(text) => text.to_owned(),
                Source::Schema(schema, owner) => {
                    let busy = std::mem::take(&mut self.busy);
                    let described = self.describe(schema, &owner)?;
                    self.busy = busy;
                    described.full()
                }
            };
            let optional = if flat.required.contains(name) {
                ""
            } else {
                "?"
            };
            fields.push((format!("{name}{optional}"), text));
        }
        self.shapes.insert(owner.to_owned(), Body::Fields(fields));
        Ok(described)
    }

    fn reference(&self, schema: &'y Value) -> Result<Option<&'y str>, ImportError> {
        let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
            return Ok(None);
        };
        match reference.strip_prefix("#/components/schemas/") {
            Some(name) => Ok(Some(name)),
            None => self.fail(
                reference,
                "expected a reference to `#/components/schemas/...`",
            ),
        }
    }

    fn target(&self, name: &str) -> Result<&'y Value, ImportError> {
        match self.named.get(name) {
            Some(schema) => Ok(schema),
            None => self.fail(
                &format!("schemas/{name}"),
                &format!("there is no schema {name}"),
            ),
        }
    }

    fn fail<T>(&self, near: &str, problem: &str) -> Result<T, ImportError> {
        // A part is named `Owner.field`; its owner is what the file has a line for.
        let near = near.split('.').next().unwrap_or(near);
        Err(ImportError {
            line: line_of(self.yaml, near),
            problem: problem.to_owned(),
        })
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

    /// What fits any of the alternatives: all fields, required only where all require them. When
    /// not all are objects, anything goes.
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
            either.merge(next);
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

    fn supplement(&mut self, key: &'y str, text: &'y str) {
        let name = key.trim_end_matches('?');
        if name == key {
            self.required.insert(name);
        } else {
            self.required.remove(name);
        }
        self.put(name, Source::Supplement(text));
    }

    fn limits(&self, least: &str, most: &str) -> String {
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
