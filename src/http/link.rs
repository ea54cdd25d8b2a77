//! Link's frame: its pages and the forms they send.

mod identity;
mod income;
mod issue;
mod layer;
mod money;
mod numbers;
mod oauth;
mod present;
pub(super) mod preview;
mod proof;
mod returning;
mod tiles;
mod wording;

use hyper::Method;
use hyper::body::{Body, Bytes};
use hyper::http::request::Parts;

use super::body;
use super::form::Form;
use super::language::{english, words_of};
use super::worlds::Worlds;
use super::{Answer, response};
use crate::api::wire::link_callback::Finish;
use crate::errors::{Error, ErrorCode};
use crate::link::Action;
use crate::sandbox::ids::{LinkToken, Uuid};
use crate::sandbox::{Gesture, Pick, Sandbox};
use crate::ui::link::{BootPage, Mode, Page};
use oauth::Browser;

pub(super) use tiles::colour;

/// Where the frame is on Plaid's host, and on any other, whose address must still carry the text
/// that end-to-end tests look for.
const FRAMES: &[&str] = &[
    "/link/v2/stable/link.html",
    "/cdn.plaid.com/link/v2/stable/link.html",
];

/// Set by the page's script, which wants the pane without the document around it.
const FRAGMENT: &str = "x-link-fragment";

/// Whether a path is the frame's.
pub(super) fn is_frame(path: &str) -> bool {
    FRAMES.contains(&path)
}

/// Answers the frame.
pub(super) async fn answer<B>(worlds: &Worlds, head: &Parts, query: &str, body: B) -> Answer
where
    B: Body<Data = Bytes>,
{
    let query = Form::read(query.as_bytes());
    if head.method != Method::POST {
        return response::page(first_document(worlds, &query));
    }
    let sent = body::read(body).await.unwrap_or_default();
    let form = Form::read(&sent);
    let page = turn(worlds, &form, &Browser::of(&head.headers, &query, &form));
    let latency = worlds.catalog().switches.link_latency;
    if !latency.is_zero() {
        tokio::time::sleep(latency).await;
    }
    let fragment = head.headers.contains_key(FRAGMENT);
    response::page(if fragment {
        page.fragment()
    } else {
        page.document()
    })
}

fn first_document(worlds: &Worlds, query: &Form) -> String {
    let origin = query.get("origin").to_owned();
    let token = query.get("token").to_owned();
    if query.get("isEmbedded") == "true" {
        return present::embedded(worlds, &token, origin);
    }
    let received = Some(query.get("receivedRedirectUri")).filter(|uri| !uri.is_empty());
    let mode = if origin.is_empty() {
        Mode::Page
    } else {
        Mode::Frame { origin }
    };
    BootPage {
        words: words_of(worlds, &token),
        mode,
        token,
        received_redirect_uri: received.map(str::to_owned),
    }
    .document()
}

/// What the frame shows after a form was sent.
fn turn(worlds: &Worlds, form: &Form, browser: &Browser) -> Page {
    match form.get("action") {
        "open" => return open(worlds, form, browser),
        "submit" => return layer::submit(worlds, form),
        _ => {}
    }
    let session_id = Uuid::parse(form.get("session"));
    let shown =
        session_id.and_then(|id| worlds.of_token(id, |world| act(world, id, form, browser)));
    shown
        .flatten()
        .unwrap_or_else(|| worlds.of_nobody(|world| without_session(world, form, browser)))
}

fn open(worlds: &Worlds, form: &Form, browser: &Browser) -> Page {
    let (text, received) = (form.get("token"), form.get("received_redirect_uri"));
    let token = LinkToken::parse(text).ok();
    let opened = token.and_then(|token| {
        worlds.of_token(token.0, |world| {
            if let Some(page) = layer::open(world, form, browser) {
                return Some(page);
            }
            let session_id = if received.is_empty() {
                let session_id = world.open_link_with(text, pick(form)).ok()?.id;
                if browser.is_windowless() {
                    world.confine_link(session_id);
                }
                session_id
            } else {
                world.return_from_oauth(text, received).ok()?
            };
            present::opened(world, session_id, browser)
        })
    });
    let refused = || present::refused(words_of(worlds, text), &refusal(browser));
    opened.flatten().unwrap_or_else(refused)
}

/// The choice made on the embedded tiles.
fn pick(form: &Form) -> Option<Pick<'_>> {
    let (institution_id, brand) = (form.get("institution_id"), form.get("brand"));
    match (institution_id, brand) {
        _ if !form.get("manual").is_empty() => Some(Pick::Manual),
        (_, brand) if !brand.is_empty() => Some(Pick::Brand(brand)),
        (id, _) if !id.is_empty() => Some(Pick::Institution(id)),
        _ => None,
    }
}

/// Turns a session by a form; `None` if there is no such session.
fn act(world: &mut Sandbox, session_id: Uuid, form: &Form, browser: &Browser) -> Option<Page> {
    let shown = present::pane_name(world, session_id)?;
    let leaving = form.get("action") == "confirm_exit";
    // A form of another pane than the one that is up was sent twice, or from another tab.
    if leaving || form.get("pane") == shown {
        let answers: Vec<&str> = form.prefixed("answer_").collect();
        let picked = [form.positions("account"), form.positions("source")].concat();
        if let Some(gesture) = gesture(form, &picked, &answers) {
            // What the pane does not offer changes nothing: the pane that is up is shown again.
            let _ = world.act(session_id, gesture);
        }
    }
    let mut page = present::session(world, session_id, browser, form.get("username"))?;
    present::tell_at_once(world, session_id, &mut page);
    Some(page)
}

fn gesture<'a>(form: &'a Form, picked: &'a [usize], answers: &'a [&'a str]) -> Option<Gesture<'a>> {
    if let Some(gesture) = issue::gesture(form) {
        return Some(Gesture::Issue(gesture));
    }
    if let Some(gesture) = numbers::gesture(form) {
        return Some(Gesture::Numbers(gesture));
    }
    if let Some(gesture) = income::gesture(form, picked) {
        return Some(Gesture::Income(gesture));
    }
    if let Some(gesture) = identity::gesture(form) {
        return Some(Gesture::Identity(gesture));
    }
    if let Some(gesture) = layer::gesture(form, answers, picked) {
        return Some(Gesture::Layer(gesture));
    }
    if let Some(gesture) = returning::gesture(form, picked) {
        return Some(Gesture::Returning(gesture));
    }
    if let Some(gesture) = proof::gesture(form) {
        return Some(gesture);
    }
    let at_error = form.get("pane") == "error";
    Some(match form.get("action") {
        "submit_phone" => Gesture::SubmitPhone(form.get("phone")),
        "submit_otp" => Gesture::SubmitOtp(form.get("code")),
        "continue_without_phone" => Gesture::Plain(Action::SkipPhone),
        "search" => Gesture::Search(form.get("query")),
        "select_brand" => Gesture::SelectBrand(form.get("brand")),
        "select_institution" => Gesture::SelectInstitution(form.get("institution_id")),
        "submit_credentials" if form.has("pin") => {
            Gesture::SubmitPin(form.get("username"), form.get("password"), form.get("pin"))
        }
        "submit_credentials" => {
            Gesture::SubmitCredentials(form.get("username"), form.get("password"))
        }
        "view_data_types" => Gesture::Plain(Action::ViewDataTypes),
        "open_oauth" => Gesture::Plain(Action::OpenOauth),
        "close_oauth" => Gesture::Plain(Action::CloseOauth),
        "add_another" => Gesture::Plain(Action::AddAnother),
        "solve_recaptcha" => Gesture::Plain(Action::SolveRecaptcha),
        "submit_mfa" => Gesture::SubmitMfa(answers),
        "select_accounts" => Gesture::SelectAccounts(picked),
        "back" if at_error => Gesture::Plain(Action::Continue),
        "continue" | "retry" => Gesture::Plain(Action::Continue),
        "back" => Gesture::Plain(Action::Back),
        "exit" => Gesture::Plain(Action::Exit),
        "confirm_exit" => Gesture::Plain(Action::ConfirmExit),
        "stay" => Gesture::Plain(Action::Stay),
        _ => return None,
    })
}

/// Why Link does not open.
fn refusal(browser: &Browser) -> Error {
    Error::from(if browser.by_key {
        ErrorCode::PublicKeyNotEnabled
    } else {
        ErrorCode::InvalidLinkToken
    })
}

/// The end of Link when no session was ever opened, or the one there was is gone.
fn without_session(world: &mut Sandbox, form: &Form, browser: &Browser) -> Page {
    let words = english(world.catalog());
    let leaving = matches!(form.get("action"), "exit" | "confirm_exit");
    if !leaving {
        return present::refused(words, &refusal(browser));
    }
    let refused = form.get("pane") == "error" || !form.get("session").is_empty();
    let error = refused.then(|| refusal(browser));
    let session_id = world.next_session_id();
    let request_id = world.next_request_id().to_string();
    present::webview::finished_without_session(
        words,
        &Finish::without_session(error.as_ref(), session_id, request_id),
        browser,
    )
}
