//! The tiles of `Plaid.createEmbedded`, in the app's own page.
//! <https://plaid.com/docs/link/embedded-institution-search/>

use super::{institutions, wording};
use crate::errors::{Error, ErrorCode};
use crate::http::language::{words, words_of};
use crate::http::worlds::Worlds;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::LinkToken;
use crate::ui::link as ui;
use crate::ui::words::Words;

/// The document of the tiles for a link token.
pub(in crate::http::link) fn embedded(worlds: &Worlds, token: &str, origin: String) -> String {
    let parsed = LinkToken::parse(token).ok();
    let page = parsed.and_then(|parsed| {
        worlds
            .of_token(parsed.0, |world| tiles(world, token, &origin))
            .flatten()
    });
    let page = page.unwrap_or_else(|| {
        let words = words_of(worlds, token);
        let error = Error::from(ErrorCode::InvalidLinkToken);
        let said = wording::pane(&words, &error, "", false);
        refused(words, &origin, (said.title, said.text))
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
    let words = words(world.catalog().language(&configuration.language));
    if !configuration.allows_tiles() {
        let title = words.say("no_institutions_to_choose_from").to_owned();
        let text = words.say("tiles_go_neither_with_update_mode_nor_with");
        let text = text.to_owned();
        return Some(refused(words, origin, (title, text)));
    }
    Some(ui::EmbeddedPage {
        it: ui::InstitutionsPane {
            brands: Vec::new(),
            ..institutions(world, &words, configuration, "")
        },
        words,
        origin: origin.to_owned(),
        manual: world.asks_auth_type(configuration),
        refusal: None,
    })
}

fn refused(words: Words, origin: &str, refusal: (String, String)) -> ui::EmbeddedPage {
    ui::EmbeddedPage {
        words,
        origin: origin.to_owned(),
        it: ui::InstitutionsPane {
            query: String::new(),
            search_label: String::new(),
            title: String::new(),
            nothing: Default::default(),
            featured: Vec::new(),
            more: Vec::new(),
            brands: Vec::new(),
        },
        manual: false,
        refusal: Some(refusal),
    }
}
