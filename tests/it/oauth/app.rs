//! The way back into the app, in the app's own page.

use serde_json::{Value, json};

use super::{APP, OAUTH_BANK, Person, TAB, WEBVIEW, after, plain, shares, state_id};
use crate::server::Server;

/// The address the app is reached by, in a page that goes there by itself.
#[track_caller]
pub(super) fn way_to_app(page: &str) -> String {
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
fn an_app_that_nothing_leads_back_into_is_to_be_updated() {
    let server = Server::start();
    let title = |person: &Person<'_>| {
        let heading = after(
            &person.screen,
            "id=\"a11y-title\" class=\"Title\" tabindex=\"-1\">",
        );
        heading.unwrap_or_default()
    };
    let token = server.link_token(json!({}));
    let mut person = Person::opens_in(&server, WEBVIEW, &[("token", &token)]);
    person.chooses(OAUTH_BANK);
    assert_eq!(person.pane(), "health");
    assert_eq!(title(&person), "You may need to update your app");
    person.sends("open_oauth", &[]);
    assert_eq!(person.pane(), "health", "there is no way to the bank");
    person.sends("back", &[]).sends("exit", &[]);
    insta::assert_snapshot!(person.story());

    // Where the bank is settled there is no other to choose.
    let token = server.link_token(json!({ "institution_id": OAUTH_BANK }));
    let mut person = Person::opens_in(&server, WEBVIEW, &[("token", &token)]);
    person.sends("continue_without_phone", &[]);
    assert_eq!(title(&person), "You may need to update your app");
    assert!(!person.screen.contains("another institution"));
    person.sends("exit", &[]).sends("confirm_exit", &[]);
    assert_eq!(person.result()["metadata"]["status"], "requires_oauth");

    // With a username and a password nobody has to leave the app.
    let token = server.link_token(json!({}));
    let mut person = Person::opens_in(&server, WEBVIEW, &[("token", &token)]);
    person.chooses("ins_109508");
    assert_eq!(person.pane(), "credentials");
}
