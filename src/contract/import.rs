//! From Plaid's published OpenAPI file to the files of `fixtures/contract`.

mod flat;
mod openapi;
mod schema;

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::model::Model;
use super::{files, layout};

/// Why a file could not be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// Where in the file, counted from 1, where it can be told.
    pub line: Option<usize>,
    /// What was wrong, what was expected.
    pub problem: String,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.problem),
            None => f.write_str(&self.problem),
        }
    }
}

impl std::error::Error for ImportError {}

/// The files of `fixtures/contract` (name to text) for a published OpenAPI file, but for
/// `supplement.json`, which is written by hand and merged in. The same input gives the same bytes.
///
/// A file of the folder that is not in the answer belongs to an area that is no more.
///
/// # Errors
/// The text is not YAML, not an OpenAPI 3 file, or says something the compact form cannot hold.
pub fn import(yaml: &str) -> Result<BTreeMap<String, String>, ImportError> {
    Ok(layout::files(&read(yaml)?))
}

/// The contract in a published OpenAPI file.
pub(super) fn read(yaml: &str) -> Result<Model, ImportError> {
    openapi::read(yaml, &Supplement::embedded()?)
}

/// What the Sandbox is recorded to do beyond the published file.
#[derive(Debug, Default, Deserialize)]
struct Supplement {
    /// `Shape.field` or, when optional, `Shape.field?`. Adds the field or replaces its type.
    fields: BTreeMap<String, Extra>,
    /// Enums that `fields` name.
    values: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
struct Extra {
    #[serde(rename = "type")]
    kind: String,
    /// Where the fact comes from; for the reader of the file.
    #[expect(dead_code, reason = "checked to be present, read by people")]
    why: String,
}

impl Supplement {
    fn embedded() -> Result<Self, ImportError> {
        serde_json::from_str(files::SUPPLEMENT).map_err(|error| ImportError {
            line: None,
            problem: format!("fixtures/contract/supplement.json: {error}"),
        })
    }

    /// The extra fields of a shape: key and type.
    fn fields_of(&self, shape: &str) -> impl Iterator<Item = (&str, &str)> {
        let named = move |(at, extra)| -> Option<(&str, &str)> {
            let (at, extra): (&String, &Extra) = (at, extra);
            let (owner, key) = at.rsplit_once('.')?;
            (owner == shape).then_some((key, extra.kind.as_str()))
        };
        self.fields.iter().filter_map(named)
    }
}
