//! The page behind `shareable_url` of a verification: the panes of Link without an app around
//! them. <https://plaid.com/docs/identity-verification/#using-a-shareable-url>

use hyper::Method;
use hyper::header::ACCEPT_LANGUAGE;
use hyper::http::request::Parts;

use super::language::{preferred, words};
use super::worlds::Worlds;
use super::{Answer, response};
use crate::api::wire::shared_verification;
use crate::ui::hosted::{Closing, HostedPage, Session};

/// Whether a path is that of a verification.
pub(super) fn is_page(method: &Method, path: &str) -> bool {
    matches!(*method, Method::GET | Method::HEAD) && shared_verification::is_path(path)
}

/// Answers the page; an address that leads to no verification has one that says so.
pub(super) fn answer(worlds: &Worlds, head: &Parts) -> Answer {
    let header = head.headers.get(ACCEPT_LANGUAGE);
    let accepted = header.and_then(|it| it.to_str().ok()).unwrap_or_default();
    let language = preferred(worlds.catalog(), accepted);
    let words = words(language);
    let address = head.uri.path_and_query().map_or("", |it| it.as_str());
    let shared = shared_verification::read(address);
    let token = shared.and_then(|(id, key)| {
        let open =
            |world: &mut crate::sandbox::Sandbox| world.share_verification(id, key, &language.code);
        worlds.of_token(key, open).flatten()
    });
    let page = match token {
        None => HostedPage::ended(words),
        Some(token) => HostedPage {
            session: Some(Session {
                token: token.to_string(),
                closing: Closing::Page {
                    opening: words.say("verify_your_identity").to_owned(),
                },
                completion_redirect_uri: None,
                received_redirect_uri: None,
            }),
            words,
        },
    };
    response::page(page.document())
}
