//! Link in a webview: what the app around it is told by navigations to `plaidlink://`.
//! <https://plaid.com/docs/link/webview/>

use http_body_util::Full;
use hyper::Request;
use serde_json::json;

use super::{attribute, between};
use crate::server::Server;

const ADDRESS: &str = "/link/v2/stable/link.html?isWebview=true";

/// Link in a webview, and the navigations the app has seen.
struct Webview<'a> {
    server: &'a Server,
    page: String,
    seen: Vec<String>,
}

impl<'a> Webview<'a> {
    fn opens(server: &'a Server, token: &str) -> Self {
        let mut webview = Self {
            server,
            page: String::new(),
            seen: Vec::new(),
        };
        webview.sends(&[("action", "open"), ("token", token)]);
        webview
    }

    fn does(&mut self, action: &str, more: &[(&str, &str)]) -> &mut Self {
        let page = std::mem::take(&mut self.page);
        let told = attribute(&page, "data-told");
        let mut fields = vec![
            ("session", attribute(&page, "data-session")),
            ("pane", attribute(&page, "data-pane")),
            ("told", told),
            ("action", action),
        ];
        fields.extend(more);
        self.sends(&fields);
        self
    }

    fn sends(&mut self, fields: &[(&str, &str)]) {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = Request::post(ADDRESS).header("x-link-fragment", "1");
        self.page = self
            .server
            .send(request.body(Full::from(body)).unwrap())
            .text;
        let list = between(&self.page, "data-link=\"navigations\">", "</script>");
        let list: Vec<String> = serde_json::from_str(list.expect("navigations")).unwrap();
        self.seen.extend(list);
    }

    /// What a receiver reads of each navigation: its name, and the parameters that are not empty.
    fn story(&self) -> String {
        let seen = self.seen.iter().map(|address| {
            let (name, query) = address.split_once('?').unwrap();
            let pairs = form_urlencoded::parse(query.as_bytes());
            let pairs = pairs.filter(|(_, value)| !value.is_empty());
            let lines: Vec<String> = pairs.map(|(key, it)| format!("  {key}: {it}\n")).collect();
            format!("{name}\n{}", lines.concat())
        });
        seen.collect()
    }
}

#[test]
fn an_item_is_connected() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut webview = Webview::opens(&server, &token);
    webview
        .does("continue_without_phone", &[])
        .does("select_institution", &[("institution_id", "ins_109508")])
        .does(
            "submit_credentials",
            &[("username", "user_good"), ("password", "pass_good")],
        )
        .does("select_accounts", &[("account", "0"), ("account", "1")])
        .does("continue", &[]);
    insta::assert_snapshot!(webview.story());
    let raw: Vec<&str> = webview.seen.iter().map(String::as_str).collect();
    insta::assert_snapshot!([raw[0], raw[raw.len() - 1]].join("\n"));
}

#[test]
fn who_leaves_after_a_wrong_password() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut webview = Webview::opens(&server, &token);
    webview
        .does("continue_without_phone", &[])
        .does("select_institution", &[("institution_id", "ins_109508")])
        .does(
            "submit_credentials",
            &[("username", "user_good"), ("password", "pass_bad")],
        )
        .does("exit", &[])
        .does("confirm_exit", &[]);
    insta::assert_snapshot!(webview.seen[webview.seen.len() - 3..].join("\n"));
}

#[test]
fn a_token_that_opens_nothing() {
    let server = Server::start();
    let body = "action=exit&pane=error&session=";
    let request = Request::post(ADDRESS).header("x-link-fragment", "1");
    let page = server.send(request.body(Full::from(body)).unwrap()).text;
    let list = between(&page, "data-link=\"navigations\">", "</script>").unwrap();
    insta::assert_snapshot!(list);
}
