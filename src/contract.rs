//! Plaid's API as data: what every operation takes and answers, from Plaid's published OpenAPI
//! file (<https://github.com/plaid/plaid-openapi>).
//!
//! The data is `fixtures/contract/`, structure only: one file an API area (the first segment of the
//! path), `shared.json` for the shapes that several areas use, `operations.json` for the list of
//! operations, `supplement.json` for what the Sandbox is known to do beyond the published file.
//! In them an object lists its fields (`"webhook?": "url"` is an optional one), a list is an enum,
//! and `notation.rs` explains the types. [`import()`] writes all but the supplement, [`diff()`]
//! compares. Everything is embedded and read on first use, an operation at a time.

mod diff;
mod files;
mod import;
mod layout;
mod load;
mod model;
mod notation;
mod request;
mod response;
mod sample;
mod sentence;
mod shape;
mod walk;

use std::sync::OnceLock;

use serde_json::{Map, Value};

pub use diff::{Drift, diff};
pub use import::{ImportError, import};
pub use response::{Violation, check_error, check_text};

use crate::errors::Error;
use shape::Form;

/// An operation of Plaid's API.
#[derive(Debug)]
pub struct Operation {
    /// `POST` for all but a few.
    pub method: &'static str,
    /// As published, with its holes: `/fdx/consents/{consentId}`.
    pub path: &'static str,
    /// What a successful answer carries.
    pub answer: Answer,
    takes: &'static str,
    request: OnceLock<Form>,
    response: OnceLock<Form>,
}

/// The body of a successful answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// JSON of the named shape.
    Json(&'static str),
    /// Bytes of this content type.
    File(&'static str),
    /// No body.
    Nothing,
}

impl Operation {
    fn new(line: &'static str, types: &'static str) -> Self {
        let (method, path) = line.split_once(' ').unwrap_or(("POST", line));
        let (takes, gives) = types.split_once(" -> ").unwrap_or((types, load::NOTHING));
        let answer = match gives {
            load::NOTHING => Answer::Nothing,
            _ if gives.contains('/') => Answer::File(gives),
            _ => Answer::Json(gives),
        };
        let (request, response) = (OnceLock::new(), OnceLock::new());
        Self {
            method,
            path,
            answer,
            takes,
            request,
            response,
        }
    }

    /// The first segment of the path, which names the file of the operation's shapes.
    pub fn area(&self) -> &'static str {
        area(self.path)
    }

    /// Whether a request has a field of this name.
    pub fn takes(&self, field: &str) -> bool {
        request::takes(self.request(), field)
    }

    fn request(&self) -> &Form {
        self.request
            .get_or_init(|| load::request(self.area(), self.takes, self.path))
    }

    /// Checks the body of a request.
    ///
    /// # Errors
    /// The first of these that applies, worded as Plaid words it: `UNKNOWN_FIELDS` with all
    /// unknown fields, `MISSING_FIELDS` with all missing ones, `INVALID_FIELD` with the first
    /// field whose value is wrong. Keys (`client_id`, `secret`) are not looked at, nor are values
    /// for which Plaid has an error of its own (products, identity data of a user).
    pub fn check_request(&self, body: &Value) -> Result<(), Error> {
        request::check(self.request(), body)
    }

    /// Checks the JSON of a successful answer. Unknown keys are violations too.
    pub fn check_response(&self, body: &Value) -> Vec<Violation> {
        let Answer::Json(root) = self.answer else {
            return vec![Violation::new(
                "",
                "is not expected: the answer is not JSON",
            )];
        };
        response::check(
            self.response
                .get_or_init(|| load::response(self.area(), root)),
            body,
        )
    }
}

/// All operations, sorted by path.
pub fn operations() -> &'static [Operation] {
    static OPERATIONS: OnceLock<Vec<Operation>> = OnceLock::new();
    OPERATIONS.get_or_init(|| {
        let lines = load::operations_file().operations;
        let mut all: Vec<_> = lines
            .into_iter()
            .map(|(at, io)| Operation::new(at, io))
            .collect();
        all.sort_by_key(|operation| (operation.path, operation.method));
        all
    })
}

/// The operation at a path as published; the first, should a path ever have several methods.
pub fn operation(path: &str) -> Option<&'static Operation> {
    let all = operations();
    let first = all.partition_point(|operation| operation.path < path);
    all.get(first).filter(|operation| operation.path == path)
}

/// The operation at a path with this method.
pub fn operation_by_method(method: &str, path: &str) -> Option<&'static Operation> {
    let at = operations().binary_search_by(|one| (one.path, one.method).cmp(&(path, method)));
    at.ok().map(|at| &operations()[at])
}

/// The names of the published webhook payloads, such as `DefaultUpdateWebhook`, sorted.
pub fn webhooks() -> Vec<&'static str> {
    load::operations_file().webhooks
}

/// Checks the payload of a webhook; `None` when no webhook has this name.
pub fn check_webhook(name: &str, body: &Value) -> Option<Vec<Violation>> {
    let name = webhooks().into_iter().find(|known| *known == name)?;
    Some(response::check(
        &load::response(layout::WEBHOOKS, name),
        body,
    ))
}

/// The payload of a webhook with what the published file asks for; `None` when no webhook has this
/// name.
///
/// `fill` says what stands in a field, by its name and whether it is required; where it answers
/// `None`, a required field gets what its type allows and an optional one stays away.
pub fn sample_webhook(
    name: &str,
    fill: &mut dyn FnMut(&str, bool) -> Option<Value>,
) -> Option<Map<String, Value>> {
    let name = webhooks().into_iter().find(|known| *known == name)?;
    sample::object(&load::response(layout::WEBHOOKS, name), fill)
}

/// Whether a webhook has a field, and whether it must have it.
pub fn webhook_field(name: &str, field: &str) -> Option<bool> {
    let mut found = None;
    sample_webhook(name, &mut |known, required| {
        if known == field {
            found = Some(required);
        }
        Some(Value::Null)
    })?;
    found
}

/// The first segment of a path.
fn area(path: &str) -> &str {
    path.trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default()
}
