//! The page on which a customer of a platform tells Plaid of itself, `onboarding_url` of
//! `/transfer/questionnaire/create`.

use hyper::Method;
use hyper::http::request::Parts;

use super::worlds::Worlds;
use super::{Answer, response};
use crate::api::wire::hosted;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;
use crate::ui::questionnaire::QuestionnairePage;

/// Whether a request is for such a page.
pub(super) fn is_page(head: &Parts) -> bool {
    matches!(head.method, Method::GET | Method::HEAD | Method::POST)
        && hosted::questionnaire(head.uri.path()).is_some()
}

/// Answers the page, and takes what it sends.
pub(super) fn answer(worlds: &Worlds, head: &Parts) -> Answer {
    let sent = head.method == Method::POST;
    let id = hosted::questionnaire(head.uri.path());
    let page = id.and_then(|id| worlds.of_token(id, |world| page(world, id, sent)).flatten());
    match page {
        Some(page) => response::page(page.document()),
        None => response::page_with_status(404, QuestionnairePage::Unknown.document()),
    }
}

fn page(world: &mut Sandbox, id: Uuid, sent: bool) -> Option<QuestionnairePage> {
    world.questionnaire(id)?;
    if sent {
        world.submit_questionnaire(id);
    }
    let (page, originator) = world.questionnaire(id)?;
    Some(if sent {
        QuestionnairePage::Sent {
            redirect_uri: page.redirect_uri.clone(),
        }
    } else {
        QuestionnairePage::Form {
            company_name: originator.company_name.clone(),
        }
    })
}
