//! What changed between the embedded contract and a published file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::import::{self, ImportError};
use super::model::{Body, Model};

/// One change, as a line for people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drift {
    /// The published file has it, the contract does not.
    Added {
        /// `operation POST /item/get`, `field Item.webhook`, `value auth of Products`.
        what: String,
        /// Its types; empty where there is nothing to tell.
        now: String,
    },
    /// The contract has it, the published file does not.
    Removed {
        /// As for `Added`.
        what: String,
    },
    /// Both have it, not alike.
    Changed {
        /// As for `Added`.
        what: String,
        /// In the contract.
        was: String,
        /// In the published file.
        now: String,
    },
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Added { what, now } if now.is_empty() => write!(f, "new {what}"),
            Self::Added { what, now } => write!(f, "new {what}: {now}"),
            Self::Removed { what } => write!(f, "no more {what}"),
            Self::Changed { what, was, now } => write!(f, "changed {what}: {now}, was {was}"),
        }
    }
}

/// The changes that lead from the embedded contract to a published OpenAPI file: operations,
/// shapes, fields, types, whether a field is required, values of enums. The order of fields and
/// values is no change, nor is what `supplement.json` adds.
///
/// # Errors
/// As [`import`](super::import()).
pub fn diff(yaml: &str) -> Result<Vec<Drift>, ImportError> {
    Ok(compare(&Model::embedded(), &import::read(yaml)?))
}

fn compare(was: &Model, now: &Model) -> Vec<Drift> {
    let mut drifts = Vec::new();
    each(&was.operations, &now.operations, &mut drifts, |line| {
        format!("operation {line}")
    });
    each(
        &named(&was.webhooks),
        &named(&now.webhooks),
        &mut drifts,
        |name| format!("webhook {name}"),
    );
    each(&kinds(was), &kinds(now), &mut drifts, |name| {
        format!("shape {name}")
    });
    for (name, now) in &now.shapes {
        match (was.shapes.get(name), now) {
            (Some(Body::Fields(was)), Body::Fields(now)) => {
                each(&fields(was), &fields(now), &mut drifts, |key| {
                    format!("field {name}.{key}")
                });
            }
            (Some(Body::Values(was)), Body::Values(now)) => {
                each(&named(was), &named(now), &mut drifts, |value| {
                    format!("value {value} of {name}")
                });
            }
            _ => {}
        }
    }
    drifts
}

/// Compares two maps entry by entry; `what` names an entry.
fn each(
    was: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
    drifts: &mut Vec<Drift>,
    what: impl Fn(&str) -> String,
) {
    let keys: BTreeSet<&String> = was.keys().chain(now.keys()).collect();
    for key in keys {
        let what = what(key);
        match (was.get(key).cloned(), now.get(key).cloned()) {
            (None, Some(now)) => drifts.push(Drift::Added { what, now }),
            (Some(_), None) => drifts.push(Drift::Removed { what }),
            (Some(was), Some(now)) if was != now => drifts.push(Drift::Changed { what, was, now }),
            _ => {}
        }
    }
}

/// Whether each shape is an object or an enum. What is in a new or removed one is not told.
fn kinds(model: &Model) -> BTreeMap<String, String> {
    let kind = |body: &Body| match body {
        Body::Fields(_) => "object".to_owned(),
        Body::Values(_) => "enum".to_owned(),
    };
    model
        .shapes
        .iter()
        .map(|(name, body)| (name.clone(), kind(body)))
        .collect()
}

fn fields(fields: &[(String, String)]) -> BTreeMap<String, String> {
    let field = |(key, text): &(String, String)| match key.strip_suffix('?') {
        Some(name) => (name.to_owned(), format!("{text}, optional")),
        None => (key.clone(), format!("{text}, required")),
    };
    fields.iter().map(field).collect()
}

fn named<'a>(names: impl IntoIterator<Item = &'a String>) -> BTreeMap<String, String> {
    names
        .into_iter()
        .map(|name| (name.clone(), String::new()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAS: &str = r#"
openapi: 3.0.0
paths:
  /a/get:
    post:
      responses:
        "200": {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
  /b/get: {post: {responses: {}}}
components:
  schemas:
    A:
      type: object
      required: [gone, kept, loose]
      properties:
        gone: {type: string}
        kept: {type: string}
        loose: {type: integer}
        kind: {$ref: '#/components/schemas/Kind'}
        swap: {$ref: '#/components/schemas/Swap'}
    Kind: {type: string, enum: [x, y]}
    Swap: {type: string, enum: [x]}
"#;

    #[test]
    fn every_kind_of_drift_is_a_line() {
        let now = WAS
            .replace("/b/get", "/c/get")
            .replace("[gone, kept, loose]", "[kept, new]")
            .replace(
                "gone: {type: string}",
                "new: {type: string, nullable: true}",
            )
            .replace(
                "kept: {type: string}",
                "kept: {type: array, items: {type: number}}",
            )
            .replace("[x, y]", "[y, z]")
            .replace(
                "Swap: {type: string, enum: [x]}",
                "Swap: {properties: {x: {}}}",
            )
            + "    HiWebhook: {properties: {x: {type: string}}}\n";
        let (was, now) = (import::read(WAS).unwrap(), import::read(&now).unwrap());
        let lines: Vec<String> = compare(&was, &now)
            .iter()
            .map(ToString::to_string)
            .collect();
        insta::assert_snapshot!(lines.join("\n"));
        assert_eq!(compare(&now, &now), []);
    }
}
