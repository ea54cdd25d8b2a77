//! Hosted Link: the page behind `hosted_link_url`, for apps without a front end of their own.
//! <https://plaid.com/docs/link/hosted-link/>

use hyper::Method;
use hyper::http::request::Parts;

use super::language::{app_name, words, words_of};
use super::worlds::Worlds;
use super::{Answer, base_url, response};
use crate::api::wire::hosted;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::LinkToken;
use crate::ui::hosted::{Closing, HostedPage, Session};

/// Whether a path is that of a hosted session.
pub(super) fn is_page(method: &Method, path: &str) -> bool {
    matches!(*method, Method::GET | Method::HEAD) && hosted::token(path).is_some()
}

/// Answers the page; a session that is over or never was has one that says so.
pub(super) fn answer(worlds: &Worlds, head: &Parts) -> Answer {
    let token = hosted::token(head.uri.path());
    let page = token.and_then(|token| worlds.of_token(token.0, |world| page(world, token, head)));
    match page.flatten() {
        Some(page) => response::page(page.document()),
        None => {
            let token = token.map(|token| token.to_string()).unwrap_or_default();
            response::page(HostedPage::ended(words_of(worlds, &token)).document())
        }
    }
}

/// The page of a link token that still opens a hosted session.
fn page(world: &Sandbox, token: LinkToken, head: &Parts) -> Option<HostedPage> {
    let record = world.link_token(&token.to_string()).ok()?;
    let hosted = record.configuration.hosted_link.as_ref()?;
    if world.now() >= record.expires_at {
        return None;
    }
    let returned = head
        .uri
        .query()
        .filter(|query| query.starts_with("oauth_state_id="));
    let words = words(world.catalog().language(&record.configuration.language));
    Some(HostedPage {
        session: Some(Session {
            token: token.to_string(),
            closing: Closing::App {
                name: app_name(&words, &record.configuration),
            },
            completion_redirect_uri: hosted.completion_redirect_uri.clone(),
            received_redirect_uri: returned.map(|query| {
                let (base, path) = (base_url(&head.headers), head.uri.path());
                format!("{base}{path}?{query}")
            }),
        }),
        words,
    })
}
