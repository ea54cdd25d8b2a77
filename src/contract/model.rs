//! The contract as text: the common ground of import, diff and the embedded files.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{files, load, notation};

/// Everything `fixtures/contract` says, without the division into files.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Model {
    /// `info.version` of the published file.
    pub(super) version: String,
    /// `POST /path` to `RequestType -> ResponseType`.
    pub(super) operations: BTreeMap<String, String>,
    /// Names of the webhook payload shapes.
    pub(super) webhooks: BTreeSet<String>,
    pub(super) shapes: BTreeMap<String, Body>,
}

/// A shape as text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Body {
    /// Field key (the name, with `?` when optional) and type, in the published order.
    Fields(Vec<(String, String)>),
    /// The values of an enum, in the published order.
    Values(Vec<String>),
}

impl Body {
    /// The names of the shapes this one mentions.
    pub(super) fn mentions(&self) -> Vec<&str> {
        match self {
            Self::Fields(fields) => fields.iter().flat_map(|(_, text)| mentions(text)).collect(),
            Self::Values(_) => Vec::new(),
        }
    }
}

/// The names of shapes in a type or in a `Request -> Response` line.
pub(super) fn mentions(text: &str) -> Vec<&str> {
    let types = text
        .split(" -> ")
        .filter(|part| !part.contains('/') && *part != load::NOTHING);
    types
        .flat_map(|part| notation::mentions(part).unwrap_or_default())
        .collect()
}

/// The file `operations.json`.
#[derive(Deserialize)]
pub(super) struct Operations<'t> {
    pub(super) version: &'t str,
    #[serde(borrow)]
    pub(super) operations: BTreeMap<&'t str, &'t str>,
    #[serde(borrow)]
    pub(super) webhooks: Vec<&'t str>,
}

impl Model {
    /// The embedded contract.
    pub(super) fn embedded() -> Self {
        let index = load::operations_file();
        let owned = |(key, value): (&&str, &&str)| (key.to_string(), value.to_string());
        let shapes = files::AREAS
            .iter()
            .flat_map(|(area, _)| load::raw(area))
            .map(|(name, raw)| {
                let body = match load::body(raw) {
                    load::Body::Fields(fields) => Body::Fields(
                        fields
                            .iter()
                            .map(|(key, text)| owned((key, text)))
                            .collect(),
                    ),
                    load::Body::Values(values) => {
                        Body::Values(values.iter().map(ToString::to_string).collect())
                    }
                };
                (name.to_string(), body)
            });
        Self {
            version: index.version.to_owned(),
            operations: index.operations.iter().map(owned).collect(),
            webhooks: index.webhooks.iter().map(ToString::to_string).collect(),
            shapes: shapes.collect(),
        }
    }
}
