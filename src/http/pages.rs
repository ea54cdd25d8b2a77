//! Pages and files that need no world: the browser's part of Link, the demo.

use askama::Template;

use super::{Answer, response};
use crate::ui;

/// Where `link-initialize.js` and the files of Link's pages are, on Plaid's host and on ours.
const LINK_FILES: &[&str] = &["/link/v2/stable/", "/cdn.plaid.com/link/v2/stable/"];
const OTHER_FILES: &str = "/assets/";

/// The page or file at a path, if there is one.
pub(super) fn page(path: &str) -> Option<Answer> {
    if path == "/demo" {
        return ui::demo::DemoPage::new(env!("CARGO_PKG_VERSION"))
            .render()
            .ok()
            .map(response::page);
    }
    let name = LINK_FILES
        .iter()
        .find_map(|folder| path.strip_prefix(folder));
    let name = name.or_else(|| path.strip_prefix(OTHER_FILES))?;
    let asset = ui::assets::asset(name)?;
    Some(response::asset(asset.content_type, asset.bytes))
}
