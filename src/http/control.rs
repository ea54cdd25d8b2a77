//! The control API's bytes. A page of another site must not reach it through a person's browser,
//! so `Host` and `Origin` are checked.

use hyper::HeaderMap;
use hyper::Method;
use hyper::body::{Body, Bytes};
use hyper::header::{HOST, HeaderName, ORIGIN};
use hyper::http::request::Parts;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::worlds::Worlds;
use super::{Answer, base_url, body, response};
use crate::api;
use crate::api::wire::error::WireError;
use crate::api::wire::link_callback::Finish;
use crate::api::wire::webhook;
use crate::control::{Index, clock, link, webhooks};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::LinkToken;
use crate::sandbox::webhooks::WebhookId;

/// Answers a call of the control API.
pub(super) async fn answer<B>(worlds: &Worlds, head: &Parts, body: B) -> Answer
where
    B: Body<Data = Bytes>,
{
    let sent = body::read(body).await.unwrap_or_default();
    if !trusted(&head.headers) {
        return refuse(
            403,
            &bad_request("this page may not use the emulator's control API"),
        );
    }
    let path = head.uri.path().trim_end_matches('/');
    match (&head.method, path) {
        (&Method::GET, "/_emulator") => show(&Index::new(worlds.clients())),
        (&Method::GET, "/_emulator/clock") => read_clock(worlds, head),
        (&Method::POST, "/_emulator/clock") => turn_clock(worlds, &sent),
        (&Method::POST, "/_emulator/link/complete") => complete_link(worlds, &sent),
        (&Method::GET, "/_emulator/webhooks") => list_webhooks(worlds, head),
        (&Method::POST, "/_emulator/webhooks/resend") => resend_webhook(worlds, &sent),
        (method, path) => refuse(
            404,
            &bad_request(format!(
                "there is no {method} {path}; GET /_emulator lists what there is"
            )),
        ),
    }
}

fn read_clock(worlds: &Worlds, head: &Parts) -> Answer {
    match queried(head, "client_id") {
        Some(client) => show(&worlds.of_client(&client, |world| clock::read(&client, world))),
        None => refuse(
            400,
            &bad_request("expected `?client_id=`: every client has its own clock"),
        ),
    }
}

fn turn_clock(worlds: &Worlds, sent: &[u8]) -> Answer {
    let request: clock::Request = match parse(sent) {
        Ok(request) => request,
        Err(error) => return refuse(400, &error),
    };
    let wall = worlds.wall();
    let client_id = request.client_id.clone();
    match worlds.of_client(&client_id, |world| clock::turn(request, world, wall)) {
        Ok(response) => show(&response),
        Err(error) => refuse(400, &error),
    }
}

fn complete_link(worlds: &Worlds, sent: &[u8]) -> Answer {
    let request: link::Request = match parse(sent) {
        Ok(request) => request,
        Err(error) => return refuse(400, &error),
    };
    let unknown = || Err(Error::from(ErrorCode::InvalidLinkToken));
    let token = LinkToken::parse(&request.link_token).ok();
    let answered = token.and_then(|token| {
        worlds.of_token(token.0, |world| {
            let session_id = link::complete(world, &request)?;
            let session = world.link_session(session_id);
            let finish = session.and_then(|session| Finish::whole(world, session));
            Ok(show(&finish))
        })
    });
    answered
        .unwrap_or_else(unknown)
        .unwrap_or_else(|error| refuse(400, &error))
}

/// How webhooks go out.
const FORM: webhooks::Form = webhooks::Form {
    render: webhook::body,
    content_type: webhook::CONTENT_TYPE,
};

fn list_webhooks(worlds: &Worlds, head: &Parts) -> Answer {
    let Some(client) = queried(head, "client_id") else {
        return refuse(
            400,
            &bad_request("expected `?client_id=`: every client has its own webhooks"),
        );
    };
    let after = match queried(head, "after").map(|id| id.parse()) {
        None => None,
        Some(Ok(id)) => Some(WebhookId(id)),
        Some(Err(_)) => return refuse(400, &bad_request("`after` must be the id of a webhook")),
    };
    worlds.of_client(&client, |world| {
        show(&webhooks::list(&client, world, after, FORM))
    })
}

fn resend_webhook(worlds: &Worlds, sent: &[u8]) -> Answer {
    let request: webhooks::Resend = match parse(sent) {
        Ok(request) => request,
        Err(error) => return refuse(400, &error),
    };
    worlds.of_client(&request.client_id, |world| {
        match webhooks::resend(&request, world, FORM) {
            Ok(response) => show(&response),
            Err(error) => refuse(400, &error),
        }
    })
}

fn queried(head: &Parts, name: &str) -> Option<String> {
    let query = head.uri.query().unwrap_or_default();
    let found = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
    found.map(|(_, value)| value.into_owned())
}

fn parse<T: DeserializeOwned>(sent: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(sent).map_err(|error| bad_request(format!("the body is wrong: {error}")))
}

/// Whether a call comes from the emulator's own pages or from no page at all, and was meant for
/// this host: an address, `localhost`, or a name without dots as containers have.
fn trusted(headers: &HeaderMap) -> bool {
    const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &hyper::header::HeaderValue| value.to_str().ok())
    };
    let own_origin = text(ORIGIN).is_none_or(|origin| origin == base_url(headers));
    let own_site = text(FETCH_SITE).is_none_or(|site| matches!(site, "same-origin" | "none"));
    own_origin && own_site && text(HOST).is_none_or(own_host)
}

fn own_host(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|it| it.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']');
    address.parse::<std::net::IpAddr>().is_ok()
        || !name.contains('.')
        || name.ends_with(".localhost")
}

fn show(value: &impl Serialize) -> Answer {
    response::asset(
        "application/json; charset=utf-8",
        api::document(value).unwrap_or_default(),
    )
}

fn refuse(status: u16, error: &Error) -> Answer {
    let body = api::document(&WireError::answer(error)).unwrap_or_default();
    let mut answer = response::asset("application/json; charset=utf-8", body);
    *answer.status_mut() = hyper::StatusCode::from_u16(status).unwrap_or_default();
    answer
}

fn bad_request(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorCode::EmulatorBadRequest, message)
}
