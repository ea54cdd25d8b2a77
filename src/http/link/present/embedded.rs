//! The tiles of `Plaid.createEmbedded`, in the app's own page.
//! <https://plaid.com/docs/link/embedded-institution-search/>

use super::{institutions, wording};
use crate::errors::{Error, ErrorCode};
use crate::http::worlds::Worlds;
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::LinkUi;
use crate::sandbox::ids::LinkToken;
use crate::ui::link as ui;

/// The document of the tiles for a link token.
pub(in crate::http::link) fn embedded(worlds: &Worlds, token: &str, origin: String) -> String {
    let parsed = LinkToken::parse(token).ok();
    let page = parsed.and_then(|parsed| {
        worlds
            .of_token(parsed.0, |world| tiles(world, token, &origin))
            .flatten()
    });
    let page = page.unwrap_or_else(|| {
        let said = wording::pane(&Error::from(ErrorCode::InvalidLinkToken), "", false);
        refused(&origin, said.title, said.text)
    });
    page.document()
}

/// The tiles of a token that opens Link; `None` if there is no such token.
fn tiles(world: &Sandbox, token: &str, origin: &str) -> Option<ui::EmbeddedPage> {
    let record = world.link_token(token).ok()?;
    if world.now() >= record.expires_at {
        return None;
    }
    let configuration = &record.configuration;
    if !configuration.allows_tiles() {
        let text = "Tiles go neither with update mode nor with Hosted or Multi-Item Link. Open \
                    Link with this token instead.";
        let title = "No institutions to choose from";
        return Some(refused(origin, title.to_owned(), text.to_owned()));
    }
    Some(ui::EmbeddedPage {
        origin: origin.to_owned(),
        it: ui::InstitutionsPane {
            brands: Vec::new(),
            ..institutions(world, configuration, "")
        },
        manual: world.asks_auth_type(configuration),
        refusal: None,
    })
}

fn refused(origin: &str, title: String, text: String) -> ui::EmbeddedPage {
    ui::EmbeddedPage {
        origin: origin.to_owned(),
        it: ui::InstitutionsPane {
            query: String::new(),
            search_label: LinkUi::default().search_label().to_owned(),
            title: String::new(),
            nothing: Default::default(),
            featured: Vec::new(),
            more: Vec::new(),
            brands: Vec::new(),
        },
        manual: false,
        refusal: Some((title, text)),
    }
}
