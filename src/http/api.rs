//! Calls of Plaid's API, from bytes to bytes.

use std::time::Duration;

use hyper::Method;
use hyper::body::{Body, Bytes};
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName};
use hyper::http::request::Parts;
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::body::{self, Unreadable};
use super::worlds::Worlds;
use super::{Answer, base_url, multipart, oauth_service, response};
use crate::api::wire::error::{WireError, WireOauthError};
use crate::api::{self, ApiVersion, Call, Written};
use crate::contract::{self, Operation};
use crate::control::faults;
use crate::errors::{Error, ErrorCode, rule};
use crate::fixtures;
use crate::sandbox::catalog::LinkUi;
use crate::sandbox::ids::RequestId;
use crate::sandbox::{CallSubject, Mishap, Sandbox};

/// Names the error that a call is to be answered with.
const WANTED: HeaderName = HeaderName::from_static("plaid-emulator-error");

/// The only operation that takes a form with a file.
const UPLOAD: &str = "/transfer/diligence/document/upload";

/// Sets up Link's pages for the token a call makes.
const LINK_UI: HeaderName = HeaderName::from_static("plaid-emulator-link-ui");

/// Marks an answer that must not be sent: the connection ends instead.
#[derive(Debug, Clone, Copy)]
pub struct Disconnect;

/// Answers a call.
pub(super) async fn answer<B>(worlds: &Worlds, head: &Parts, body: B) -> Answer
where
    B: Body<Data = Bytes>,
{
    let received = receive(head, body).await;
    let version = version(head);
    let spoken = version.as_ref().copied().unwrap_or_default();
    let prepared = received
        .and_then(|received| version.map(|_| received))
        .and_then(|(operation, bytes)| prepare(worlds, head, operation, &bytes));
    let (client_id, checked) = match prepared {
        Ok(prepared) => prepared,
        Err(error) => {
            let error = oauth_service::worded(head.uri.path(), error);
            return worlds.of_nobody(|sandbox| refuse(sandbox, spoken, &error));
        }
    };
    let base_url = base_url(&head.headers);
    let performed = worlds.of_client(&client_id, |sandbox| perform(sandbox, checked, &base_url));
    let performed = wait(worlds, &client_id, performed).await;
    let mut answer = response::api(spoken, performed.status, performed.body, performed.now);
    if performed.disconnect {
        answer.extensions_mut().insert(Disconnect);
    }
    answer
}

/// What the contract says of a call.
struct Checked {
    operation: &'static Operation,
    /// What is asked, or why that is refused.
    body: Result<Value, Error>,
    /// The error the caller wants to see.
    wanted: Option<ErrorCode>,
    /// Settings of Link's pages.
    link_ui: LinkUi,
    version: ApiVersion,
}

/// An answer before it has headers, which need no look into the world.
struct Performed {
    status: u16,
    body: Written,
    now: Timestamp,
    delay: Duration,
    disconnect: bool,
    /// The Item whose data it carries, and its id, in case that is kept back.
    carries: Option<(String, RequestId)>,
}

/// Keeps an answer back. An Item that is removed meanwhile gives no data any more.
async fn wait(worlds: &Worlds, client_id: &str, performed: Performed) -> Performed {
    if performed.delay.is_zero() {
        return performed;
    }
    tokio::time::sleep(performed.delay).await;
    let Some((token, request_id)) = &performed.carries else {
        return performed;
    };
    let gone = |sandbox: &mut Sandbox| sandbox.is_of_removed_item(token);
    if !worlds.of_client(client_id, gone) {
        return performed;
    }
    let error = Error::from(ErrorCode::ItemConcurrentlyDeleted);
    Performed {
        status: error.status(),
        body: written(&error, *request_id),
        ..performed
    }
}

/// Checks what can be checked before a byte of the body counts.
async fn receive<B>(head: &Parts, body: B) -> Result<(&'static Operation, Vec<u8>), Error>
where
    B: Body<Data = Bytes>,
{
    let read = body::read(body).await;
    let operation = published(head.method.as_str(), head.uri.path()).ok_or(ErrorCode::NotFound)?;
    if head.method != Method::POST {
        // The few that are read with GET take no body, and none of them is built.
        return Err(not_built(operation.path));
    }
    if !head.headers.contains_key(CONTENT_LENGTH) {
        return Err(Error::content_length_required());
    }
    let Some(content_type) = head.headers.get(CONTENT_TYPE) else {
        return Err(Error::content_type_required());
    };
    let content_type = content_type.to_str().unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    let upload = operation.path == UPLOAD && media_type.eq_ignore_ascii_case("multipart/form-data");
    let form = oauth_service::takes(operation.path, media_type);
    if !upload && !form && !media_type.eq_ignore_ascii_case("application/json") {
        return Err(ErrorCode::InvalidBody.into());
    }
    match read {
        Ok(bytes) if upload => match multipart::as_json(content_type, &bytes) {
            Some(json) => Ok((operation, json)),
            None => Err(ErrorCode::InvalidBody.into()),
        },
        Ok(bytes) if form => Ok((operation, oauth_service::as_json(&bytes)?)),
        Ok(bytes) => Ok((operation, bytes)),
        Err(Unreadable::Broken) => Err(ErrorCode::InvalidBody.into()),
        Err(Unreadable::TooLong) => Err(Error::new(
            ErrorCode::InvalidBody,
            format!(
                "body could not be parsed as JSON: it is longer than {} bytes",
                body::LIMIT
            ),
        )),
    }
}

/// The operation a request means; `{hole}`s of a published path take any segment.
fn published(method: &str, path: &str) -> Option<&'static Operation> {
    let fits = |operation: &&Operation| {
        let (holes, segments) = (operation.path.split('/'), path.split('/'));
        operation.method == method
            && operation.path.contains('{')
            && holes.clone().count() == segments.clone().count()
            && holes
                .zip(segments)
                .all(|(hole, segment)| hole == segment || hole.starts_with('{'))
    };
    contract::operation_by_method(method, path).or_else(|| contract::operations().iter().find(fits))
}

fn prepare(
    worlds: &Worlds,
    head: &Parts,
    operation: &'static Operation,
    bytes: &[u8],
) -> Result<(String, Checked), Error> {
    let Ok(Value::Object(mut fields)) = serde_json::from_slice(bytes) else {
        return Err(ErrorCode::InvalidBody.into());
    };
    if fields.contains_key("public_key") && !fields.contains_key("secret") {
        // What browsers had instead of a secret, before there were link tokens.
        let version = version(head)?;
        if version == ApiVersion::default() && operation.path.starts_with("/institutions/") {
            return Err(Error::incompatible_api_version(version.as_str()));
        }
    }
    oauth_service::name_secret(operation.path, &mut fields);
    let route = api::route(operation.path);
    let client_id = if route.is_some_and(|route| route.public) {
        String::new()
    } else {
        keys(worlds, head, &fields)
            .map_err(|error| oauth_service::refuse_keys(operation.path, error))?
    };
    fields.remove("client_id");
    fields.remove("secret");
    let body = Value::Object(fields);
    let checked = Checked {
        operation,
        body: operation.check_request(&body).map(|()| body),
        wanted: wanted(head, operation)?,
        link_ui: link_ui(head)?,
        version: version(head)?,
    };
    Ok((client_id, checked))
}

/// The version a call speaks: the newest if it does not say.
fn version(head: &Parts) -> Result<ApiVersion, Error> {
    let Some(version) = head.headers.get(response::VERSION) else {
        return Ok(ApiVersion::default());
    };
    let version = version.to_str().unwrap_or_default().trim();
    ApiVersion::from_header(version)
        .ok_or_else(|| Error::unknown_version(&ApiVersion::ALL.map(ApiVersion::as_str)))
}

/// The error that a call's own header asks for.
fn wanted(head: &Parts, operation: &Operation) -> Result<Option<ErrorCode>, Error> {
    let Some(name) = head.headers.get(WANTED) else {
        return Ok(None);
    };
    let name = name.to_str().unwrap_or_default().trim();
    faults::code_at(name, operation).map(Some)
}

/// Takes the keys from body or headers and checks them; the client id is what remains.
fn keys(worlds: &Worlds, head: &Parts, fields: &Map<String, Value>) -> Result<String, Error> {
    let client_id = key(head, fields, "client_id", "plaid-client-id");
    let secret = key(head, fields, "secret", "plaid-secret");
    let missing: Vec<&str> = [("client_id", &client_id), ("secret", &secret)]
        .iter()
        .filter(|(_, key)| matches!(key, Key::Absent))
        .map(|(name, _)| *name)
        .collect();
    if !missing.is_empty() {
        return Err(Error::missing_fields(&missing));
    }
    let client_id = client_id.text("client_id")?;
    let secret = secret.text("secret")?;
    match worlds.registered(client_id) {
        Ok(None) => {}
        Ok(Some(client)) if client.strict_keys && !is_hex(client_id) => {
            return Err(Error::invalid_field("client_id", rule::FORMATTED_STRING));
        }
        Ok(Some(client)) if client.secret == secret => {}
        _ => return Err(ErrorCode::InvalidApiKeys.into()),
    }
    Ok(client_id.to_owned())
}

enum Key<'a> {
    Absent,
    Malformed,
    Text(&'a str),
}

impl<'a> Key<'a> {
    fn text(&self, name: &str) -> Result<&'a str, Error> {
        match self {
            Self::Text(text) => Ok(text),
            Self::Absent | Self::Malformed => {
                Err(Error::invalid_field(name, rule::FORMATTED_STRING))
            }
        }
    }
}

fn key<'a>(head: &'a Parts, fields: &'a Map<String, Value>, name: &str, header: &str) -> Key<'a> {
    let text = match (fields.get(name), head.headers.get(header)) {
        (Some(Value::String(text)), _) => Some(text.as_str()),
        (Some(_), None) => None,
        (_, Some(header)) => header.to_str().ok(),
        (None, None) => return Key::Absent,
    };
    text.filter(|text| !text.trim().is_empty())
        .map_or(Key::Malformed, Key::Text)
}

fn is_hex(text: &str) -> bool {
    text.len() == 24 && text.bytes().all(|it| it.is_ascii_hexdigit())
}

/// Settings of Link's pages for the token a call makes, from a header.
fn link_ui(head: &Parts) -> Result<LinkUi, Error> {
    let Some(value) = head.headers.get(LINK_UI) else {
        return Ok(LinkUi::default());
    };
    let name = "the header Plaid-Emulator-Link-UI";
    let refuse = |why: String| Error::new(ErrorCode::EmulatorBadRequest, why);
    let text = value.to_str().map_err(|_| {
        refuse(format!(
            "{name} is not ASCII; escape other letters as \\u00e9"
        ))
    })?;
    fixtures::link_ui(name, text).map_err(|problems| refuse(problems.to_string()))
}

/// Has the endpoint answer, in its world.
fn perform(sandbox: &mut Sandbox, checked: Checked, base_url: &str) -> Performed {
    let request_id = sandbox.next_request_id();
    let now = sandbox.now();
    let mut mishap = Mishap::default();
    let mut carries = None;
    let answered = checked.body.and_then(|body| {
        let path = checked.operation.path;
        let token = body.get("access_token").or(body.get("processor_token"));
        let token = token.and_then(Value::as_str);
        let subject = CallSubject {
            token,
            transaction_id: body.get("client_transaction_id").and_then(Value::as_str),
        };
        sandbox.count_call(path, subject)?;
        mishap = sandbox.strike(path, token).unwrap_or_default();
        if !mishap.delay.is_zero() && path != "/item/remove" {
            carries = token.map(|token| (token.to_owned(), request_id));
        }
        if let Some(code) = checked.wanted.or(mishap.error) {
            return Err(code.into());
        }
        if mishap.disconnect {
            return Ok(Written::Json(Vec::new()));
        }
        let route = api::route(path).ok_or_else(|| not_built(path))?;
        let mut call = Call {
            sandbox,
            base_url,
            link_ui: checked.link_ui,
            version: checked.version,
        };
        route.answer(&mut call, body, request_id)
    });
    let (status, body) = match answered {
        Ok(written) => (200, written),
        Err(error) => {
            let error = oauth_service::worded(checked.operation.path, error);
            (error.status(), written(&error, request_id))
        }
    };
    Performed {
        status,
        body,
        now,
        delay: mishap.delay,
        disconnect: mishap.disconnect,
        carries: carries.filter(|_| status == 200),
    }
}

/// The answer that tells of an error.
fn written(error: &Error, request_id: RequestId) -> Written {
    let bytes = match error.oauth {
        Some(code) => api::answer(&WireOauthError::new(code, error), request_id),
        None => api::answer(&WireError::answer(error), request_id),
    };
    Written::Json(bytes.unwrap_or_default())
}

/// An answer that says what was wrong.
pub(super) fn refuse(sandbox: &mut Sandbox, version: ApiVersion, error: &Error) -> Answer {
    let request_id = sandbox.next_request_id();
    let body = written(error, request_id);
    response::api(version, error.status(), body, sandbox.now())
}

fn not_built(path: &str) -> Error {
    Error::new(
        ErrorCode::EmulatorNotImplemented,
        format!("{path} is an operation of Plaid's that this emulator does not answer yet"),
    )
}
