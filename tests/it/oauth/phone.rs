//! The way to a bank by phone: a code on the desktop's screen, and a bank with an app.

use serde_json::json;

use super::{FOLDER, OAUTH_BANK, Person, TAB, after, fails, plain, shares, visit};
use crate::server::Server;

const SCANNED_BANK: &str = "ins_117181";
const APP_BANK: &str = "ins_132241";

fn european(server: &Server) -> String {
    server.link_token(json!({ "country_codes": ["GB"] }))
}

/// Where the code on the screen leads, without the host.
#[track_caller]
fn scanned(person: &Person<'_>) -> String {
    let address = after(&person.screen, "data-address=\"").expect("a code");
    let address = plain(&address);
    let path = address
        .strip_prefix("http://127.0.0.1:4242")
        .expect("a whole address");
    path.replace("/link/v2/stable/", FOLDER)
}

#[test]
fn a_phone_logs_in_and_the_desktop_goes_on() {
    let server = Server::start();
    let mut person = Person::opens(&server, &european(&server));
    person.chooses(SCANNED_BANK);
    let site = scanned(&person);
    for _ in 0..3 {
        person.sends("continue", &[]);
        assert_eq!(person.pane(), "oauth", "nobody has logged in yet");
        assert_eq!(scanned(&person), site, "the code stays as it is");
    }
    let back = shares(&server, &site, "", &["0"]);
    assert!(
        back.contains("Go back to the device where you opened Test App"),
        "{back}"
    );
    person.sends("continue", &[]);
    assert_eq!(person.pane(), "save");
    person.sends("continue", &[]);
    insta::assert_snapshot!(person.story());
}

#[test]
fn people_may_log_in_on_the_desktop_all_the_same() {
    let server = Server::start();
    let mut person = Person::opens(&server, &european(&server));
    person.chooses(SCANNED_BANK);
    let site = person.site();
    person.sends("open_oauth", &[]);
    let back = shares(&server, &site, "", &["0"]);
    assert!(!back.contains("Go back to the device"), "{back}");
    person.sends("continue", &[]);
    assert_eq!(person.pane(), "save");
}

#[test]
fn a_login_that_fails_on_the_phone_is_told_on_the_desktop() {
    let server = Server::start();
    let mut person = Person::opens(&server, &european(&server));
    person.chooses(SCANNED_BANK);
    fails(
        &server,
        &scanned(&person),
        ("simulate", "ACCESS_NOT_GRANTED"),
    );
    person.sends("continue", &[]);
    assert_eq!(person.sees(), "ACCESS_NOT_GRANTED");
    person.sends("retry", &[]);
    assert_eq!(person.pane(), "oauth");
    let again = scanned(&person);
    shares(&server, &again, "", &["0"]);
    person.sends("continue", &[]).sends("continue", &[]);
    insta::assert_snapshot!(person.story());
}

#[test]
fn there_is_no_code_where_none_could_scan_it() {
    let server = Server::start();
    let mut phone = Person::opens_in(&server, TAB, &[("token", &european(&server))]);
    phone.chooses(SCANNED_BANK);
    assert!(!phone.screen.contains("data-address"));
    // A bank that is gone to by browser does not wait for a phone.
    let mut person = Person::opens(&server, &server.link_token(json!({})));
    person.chooses(OAUTH_BANK);
    assert!(!person.screen.contains("data-address"));
    person.sends("continue", &[]);
    assert_eq!(person.pane(), "oauth");
}

#[test]
fn a_banks_app_is_stood_in_for_by_its_page() {
    let server = Server::start();
    let token = server.link_token(json!({ "redirect_uri": "https://example.com/universal" }));
    let mut phone = Person::opens_in(&server, TAB, &[("token", &token)]);
    phone.chooses(APP_BANK);
    let site = phone.site();
    phone.sends("open_oauth", &[]);
    let page = visit(&server, &site, TAB, None).text;
    assert!(page.contains("Stands in for the bank"), "{page}");
    let back = shares(&server, &site, "", &["0"]);
    assert!(
        back.contains("https://example.com/universal?oauth_state_id="),
        "{back}"
    );
}
