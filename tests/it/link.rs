//! Link as a person goes through it, by the forms of its pages.

mod customization;
mod duplicates;
mod embedded;
mod hosted;
mod income;
mod institutions;
mod issue;
mod layer;
mod login;
mod money;
mod numbers;
mod old_tokens;
mod preview;
mod proof;
mod returning;
mod settings;
mod several;
mod shared_verification;
mod standard;
mod trouble;
mod update;
mod webview;

use serde_json::Value;

use crate::server::Server;

/// A person at Link.
pub(crate) struct Person<'a> {
    server: &'a Server,
    session: String,
    page: String,
}

impl<'a> Person<'a> {
    /// Link opens.
    #[track_caller]
    pub(crate) fn opens(server: &'a Server, link_token: &str) -> Self {
        let page = server.form(&[("action", "open"), ("token", link_token)]);
        let session = attribute(&page, "data-session").to_owned();
        Self {
            server,
            session,
            page,
        }
    }

    /// Presses a button of the pane that is up.
    #[track_caller]
    pub(crate) fn does(&mut self, action: &str, fields: &[(&str, &str)]) -> &mut Self {
        let pane = self.pane().to_owned();
        self.sends(&pane, action, fields)
    }

    /// Presses a button of a pane that may not be up any more.
    #[track_caller]
    pub(crate) fn sends(&mut self, pane: &str, action: &str, fields: &[(&str, &str)]) -> &mut Self {
        let mut all = vec![
            ("session", self.session.as_str()),
            ("pane", pane),
            ("action", action),
        ];
        all.extend(fields);
        self.page = self.server.form(&all);
        self
    }

    /// The name of the pane that is up.
    #[track_caller]
    pub(crate) fn pane(&self) -> &str {
        attribute(&self.page, "data-pane")
    }

    /// The id of the session; empty if there is none.
    pub(crate) fn session(&self) -> &str {
        &self.session
    }

    /// The whole page.
    pub(crate) fn page(&self) -> &str {
        &self.page
    }

    /// The heading of the pane.
    #[track_caller]
    pub(crate) fn title(&self) -> String {
        let title = between(&self.page, "id=\"a11y-title\"", "</h1>").expect("a heading");
        text(title.split_once('>').unwrap().1)
    }

    /// What is said beside a field that was wrong.
    pub(crate) fn complaint(&self) -> Option<String> {
        let told = between(&self.page, "id=\"link-error\"", "</p>")?;
        Some(text(told.split_once('>').unwrap().1))
    }

    /// The main button's action.
    #[track_caller]
    pub(crate) fn way_out(&self) -> String {
        let footer = between(&self.page, "<div class=\"Footer\">", "</form>").expect("a footer");
        attribute(footer, "value").to_owned()
    }

    /// What the app is told at the end.
    #[track_caller]
    pub(crate) fn result(&self) -> Value {
        let json = between(&self.page, "data-link=\"result\">", "</script>")
            .unwrap_or_else(|| panic!("Link goes on: {}", self.page));
        serde_json::from_str(json).unwrap()
    }

    /// Goes on without a phone number, to the list of banks.
    #[track_caller]
    pub(crate) fn skips_the_phone(&mut self) -> &mut Self {
        self.does("continue_without_phone", &[])
    }

    /// Picks a bank of the list.
    #[track_caller]
    pub(crate) fn picks(&mut self, institution_id: &str) -> &mut Self {
        self.does("select_institution", &[("institution_id", institution_id)])
    }

    /// Signs in.
    #[track_caller]
    pub(crate) fn signs_in(&mut self, username: &str, password: &str) -> &mut Self {
        self.does(
            "submit_credentials",
            &[("username", username), ("password", password)],
        )
    }

    /// Ticks accounts and goes on.
    #[track_caller]
    pub(crate) fn chooses(&mut self, accounts: &[&str]) -> &mut Self {
        let fields: Vec<(&str, &str)> = accounts.iter().map(|it| ("account", *it)).collect();
        self.does("select_accounts", &fields)
    }
}

/// The events of a result on one line; `TV` is `TRANSITION_VIEW`.
fn trace(result: &Value) -> String {
    let events = result["events"].as_array().unwrap().iter();
    let told = events.map(|event| {
        let metadata = &event["metadata"];
        let extras = [
            "view_name",
            "institution_search_query",
            "mfa_type",
            "error_code",
            "exit_status",
        ];
        let extras = extras.iter().filter_map(|key| metadata[key].as_str());
        let name = event["eventName"]
            .as_str()
            .unwrap()
            .replace("TRANSITION_VIEW", "TV");
        format!("{name}({})", extras.collect::<Vec<_>>().join(" ")).replace("()", "")
    });
    told.collect::<Vec<_>>().join(" ") + "\n"
}

fn between<'a>(page: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(start)?;
    Some(rest.split_once(end)?.0)
}

#[track_caller]
fn attribute<'a>(page: &'a str, name: &str) -> &'a str {
    between(page, &format!("{name}=\""), "\"").unwrap_or_else(|| panic!("no {name} in {page}"))
}

/// The text of HTML.
fn text(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<').enumerate() {
        text += match part {
            (0, first) => first,
            (_, rest) => rest.split_once('>').map_or("", |(_, text)| text),
        };
    }
    let named = [
        ("&#39;", "'"),
        ("&#34;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    named
        .iter()
        .fold(text, |text, (name, letter)| text.replace(name, letter))
        .trim()
        .to_owned()
}
