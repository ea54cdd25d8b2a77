//! Logins on a bank's own site, by forms alone: what a person presses, what the app is told.

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
    let location = answer.header("location").unwrap();
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

#[test]
fn one_account_is_chosen_of_those_shared() {
    let server = Server::start();
    let token = server.link_token(json!({ "link_customization_name": "single" }));
    let mut story = Vec::new();
    for accounts in [&["1", "2"][..], &["1"][..]] {
        let mut person = Person::opens(&server, &token);
        person.chooses("ins_56").sends("open_oauth", &[]);
        shares(&server, &person.site(), "", accounts);
        person.sends("continue", &[]);
        if person.pane() == "accounts" {
            assert_eq!(person.screen.matches("name=\"account\"").count(), 2);
            person.sends("select_accounts", &[("account", "0")]);
            assert_eq!(person.pane(), "accounts", "it was not shared");
            person.sends("select_accounts", &[("account", "2")]);
        }
        person.sends("continue", &[]);
        let result = person.result();
        let accounts = &result["metadata"]["accounts"];
        story.push(format!("{} · {}", person.story(), accounts[0]["name"]));
        assert!(accounts[1].is_null());
    }
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn a_login_fails_as_the_person_wishes() {
    let server = Server::start();
    let token = server.link_token(json!({ "products": ["auth"] }));
    let mut story = Vec::new();
    let page = {
        let mut person = Person::opens(&server, &token);
        visit(&server, &person.chooses(OAUTH_BANK).site(), "", None).text
    };
    let mut ways: Vec<String> = page
        .split("<option value=\"")
        .skip(2)
        .map(|option| option.split('"').next().unwrap().to_owned())
        .collect();
    ways.extend(["cancel".to_owned(), "credit card only".to_owned()]);
    for way in ways {
        let mut person = Person::opens(&server, &token);
        person.chooses(OAUTH_BANK).sends("open_oauth", &[]);
        match way.as_str() {
            "cancel" => fails(&server, &person.site(), ("cancel", "yes")),
            "credit card only" => shares(&server, &person.site(), "", &["3"]),
            _ => fails(&server, &person.site(), ("simulate", &way)),
        };
        person.sends("close_oauth", &[]);
        assert_eq!(person.pane(), "error", "{way}");
        person.sends("retry", &[]);
        assert_eq!(person.pane(), "oauth", "{way}");
        person.sends("confirm_exit", &[]);
        story.push(format!("{way}: {}", person.story()));
    }
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn the_banks_window_is_closed_or_forgotten() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    person.chooses(OAUTH_BANK);
    let first = person.site();
    person.sends("open_oauth", &[]).sends("close_oauth", &[]);
    assert_eq!(person.pane(), "oauth");
    assert_ne!(person.site(), first, "a state id is used once");
    let closed = visit(&server, &first, "", None);
    assert_eq!(closed.status, 410, "{}", closed.text);

    person.sends("open_oauth", &[]);
    server.advance("11m");
    person.sends("continue", &[]);
    assert_eq!(person.sees(), "USER_INPUT_TIMEOUT");
    person.sends("exit", &[]);
    assert_eq!(person.pane(), "exit");
    person.sends("confirm_exit", &[]);
    insta::assert_snapshot!(person.story());
}

#[test]
fn a_login_is_left() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    person.chooses(OAUTH_BANK);
    let site = person.site();
    person.sends("back", &[]);
    assert_eq!(person.pane(), "institutions");
    person.sends("select_institution", &[("institution_id", OAUTH_BANK)]);
    assert_ne!(person.site(), site);
    let site = person.sends("open_oauth", &[]).site();
    person.sends("exit", &[]).sends("stay", &[]);
    assert_eq!(
        (person.pane().as_str(), person.site()),
        ("oauth-waiting", site.clone())
    );
    person.sends("exit", &[]).sends("confirm_exit", &[]);
    insta::assert_snapshot!(person.story());
    assert_eq!(visit(&server, &site, "", None).status, 410);
}

/// The address the app is reached by, in a page that goes there by itself.
#[track_caller]
fn way_to_app(page: &str) -> String {
    let address = after(page, "content=\"0;url=").expect("the page goes to the app");
    assert!(
        page.contains(&format!("href=\"{address}\"")),
        "and has a link"
    );
    plain(&address)
}

#[test]
fn a_webview_goes_to_the_bank_and_comes_back_into_the_app() {
    let server = Server::start();
    let token = server.link_token(json!({ "redirect_uri": APP }));
    let mut person = Person::opens_in(&server, WEBVIEW, &[("token", &token)]);
    person.chooses(OAUTH_BANK).sends("open_oauth", &[]);
    assert!(
        person.screen.contains("target=\"_top\""),
        "{}",
        person.screen
    );
    let address = way_to_app(&shares(&server, &person.site(), "", &["0"]));
    assert!(
        address.starts_with(&format!("{APP}?oauth_state_id=")),
        "{address}"
    );

    let mut back = Person::returns(&server, &token, &address);
    assert_eq!(back.pane(), "save");
    assert!(
        back.screen.contains("\"eventName\":\"OPEN\""),
        "{}",
        back.screen
    );
    assert_eq!(
        back.attribute("data-session=\""),
        person.attribute("data-session=\""),
        "the session goes on"
    );
    back.sends("continue", &[]);
    insta::assert_snapshot!(back.story());

    let told = server
        .ok("/link/token/get", json!({ "link_token": token }))
        .json();
    let sessions = told["link_sessions"].as_array().unwrap();
    assert_eq!(sessions.len(), 1);
    let opened = sessions[0]["events"].as_array().unwrap().iter();
    let views: Vec<&Value> = opened
        .filter(|event| event["event_name"] == "OPEN")
        .map(|event| &event["event_metadata"]["view_name"])
        .collect();
    assert_eq!(views, [&Value::Null, &json!("CONSENT")], "newest first");

    // The page the app is reached by, loaded once more.
    let mut again = Person::returns(&server, &token, &address);
    assert_eq!(again.sees(), "OAUTH_STATE_ID_ALREADY_PROCESSED");
    again.sends("exit", &[]);
    insta::assert_snapshot!(serde_json::to_string_pretty(&again.result()["error"]).unwrap());
}

#[test]
fn ways_back_that_lead_nowhere() {
    let server = Server::start();
    let [token, other] = [(); 2].map(|()| server.link_token(json!({ "redirect_uri": APP })));
    let address = || {
        let mut person = Person::opens_in(&server, WEBVIEW, &[("token", &token)]);
        person.chooses(OAUTH_BANK).sends("open_oauth", &[]);
        way_to_app(&shares(&server, &person.site(), "", &["0"]))
    };
    let abandoned = {
        let mut person = Person::opens_in(&server, WEBVIEW, &[("token", &token)]);
        person.chooses(OAUTH_BANK).sends("open_oauth", &[]);
        format!("{APP}?oauth_state_id={}", state_id(&person.site()))
    };
    let granted = address();
    let ways = [
        ("no parameter", &token, APP.to_owned()),
        ("no id", &token, format!("{APP}?oauth_state_id=abc")),
        ("another parameter", &token, format!("{}&a=b", address())),
        ("a fragment", &token, format!("{}#top", address())),
        (
            "unknown",
            &token,
            format!("{APP}?oauth_state_id=00000000-0000-4000-8000-000000000000"),
        ),
        ("another token", &other, granted.clone()),
        ("the right token", &token, granted),
        ("left half way", &token, abandoned),
    ];
    let story: Vec<String> = ways
        .iter()
        .map(|(name, token, address)| {
            let mut person = Person::returns(&server, token, address);
            let sees = person.sees();
            person.sends("confirm_exit", &[]);
            let result = person.result();
            let last: Vec<&str> = result["events"]
                .as_array()
                .unwrap()
                .iter()
                .rev()
                .take(3)
                .rev()
                .map(|event| event["eventName"].as_str().unwrap())
                .collect();
            let error = &result["error"];
            format!(
                "{name}: {sees} · {} · {} {} {} {}",
                last.join(" · "),
                error["error_type"],
                error["error_code"],
                error["error_message"],
                result["metadata"]["status"],
            )
        })
        .collect();
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn the_bank_goes_back_to_nobody_elses_address() {
    let server = Server::start();
    let token = server.link_token(json!({ "redirect_uri": APP }));
    let mut person = Person::opens_in(&server, TAB, &[("token", &token)]);
    person.chooses(OAUTH_BANK).sends("open_oauth", &[]);
    assert!(
        !person.screen.contains("data-poll"),
        "the app goes on in the other tab"
    );
    let site = person.site();
    assert!(
        site.contains("redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Foauth"),
        "{site}"
    );
    let elsewhere = site.replace("localhost%3A3000", "evil.example");
    let page = shares(&server, &elsewhere, "", &["0"]);
    assert!(!page.contains("evil.example"), "{page}");
    // Who closes the tab and goes back to the first goes on there.
    person.sends("close_oauth", &[]);
    assert_eq!(person.pane(), "save");
}

#[test]
fn the_bank_knows_who_was_sent() {
    let server = Server::start();
    for state in [
        "",
        "state=",
        "state=e30%3D",
        "state=%FF",
        "state=bnVsbA%3D%3D",
    ] {
        let page = server.get(&format!("{FOLDER}sandbox-oauth-login.html?{state}"));
        assert_eq!(page.status, 404, "{state}: {}", page.text);
    }
    assert_eq!(server.get(&format!("{FOLDER}oauth.html")).status, 404);
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    let site = person.chooses(OAUTH_BANK).sends("open_oauth", &[]).site();
    let post = |fields: &[(&str, &str)]| visit(&server, &site, "", Some(fields));
    // A known test user has accounts of its own.
    let yuppie = post(&[("at", "code"), ("username", "user_yuppie")]);
    assert_eq!(up(&yuppie), "accounts");
    assert_ne!(yuppie.text, post(&[("at", "code"), ("username", "")]).text);
    let told = |answer: Answer| {
        let alert = after(&answer.text, "role=\"alert\" class=\"Wrong\">");
        format!("{}: {}", up(&answer), alert.unwrap_or_default())
    };
    assert_eq!(
        told(post(&[("at", "accounts")])),
        "accounts: Tick at least one account."
    );
    assert_eq!(
        told(post(&[("at", "terms"), ("account", "0")])),
        "terms: Accept the terms and conditions."
    );
    let wrong = [("at", "terms"), ("account", "99"), ("terms", "yes")];
    assert_eq!(post(&wrong).status, 404);
    assert_eq!(post(&[("at", "nowhere")]).status, 404);
    person.sends("continue", &[]);
    assert_eq!(person.pane(), "oauth-waiting", "nothing came of it");
}

#[test]
fn update_mode_renews_login_consent_and_accounts() {
    let server = Server::start();
    let access_token = server.access_token_at("ins_10", &["transactions"]);
    let keys = json!({ "access_token": access_token });
    let item = |pointer: &str| server.ok("/item/get", keys.clone()).text_at(pointer);
    assert_eq!(
        item("/item/consent_expiration_time"),
        "2027-09-01T12:00:00Z"
    );
    server.advance("48h");
    server.ok("/sandbox/item/reset_login", keys.clone());
    let before = server
        .ok("/item/get", keys.clone())
        .text_at("/item/error/error_code");
    assert_eq!(before, "ITEM_LOGIN_REQUIRED");

    let body = json!({ "products": null, "access_token": access_token });
    let token = server.link_token(body);
    let update = |username: &str, accounts: &[&str]| {
        let mut person = Person::opens(&server, &token);
        person.sends("continue_without_phone", &[]);
        assert_eq!(person.pane(), "oauth");
        assert!(!person.screen.contains("aria-label=\"Back\""));
        person.sends("open_oauth", &[]);
        shares(&server, &person.site(), username, accounts);
        person.sends("continue", &[]);
        let sees = person.sees();
        person.sends("continue", &[]);
        (sees, person)
    };
    let (sees, _) = update("user_yuppie", &["0"]);
    assert_eq!(sees, "INVALID_UPDATED_USERNAME");
    let (_, person) = update("", &["0", "2"]);
    assert_eq!(item("/item/error"), "null");
    assert_eq!(
        item("/item/consent_expiration_time"),
        "2027-09-03T12:00:00Z"
    );
    let accounts = server.ok("/accounts/get", keys.clone()).json();
    let masks: Vec<&Value> = accounts["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|account| &account["mask"])
        .collect();
    assert_eq!(masks, ["0000", "2222"]);
    insta::assert_snapshot!(person.story());
}

#[test]
fn link_opens_on_the_oauth_bank_an_app_names() {
    let server = Server::start();
    let token = server.link_token(json!({ "institution_id": "ins_56" }));
    let mut person = Person::opens(&server, &token);
    person.sends("continue_without_phone", &[]);
    assert_eq!(person.pane(), "oauth");
    assert!(person.screen.contains("Log in at Chase"));
    person.sends("exit", &[]).sends("confirm_exit", &[]);
    assert_eq!(person.result()["metadata"]["status"], "requires_oauth");
}

#[test]
fn accounts_are_shared_without_the_banks_pages() {
    const PATH: &str = "/sandbox/oauth/select_accounts";
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    let site = person.chooses(OAUTH_BANK).sends("open_oauth", &[]).site();
    let state = state_id(&site);
    let call = |accounts: Value| json!({ "oauth_state_id": state, "accounts": accounts });
    let told = [
        server.post(PATH, call(json!(["nobody's"]))).error(),
        server.post(PATH, call(json!(["account_99"]))).error(),
        server
            .post(PATH, json!({ "oauth_state_id": "x", "accounts": [] }))
            .error(),
        server
            .ok(PATH, call(json!(["0000", "Plaid Saving", "account_2"])))
            .text,
    ];
    person.sends("continue", &[]).sends("continue", &[]);
    assert_eq!(
        person.result()["metadata"]["accounts"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    let after = server.post(PATH, call(json!(["0000"]))).error();
    insta::assert_snapshot!(format!("{}\n{after}", told.join("\n")));
}

#[test]
fn link_is_completed_at_an_oauth_bank_without_a_browser() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let body = json!({
        "link_token": token,
        "institution_id": OAUTH_BANK,
        "accounts": ["0000", "Plaid Saving"],
    });
    let linked = server.post_raw("/_emulator/link/complete", body.to_string());
    assert_eq!(linked.status, 200, "{}", linked.text);
    assert_eq!(
        linked.json()["metadata"]["accounts"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}
