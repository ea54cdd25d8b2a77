//! Pages and files that need no world: the browser's part of Link, the demo.

use std::sync::OnceLock;

use askama::Template;

use super::{Answer, response};
use crate::api;
use crate::ui;
use crate::ui::demo::{CARDS, Card, DemoPage, PRODUCTS, Product};

/// Where `link-initialize.js` and the files of Link's pages are, on Plaid's host and on ours.
const LINK_FILES: &[&str] = &["/link/v2/stable/", "/cdn.plaid.com/link/v2/stable/"];
const OTHER_FILES: &str = "/assets/";

/// The page or file at a path, if there is one.
pub(super) fn page(path: &str) -> Option<Answer> {
    if path == "/demo" {
        return demo().render().ok().map(response::page);
    }
    let name = LINK_FILES
        .iter()
        .find_map(|folder| path.strip_prefix(folder));
    let name = name.or_else(|| path.strip_prefix(OTHER_FILES))?;
    let asset = ui::assets::asset(name)?;
    Some(response::asset(asset.content_type, asset.bytes))
}

/// The demo, with no more than what is built: a product whose call has no route is not offered.
fn demo() -> DemoPage<'static> {
    static SHOWN: OnceLock<(Vec<Product>, Vec<Card>)> = OnceLock::new();
    let (products, cards) = SHOWN.get_or_init(|| {
        let cards: Vec<Card> = CARDS
            .iter()
            .copied()
            .filter(|card| api::route(card.path).is_some())
            .collect();
        let read = |product: &Product| cards.iter().any(|card| card.id == product.id);
        (PRODUCTS.iter().copied().filter(read).collect(), cards)
    });
    DemoPage {
        products,
        cards,
        ..DemoPage::new(env!("CARGO_PKG_VERSION"))
    }
}
