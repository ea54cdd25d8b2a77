//! The page that shows every pane of a customization.

use super::{between, text};
use crate::server::Server;

/// The panes of a preview and the headings on them.
fn panes(server: &Server, query: &str) -> String {
    let page = server.get(&format!("/_emulator/preview?{query}"));
    assert_eq!(page.status, 200);
    let mut told = format!("# {query}\n");
    if let Some(trouble) = between(&page.text, "role=\"alert\">", "</pre>") {
        told += &format!("{}\n", text(trouble));
    }
    if let Some(header) = between(&page.text, "class=\"wire\">", "</code>") {
        told += &format!("{}\n", text(header));
    }
    for frame in page.text.split("<iframe src=\"").skip(1) {
        let address = frame.split('"').next().unwrap().replace("&#38;", "&");
        let (_, label) = address.rsplit_once("pane=").unwrap();
        let pane = server.get(&address);
        assert_eq!(pane.status, 200, "{address}");
        let title = between(&pane.text, "id=\"a11y-title\"", "</h1>").unwrap();
        let title = text(title.split_once('>').unwrap().1);
        told += &format!("{label}: {title}\n");
    }
    told
}

#[test]
fn every_pane_of_a_customization_is_shown() {
    let server = Server::start();
    let queries = [
        "",
        "link_customization_name=budgeting",
        "link_customization_name=lending&separate_consent=1&consent=&success_pane=true",
        "link_customization_name=quebec",
        "link_customization_name=single&consent=allow&oauth_confirm=true&save_pane=false",
        "link_customization_name=nope",
        "consent=maybe",
        "search_label=12",
    ];
    let told: Vec<String> = queries.iter().map(|it| panes(&server, it)).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_preview_leaves_no_trace() {
    let server = Server::start();
    let before = server.get("/_emulator").text;
    panes(&server, "");
    assert_eq!(server.get("/_emulator").text, before);
    let unknown = server.get("/link/v2/stable/preview.html?pane=nope");
    assert_eq!(unknown.status, 404);
}

#[test]
fn what_is_typed_stays_text() {
    let server = Server::start();
    let query = "link_customization_name=%3Cb%3E&search_label=%22%3E%3Ci%3E";
    let page = server.get(&format!("/_emulator/preview?{query}")).text;
    assert!(!page.contains("<b>&#60;b") && !page.contains("<i>"));
    assert!(page.contains("there is no customization"));
}
