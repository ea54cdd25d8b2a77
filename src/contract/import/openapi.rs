//! The operations and webhooks of an OpenAPI file.

use serde_norway::{Mapping, Value};

use super::schema::Schemas;
use super::{ImportError, Supplement};
use crate::contract::load::NOTHING;
use crate::contract::model::{Body, Model};
use crate::contract::{layout, request};

/// The keys of a path that are methods.
const METHODS: [&str; 5] = ["delete", "get", "patch", "post", "put"];

pub(super) fn read(yaml: &str, supplement: &Supplement) -> Result<Model, ImportError> {
    let file = parse(yaml)?;
    let at = |problem: &str, near: &str| ImportError {
        line: line_of(yaml, near).or(Some(1)),
        problem: problem.to_owned(),
    };
    let openapi = file.get("openapi").and_then(Value::as_str);
    if !openapi.is_some_and(|version| version.starts_with("3.")) {
        return Err(at(
            "this is no OpenAPI 3 file: expected `openapi: 3...`",
            "openapi:",
        ));
    }
    let Some(paths) = section(&file, "paths") else {
        return Err(at(
            "expected `paths` to be a mapping of paths to operations",
            "paths:",
        ));
    };
    let named = file
        .get("components")
        .and_then(|components| section(components, "schemas"));
    let Some(named) = named else {
        return Err(at(
            "expected `components.schemas` to be a mapping",
            "components:",
        ));
    };
    let mut schemas = Schemas::new(yaml, named, supplement);
    let mut model = Model::default();
    let version = file.get("info").and_then(|info| info.get("version"));
    model.version = version
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    for (path, item) in paths {
        let Some(path) = path.as_str() else { continue };
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                let types = types(&mut schemas, path, operation)?;
                model
                    .operations
                    .insert(format!("{} {path}", method.to_uppercase()), types);
            }
        }
    }
    for name in named
        .keys()
        .filter_map(Value::as_str)
        .filter(|name| name.ends_with("Webhook") || name.ends_with("WebhookUpdate"))
    {
        if schemas.named(name)?.text == name {
            model.webhooks.insert(name.to_owned());
        }
    }
    if named.contains_key(layout::ERROR) {
        schemas.named(layout::ERROR)?;
    }
    model.shapes = schemas.finish();
    drop_keys(&mut model);
    Ok(model)
}

fn parse(yaml: &str) -> Result<Value, ImportError> {
    serde_norway::from_str(yaml).map_err(|error| {
        let line = error.location().map(|location| location.line());
        let text = error.to_string();
        // The library ends its text with the place, which has its own field.
        let problem = text.split(" at line ").next().unwrap_or(&text);
        ImportError {
            line,
            problem: format!("this is no YAML: {problem}"),
        }
    })
}

/// The `Request -> Response` of an operation.
fn types<'y>(schemas: &mut Schemas<'y>, path: &str, op: &'y Value) -> Result<String, ImportError> {
    let owner = op
        .get("operationId")
        .and_then(Value::as_str)
        .unwrap_or(path);
    let mut name = owner.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let takes = match op.get("requestBody").map(content) {
        None => NOTHING.to_owned(),
        Some(content) => body(schemas, content, &(name.clone() + "Request"))?,
    };
    let success = op
        .get("responses")
        .and_then(|all| all.get("200"))
        .map(content);
    let gives = match success {
        None => NOTHING.to_owned(),
        Some(content) => body(schemas, content, &(name + "Response"))?,
    };
    Ok(format!("{takes} -> {gives}"))
}

fn section<'y>(outer: &'y Value, key: &str) -> Option<&'y Mapping> {
    outer.get(key).and_then(Value::as_mapping)
}

fn content(body: &Value) -> Option<&Mapping> {
    body.get("content").and_then(Value::as_mapping)
}

fn body<'y>(
    schemas: &mut Schemas<'y>,
    content: Option<&'y Mapping>,
    owner: &str,
) -> Result<String, ImportError> {
    let Some(content) = content else {
        return Ok(NOTHING.to_owned());
    };
    if let Some(json) = content.get("application/json") {
        return match json.get("schema") {
            Some(schema) => Ok(schemas.describe(schema, owner)?.text),
            None => Ok("any".to_owned()),
        };
    }
    let file = content
        .keys()
        .filter_map(Value::as_str)
        .find(|key| key.contains('/'));
    Ok(file.unwrap_or(NOTHING).to_owned())
}

/// The keys are known everywhere, so the files do not repeat them in every request.
fn drop_keys(model: &mut Model) {
    for types in model.operations.values() {
        let takes = types.split(" -> ").next().unwrap_or_default();
        if let Some(Body::Fields(fields)) = model.shapes.get_mut(takes) {
            fields.retain(|(key, _)| !request::KEYS.contains(&key.trim_end_matches('?')));
        }
    }
}

/// The line that defines the key `text`, else the first that contains it, counted from 1.
pub(super) fn line_of(yaml: &str, text: &str) -> Option<usize> {
    let defines = |line: &str| {
        line.trim_start()
            .strip_prefix(text)
            .is_some_and(|rest| rest.starts_with(':'))
    };
    let at = yaml.lines().position(defines);
    at.or_else(|| yaml.lines().position(|line| line.contains(text)))
        .map(|at| at + 1)
}
