//! Logins on a bank's own site, by forms alone: what a person presses, what the app is told.

mod app;
mod correlation;
mod items;
mod phone;
mod scopes;
mod site;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http_body_util::Full;
use hyper::{Method, Request};
use serde_json::{Value, json};

use crate::server::{Answer, Server};

const FOLDER: &str = "/cdn.plaid.com/link/v2/stable/";
const OAUTH_BANK: &str = "ins_127287";
const APP: &str = "http://localhost:3000/oauth";
const WEBVIEW: &str = "Mozilla/5.0 (Linux; Android 5.1.1; Nexus 5 Build/LMY48B; wv) \
                       AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/43.0.2357.65 \
                       Mobile Safari/537.36";
const TAB: &str = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like \
                   Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

/// Somebody in Link, with what is on the screen.
struct Person<'a> {
    server: &'a Server,
    agent: &'static str,
    screen: String,
}

impl<'a> Person<'a> {
    /// Opens Link with a token.
    fn opens(server: &'a Server, token: &str) -> Self {
        Self::opens_in(server, "", &[("token", token)])
    }

    fn opens_in(server: &'a Server, agent: &'static str, fields: &[(&str, &str)]) -> Self {
        let mut person = Person {
            server,
            agent,
            screen: String::new(),
        };
        person.sends("open", fields);
        person
    }

    /// Comes back from the bank to the app, which opens Link anew.
    fn returns(server: &'a Server, token: &str, address: &str) -> Self {
        Self::opens_in(
            server,
            WEBVIEW,
            &[("token", token), ("received_redirect_uri", address)],
        )
    }

    #[track_caller]
    fn sends(&mut self, action: &str, fields: &[(&str, &str)]) -> &mut Self {
        let (session, pane) = (
            self.attribute("data-session=\""),
            self.attribute("data-pane=\""),
        );
        let mut all = vec![("action", action), ("session", &session), ("pane", &pane)];
        all.extend(fields);
        let answer = visit(
            self.server,
            &format!("{FOLDER}link.html"),
            self.agent,
            Some(&all),
        );
        assert_eq!(answer.status, 200, "{}", answer.text);
        self.screen = answer.text;
        self
    }

    /// From the first pane to the bank's login.
    #[track_caller]
    fn chooses(&mut self, institution_id: &str) -> &mut Self {
        self.sends("continue_without_phone", &[]);
        self.sends("select_institution", &[("institution_id", institution_id)])
    }

    fn attribute(&self, name: &str) -> String {
        after(&self.screen, name).unwrap_or_default()
    }

    fn pane(&self) -> String {
        self.attribute("data-pane=\"")
    }

    /// The address of the bank's own site.
    #[track_caller]
    fn site(&self) -> String {
        let address = after(&self.screen, "data-site=\"")
            .or_else(|| {
                after(
                    &self.screen,
                    "id=\"link-oauth-site\" class=\"Button Button--secondary\" href=\"",
                )
            })
            .expect("the pane knows the site");
        format!("{FOLDER}{}", plain(&address))
    }

    /// The code on the error pane, or the name of another pane.
    fn sees(&self) -> String {
        after(&self.screen, "<code class=\"Code\">")
            .map_or_else(|| self.pane(), |rest| rest.replace("</code>", ""))
    }

    /// What the app is told at the end.
    #[track_caller]
    fn result(&self) -> Value {
        let json = self
            .screen
            .split_once("data-link=\"result\">")
            .and_then(|(_, rest)| rest.split_once("</script>"))
            .expect("Link has ended");
        serde_json::from_str(json.0).unwrap()
    }

    /// What Link has said, on one line, and how it ended.
    #[track_caller]
    fn story(&self) -> String {
        let result = self.result();
        let events = result["events"].as_array().unwrap();
        let mut line: Vec<String> = events
            .iter()
            .map(|event| match event["metadata"]["view_name"].as_str() {
                Some(view) => format!("TV({view})"),
                None => event["eventName"].as_str().unwrap().to_owned(),
            })
            .collect();
        line.push(format!(
            "{} {} {}",
            result["result"].as_str().unwrap(),
            result["error"]["error_code"].as_str().unwrap_or("-"),
            result["metadata"]["status"].as_str().unwrap_or("-"),
        ));
        line.join(" · ")
    }
}

/// The text behind a mark, up to the next quote or tag.
fn after(html: &str, mark: &str) -> Option<String> {
    let (_, rest) = html.split_once(mark)?;
    Some(rest.split(['"', '<']).next()?.to_owned())
}

fn plain(html: &str) -> String {
    html.replace("&#38;", "&").replace("&amp;", "&")
}

#[track_caller]
fn visit(server: &Server, path: &str, agent: &str, form: Option<&[(&str, &str)]>) -> Answer {
    let method = if form.is_some() {
        Method::POST
    } else {
        Method::GET
    };
    let body = form.map_or_else(String::new, |fields| {
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish()
    });
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "127.0.0.1:4242")
        .header("user-agent", agent)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("x-link-fragment", "1");
    server.send(request.body(Full::from(body)).unwrap())
}

/// The state id in the address of the bank's site.
fn state_id(site: &str) -> String {
    let (_, query) = site.split_once('?').unwrap();
    let state = form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "state")
        .unwrap()
        .1;
    let state: Value = serde_json::from_slice(&STANDARD.decode(&*state).unwrap()).unwrap();
    state["oauth_state_id"].as_str().unwrap().to_owned()
}

/// Goes through the bank's site without scripts: each step sends what has been filled in by then.
/// The page that leads back.
#[track_caller]
fn shares(server: &Server, site: &str, username: &str, accounts: &[&str]) -> String {
    let mut form = vec![("username", username), ("password", ""), ("simulate", "")];
    let mut shown = visit(server, site, "", None);
    for step in ["login", "device", "code", "accounts", "terms"] {
        assert_eq!(shown.status, 200, "{}", shown.text);
        assert_eq!(up(&shown), step);
        match step {
            "accounts" => form.extend(accounts.iter().map(|place| ("account", *place))),
            "terms" => form.push(("terms", "yes")),
            _ => {}
        }
        let mut sent = form.clone();
        sent.push(("at", step));
        shown = visit(server, site, "", Some(&sent));
    }
    follow(server, &shown)
}

/// Presses one thing on the first page; the page that leads back.
#[track_caller]
fn fails(server: &Server, site: &str, field: (&str, &str)) -> String {
    let shown = visit(server, site, "", Some(&[("at", "login"), field]));
    follow(server, &shown)
}

#[track_caller]
fn follow(server: &Server, answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.text);
    let (_, location) = answer
        .headers
        .iter()
        .find(|(name, _)| name == "location")
        .expect("it leads somewhere");
    let page = server.get(&format!("{FOLDER}{location}"));
    assert_eq!(page.status, 200, "{}", page.text);
    page.text
}

/// The step of the bank's site that is up.
fn up(answer: &Answer) -> String {
    let blocks = answer.text.split(" data-step=\"").skip(1);
    let shown: Vec<&str> = blocks
        .filter_map(|block| block.split_once("\">").map(|(name, _)| name))
        .filter(|name| !name.contains("hidden"))
        .collect();
    shown.join(" ")
}

#[test]
fn accounts_are_shared_on_the_banks_own_site() {
    let server = Server::start();
    let token = server.link_token(json!({ "products": ["auth", "transactions"] }));
    let mut person = Person::opens(&server, &token);
    person.chooses(OAUTH_BANK);
    assert_eq!(person.pane(), "oauth");
    let site = person.site();
    person.sends("open_oauth", &[]);
    assert_eq!(person.pane(), "oauth-waiting");
    assert_eq!(person.site(), site, "the window can be opened again");
    person.sends("continue", &[]);
    assert_eq!(person.pane(), "oauth-waiting", "nothing has happened yet");

    let back = shares(&server, &site, "whoever", &["0", "1", "3"]);
    assert!(back.contains("click-to-continue-wrapper"), "{back}");
    person.sends("continue", &[]);
    assert_eq!(person.pane(), "save");
    person.sends("continue", &[]);

    // The credit card was shared, but is of no use to Auth.
    let result = person.result();
    let names: Vec<&str> = result["metadata"]["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|account| account["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Plaid Checking", "Plaid Saving"]);
    let public_token = result["public_token"].as_str().unwrap();
    let access_token = server.exchange(public_token);
    let accounts = server.ok("/accounts/get", json!({ "access_token": access_token }));
    assert_eq!(
        accounts.text_at("/accounts/1/account_id"),
        result["metadata"]["accounts"][1]["id"].as_str().unwrap()
    );
    insta::assert_snapshot!(person.story());
}
