//! What the app around a webview is told with a page.

use super::{Browser, finished};
use crate::api::wire::link_callback::{BrowserEvent, Finish};
use crate::sandbox::{LinkSession, Sandbox};
use crate::ui::link::{EmbeddedJson, Page, Pane};
use crate::ui::words::Words;

/// Adds what has happened in a session since the app was told of `told` events.
pub(super) fn tell_of(page: &mut Page, world: &Sandbox, session: &LinkSession, told: usize) {
    let events = session.events.iter().skip(told);
    let events = events.map(|event| BrowserEvent::new(session, event).address());
    let end = Finish::new(world, session).map(|finish| finish.address());
    tell(page, events, end);
    page.frame.told = session.events.len();
}

/// The last page of a session that never was.
pub(in crate::http::link) fn finished_without_session(
    words: Words,
    finish: &Finish<'_>,
    browser: &Browser,
) -> Page {
    let mut page = finished(words, finish, "");
    if browser.is_webview() {
        tell(&mut page, std::iter::empty(), Some(finish.address()));
    }
    page
}

/// Adds the addresses that tell an app of events and, at last, of the end.
fn tell(page: &mut Page, events: impl Iterator<Item = String>, end: Option<String>) {
    let addresses: Vec<String> = events.chain(end.clone()).collect();
    let list = serde_json::to_string(&addresses).unwrap_or_default();
    page.frame.navigations = Some(EmbeddedJson::from_json(&list));
    if let Pane::Finished(pane) = &mut page.pane {
        pane.redirect = end;
    }
}
