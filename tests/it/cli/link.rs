//! Flags about Link.

use std::time::{Duration, Instant};

use super::{Folder, Running, command, post, run};

const CREATE: &str = r#"{"client_id": "test", "secret": "s", "client_name": "App",
    "country_codes": ["US"], "language": "en", "products": ["auth"],
    "user": {"client_user_id": "me"}}"#;

#[test]
fn wrong_settings_are_told() {
    let folder = Folder::new("link-ui");
    let file = folder.file(
        "ui.json",
        "{\n  \"consent\": \"share\",\n  \"save\": false\n}",
    );
    let mut told = String::new();
    for arguments in [
        &["--link-ui", r#"{"consent": "yes"}"#][..],
        &["--link-ui", &file],
        &["--link-ui", "/no/such/file.json"],
        &["--link-latency", "soon"],
    ] {
        let shown = arguments.join(" ").replace(&file, "ui.json");
        told += &format!("$ plaid-emulator {shown}\n{}\n", run(arguments));
    }
    insta::assert_snapshot!(told.replace(&file, "ui.json"));
}

/// The first pane of Link, and how long it took to come.
#[expect(
    clippy::disallowed_methods,
    reason = "how long a person waits is what is tested"
)]
fn first_pane(running: &Running) -> (String, Duration) {
    let made = running.ask(&post("/link/token/create", CREATE));
    let (_, token) = made.split_once("\"link_token\": \"").expect("a token");
    let (token, _) = token.split_once('"').unwrap();
    let body = format!("action=open&token={token}");
    let open = format!(
        "POST /link/v2/stable/link.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
         X-Link-Fragment: 1\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let asked = Instant::now();
    let page = running.ask(&open);
    let (_, pane) = page.split_once("data-pane=\"").expect("a pane");
    let events = page.matches("eventName").count();
    let pane = pane.split('"').next().unwrap();
    (format!("{pane}, {events} events"), asked.elapsed())
}

#[test]
fn pages_are_as_flags_and_environment_say() {
    let folder = Folder::new("link-flags");
    let ui = folder.file("ui.json", r#"{ "separate_consent": 1 }"#);
    let run = |name: &str, flags: &[&str], variables: &[(&str, &str)]| {
        let port_file = folder.path(name);
        let mut command = command(&["--port", "0", "--port-file", &port_file]);
        command.args(flags).envs(variables.iter().copied());
        first_pane(&Running::start(command, &port_file))
    };
    assert_eq!(run("plain", &[], &[]).0, "phone, 1 events");
    let flags = ["--link-ui", &ui, "--live-events", "--link-latency", "300"];
    let variables = [
        ("PLAID_EMULATOR_LINK_UI", r#"{"separate_consent": 2}"#),
        ("PLAID_EMULATOR_LIVE_EVENTS", "true"),
        ("PLAID_EMULATOR_LINK_LATENCY", "300"),
    ];
    for (pane, took) in [
        run("flags", &flags, &[]),
        run("environment", &[], &variables),
    ] {
        assert_eq!(pane, "consent, 2 events");
        assert!(took >= Duration::from_millis(300), "{took:?}");
    }
}
