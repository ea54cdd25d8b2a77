//! The scripts and style sheets of the pages, embedded in the binary.

/// A file that a page refers to by a relative address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Value of the `content-type` header.
    pub content_type: &'static str,
    /// The whole file.
    pub bytes: &'static [u8],
}

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// The asset of this name, for example `link.css`; `None` when there is none.
///
/// The pages expect `link.css` and `link-pane.js` beside `link.html`, under whatever prefix that
/// page is served.
pub fn asset(name: &str) -> Option<Asset> {
    let (content_type, text) = match name {
        "link-initialize.js" => (
            SCRIPT,
            include_str!("../../templates/assets/link-initialize.js"),
        ),
        "link-pane.js" => (SCRIPT, include_str!("../../templates/assets/link-pane.js")),
        "oauth-bank.js" => (SCRIPT, include_str!("../../templates/assets/oauth-bank.js")),
        "oauth-return.js" => (
            SCRIPT,
            include_str!("../../templates/assets/oauth-return.js"),
        ),
        "oauth.css" => (CSS, OAUTH_CSS),
        "preview.css" => (CSS, PREVIEW_CSS),
        "link.css" => (CSS, LINK_CSS),
        "hosted.css" => (CSS, HOSTED_CSS),
        "hosted.js" => (SCRIPT, include_str!("../../templates/assets/hosted.js")),
        "icon.svg" => (
            "image/svg+xml",
            include_str!("../../templates/assets/icon.svg"),
        ),
        "demo.css" => (CSS, include_str!("../../templates/assets/demo.css")),
        "demo.js" => (SCRIPT, include_str!("../../templates/assets/demo.js")),
        _ => return None,
    };
    Some(Asset {
        content_type,
        bytes: text.as_bytes(),
    })
}

const OAUTH_CSS: &str = concat!(
    include_str!("../../templates/assets/tokens.css"),
    include_str!("../../templates/assets/oauth.css"),
);

const HOSTED_CSS: &str = concat!(
    include_str!("../../templates/assets/tokens.css"),
    include_str!("../../templates/assets/hosted.css"),
);

const PREVIEW_CSS: &str = concat!(
    include_str!("../../templates/assets/tokens.css"),
    include_str!("../../templates/assets/preview.css"),
);

// One request for all of it. Other pages can put the same tokens first.
const LINK_CSS: &str = concat!(
    include_str!("../../templates/assets/tokens.css"),
    include_str!("../../templates/assets/dialog.css"),
    include_str!("../../templates/assets/parts.css"),
    include_str!("../../templates/assets/panes.css"),
);
