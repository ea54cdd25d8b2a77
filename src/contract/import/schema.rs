//! Schemas of an OpenAPI file to shapes: references followed, nested objects and enums given a
//! name (`Owner.field`).

use std::collections::BTreeMap;

use serde_norway::{Mapping, Value};

use super::flat::{Flat, Source};
use super::openapi::line_of;
use super::{ImportError, Supplement};
use crate::contract::model::Body;

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

pub(super) struct Schemas<'y> {
    yaml: &'y str,
    named: &'y Mapping,
    pub(super) supplement: &'y Supplement,
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
                Source::Notation(text) => text.to_owned(),
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

    pub(super) fn reference(&self, schema: &'y Value) -> Result<Option<&'y str>, ImportError> {
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

    pub(super) fn target(&self, name: &str) -> Result<&'y Value, ImportError> {
        match self.named.get(name) {
            Some(schema) => Ok(schema),
            None => self.fail(
                &format!("schemas/{name}"),
                &format!("there is no schema {name}"),
            ),
        }
    }

    pub(super) fn fail<T>(&self, near: &str, problem: &str) -> Result<T, ImportError> {
        // A part is named `Owner.field`; its owner is what the file has a line for.
        let near = near.split('.').next().unwrap_or(near);
        Err(ImportError {
            line: line_of(self.yaml, near),
            problem: problem.to_owned(),
        })
    }
}
