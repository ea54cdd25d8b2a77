//! The control API's bytes. A page of another site must not reach it through a person's browser,
//! so `Host` and `Origin` are checked.

mod webhooks;

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
use crate::api::wire::shared_verification;
use crate::control::{Index, clock, faults, items, link, tokens, transactions, worlds};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::LinkToken;

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
    if head.method == Method::GET && path == "/_emulator/webhooks/wait" {
        return webhooks::wait(worlds, head).await;
    }
    let answered = match (&head.method, path) {
        (&Method::GET, _) => read(worlds, head, path),
        (&Method::POST, _) => write(worlds, &sent, path),
        _ => None,
    };
    let unknown = |method, path| {
        refuse(
            404,
            &bad_request(format!(
                "there is no {method} {path}; GET /_emulator lists what there is"
            )),
        )
    };
    answered.unwrap_or_else(|| unknown(&head.method, path))
}

/// Answers what only reads; `None` if there is no such path.
fn read(worlds: &Worlds, head: &Parts, path: &str) -> Option<Answer> {
    Some(match path {
        "/_emulator" => show(&Index::new(worlds.clients())),
        "/_emulator/clock" => queried_world(worlds, head, |client, world| {
            Ok(show(&clock::read(client, world)))
        }),
        "/_emulator/faults" => {
            queried_world(worlds, head, |_, world| Ok(show(&faults::list(world))))
        }
        "/_emulator/items" => queried_world(worlds, head, |_, world| {
            let item = queried(head, "item");
            items::list(world, item.as_deref()).map(|list| show(&list))
        }),
        "/_emulator/preview" => {
            super::link::preview::page(worlds, head.uri.query().unwrap_or_default())
        }
        "/_emulator/webhooks" => webhooks::list(worlds, head),
        "/_emulator/webhooks/rules" => webhooks::list_rules(worlds, head),
        "/_emulator/worlds" => show(&worlds::Response {
            worlds: worlds.clients(),
        }),
        _ => return None,
    })
}

/// Answers what changes something; `None` if there is no such path.
fn write(worlds: &Worlds, sent: &[u8], path: &str) -> Option<Answer> {
    let wall = worlds.wall();
    Some(match path {
        "/_emulator/clock" => posted(sent, |request: clock::Request| {
            in_world(worlds, &request.client_id, |world| {
                clock::turn(&request, world, wall).map(|turned| show(&turned))
            })
        }),
        "/_emulator/faults" => posted(sent, |request: faults::Request| {
            in_world(worlds, &request.client_id, |world| {
                faults::add(&request, world).map(|added| show(&added))
            })
        }),
        "/_emulator/faults/clear" => posted(sent, |request: faults::Clear| {
            in_world(worlds, &request.client_id, |world| {
                faults::clear(&request, world).map(|left| show(&left))
            })
        }),
        "/_emulator/item" => posted(sent, |request: items::Request| {
            in_world(worlds, &request.client_id, |world| {
                items::change(&request, world).map(|changed| show(&changed))
            })
        }),
        "/_emulator/link/complete" => complete_link(worlds, sent),
        "/_emulator/tokens/expire" => posted(sent, |request: tokens::Request| {
            in_world(worlds, &request.client_id, |world| {
                tokens::expire(&request, world).map(|expired| show(&expired))
            })
        }),
        "/_emulator/transactions" => posted(sent, |request: transactions::Request| {
            in_world(worlds, &request.client_id, |world| {
                transactions::tell(&request, world).map(|told| show(&told))
            })
        }),
        "/_emulator/worlds/delete" => posted(sent, |request: worlds::Request| {
            worlds.delete(&request.client_id);
            Ok(show(&worlds::Response {
                worlds: worlds.clients(),
            }))
        }),
        "/_emulator/worlds/reset" => posted(sent, |request: worlds::Request| {
            worlds.reset(&request.client_id);
            Ok(show(&worlds::Response {
                worlds: worlds.clients(),
            }))
        }),
        _ => return webhooks::write(worlds, sent, path),
    })
}

/// Answers a body that is a request of this type.
fn posted<T: DeserializeOwned>(
    sent: &[u8],
    act: impl FnOnce(T) -> Result<Answer, Error>,
) -> Answer {
    parse(sent)
        .and_then(act)
        .unwrap_or_else(|error| refuse(400, &error))
}

/// Does something in the world of the client that a body names.
fn in_world(
    worlds: &Worlds,
    client_id: &str,
    act: impl FnOnce(&mut Sandbox) -> Result<Answer, Error>,
) -> Result<Answer, Error> {
    if client_id.is_empty() {
        return Err(bad_request(
            "expected `client_id`: every client has a world of its own",
        ));
    }
    worlds.of_client(client_id, act)
}

const NO_CLIENT: &str = "expected `?client_id=`: every client has a world of its own";

/// Answers from the world that `?client_id=` names.
fn queried_world(
    worlds: &Worlds,
    head: &Parts,
    act: impl FnOnce(&str, &mut Sandbox) -> Result<Answer, Error>,
) -> Answer {
    let Some(client) = queried(head, "client_id") else {
        return refuse(400, &bad_request(NO_CLIENT));
    };
    worlds
        .of_client(&client, |world| act(&client, world))
        .unwrap_or_else(|error| refuse(400, &error))
}

fn complete_link(worlds: &Worlds, sent: &[u8]) -> Answer {
    posted(sent, |mut request: link::Request| {
        let address = request.shareable_url.take().unwrap_or_default();
        if let Some((id, key)) = shared_verification::read(&address) {
            let share = |world: &mut Sandbox| world.share_verification(id, key, "en");
            let token = worlds.of_token(key, share).flatten();
            request.link_token = token.map(|it| it.to_string()).unwrap_or_default();
        }
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
        answered.unwrap_or_else(unknown)
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
