//! Link's pages in other languages than English.

mod built_in;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use plaid_emulator::fixtures;
use plaid_emulator::sandbox::catalog::Catalog;
use serde_json::{Value, json};

use crate::link::Person;
use crate::server::Server;

/// Languages that say all there is to say.
const COMPLETE: [&str; 7] = ["de", "en", "es", "fr", "it", "nl", "pt"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn texts(language: &str) -> BTreeMap<String, String> {
    let file = root().join(format!("fixtures/languages/{language}.json"));
    let file: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    serde_json::from_value(file["texts"].clone()).unwrap()
}

/// Files below a folder whose names end in `ending`.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The templates of pages that people see in their own language.
fn templates() -> Vec<(String, String)> {
    let of_link = files("templates/link", ".html");
    let of_banks = files("templates/oauth", ".html");
    let hosted = [root().join("templates/hosted.html")];
    let all = of_link.into_iter().chain(of_banks).chain(hosted);
    all.map(|path| {
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        (name, fs::read_to_string(path).unwrap())
    })
    .collect()
}

#[test]
fn every_language_says_all_there_is_to_say() {
    let english = texts("en");
    for language in COMPLETE {
        let own = texts(language);
        let missing: Vec<&String> = english.keys().filter(|it| !own.contains_key(*it)).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
    }
}

#[test]
fn every_text_is_used_and_every_key_has_a_text() {
    let sources = files("src/http", ".rs").into_iter();
    let sources = sources.chain(files("src/ui", ".rs"));
    let code: String = sources.map(|it| fs::read_to_string(it).unwrap()).collect();
    let pages: String = templates().into_iter().map(|(_, text)| text).collect();
    let english = texts("en");
    let all = format!("{code}{pages}");
    let unused: Vec<&String> = english
        .keys()
        .filter(|key| !all.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
    let said = ["say(\"", "sentence(\""].into_iter().flat_map(|call| {
        let calls = all.split(call).skip(1);
        calls.map(|rest| rest.split('"').next().unwrap().to_owned())
    });
    // Those of the tests of `ui::words`.
    let known = |key: &String| english.contains_key(key) || key == "hint";
    let unknown: BTreeSet<String> = said.filter(|key| !known(key)).collect();
    assert!(unknown.is_empty(), "no text for {unknown:?}");
}

/// What stands in a template outside of `start` and `end`, however often they come.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut parts = text.split(start);
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push(' ');
        rest.push_str(part.split_once(end).map_or("", |(_, behind)| behind));
    }
    rest
}

#[test]
fn templates_say_nothing_themselves() {
    const NAMES: [&str; 2] = ["Plaid Link", "First Platypus Bank"];
    let letters = |text: &str| text.chars().any(char::is_alphabetic);
    let mut told = Vec::new();
    for (name, template) in templates() {
        let mut html = template;
        for (start, end) in [("{#", "#}"), ("{{", "}}"), ("{%", "%}"), ("<!", ">")] {
            html = without(&html, start, end);
        }
        for tag in html.split('<').skip(1) {
            let (tag, text) = tag.split_once('>').unwrap_or((tag, ""));
            if letters(text) && !NAMES.contains(&text.trim()) {
                told.push(format!("{name}: {}", text.trim()));
            }
            for attribute in ["placeholder", "aria-label", "title", "alt", "data-wait"] {
                let start = format!(" {attribute}=\"");
                let value = tag.split(&start).nth(1).and_then(|it| it.split('"').next());
                let value = value.filter(|it| letters(it) && !NAMES.contains(it));
                told.extend(value.map(|value| format!("{name}: {attribute}: {value}")));
            }
        }
    }
    assert!(
        told.is_empty(),
        "not in a language file:\n{}",
        told.join("\n")
    );
}

#[test]
fn macros_are_given_nothing_to_say() {
    let spoken = [
        "parts::primary(\"",
        "parts::secondary(\"",
        "numbers::field(\"",
        "call field(\"",
        "call file(\"",
        "call row(\"",
        "Some(\"",
    ];
    for (name, template) in templates() {
        for call in spoken {
            assert!(!template.contains(call), "{name} has {call}");
        }
    }
}

/// A server where every text of German stands in brackets, so that what is not translated shows.
fn bracketing() -> Server {
    let texts: BTreeMap<String, String> = texts("en")
        .into_iter()
        .map(|(key, text)| (key, format!("[{text}]")))
        .collect();
    let folder = std::env::temp_dir().join(format!("languages-{}", std::process::id()));
    fs::create_dir_all(folder.join("languages")).unwrap();
    let file = json!({ "language": "de", "texts": texts });
    fs::write(folder.join("languages/de.json"), file.to_string()).unwrap();
    let catalog = fixtures::load(std::slice::from_ref(&folder)).unwrap();
    fs::remove_dir_all(folder).unwrap();
    Server::with_catalog(catalog)
}

/// What of a page stands in no bracket and is no name, number or code.
fn unbracketed(page: &str, catalog: &Catalog) -> Vec<String> {
    let mut names: BTreeSet<&str> = BTreeSet::from(["Test App", "Plaid Link", "Leslie Knope"]);
    for institution in catalog.institutions.values() {
        names.insert(&institution.name);
        let website = institution.url.as_deref().unwrap_or_default();
        names.extend(website.split('/').nth(2));
    }
    for account in catalog.users.values().flat_map(|user| &user.accounts) {
        names.insert(&account.name);
    }
    let mut html = page.to_owned();
    for (start, end) in [
        ("<code", "</code>"),
        ("<script", "</script>"),
        ("<svg", "</svg>"),
    ] {
        html = without(&html, start, end);
    }
    let foreign = |text: &str| {
        let text = text.trim().replace("&#38;", "&").replace("&#39;", "'");
        let is_name = names.contains(text.as_str());
        text.chars().any(char::is_alphabetic) && !text.contains('[') && !is_name
    };
    let mut found = Vec::new();
    for tag in html.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap_or((tag, ""));
        if foreign(text) {
            found.push(text.trim().to_owned());
        }
        for attribute in ["placeholder", "aria-label", "title", "data-wait"] {
            let start = format!(" {attribute}=\"");
            let value = tag.split(&start).nth(1).and_then(|it| it.split('"').next());
            found.extend(value.filter(|it| foreign(it)).map(str::to_owned));
        }
    }
    found
}

/// Goes through Link in the bracketed language and gathers what is said in another.
struct Walk<'a> {
    server: &'a Server,
    catalog: Catalog,
    found: BTreeSet<String>,
}

impl Walk<'_> {
    fn goes(&mut self, request: Value, ways: Ways) {
        let mut fields = json!({ "language": "de" });
        for (name, value) in request.as_object().unwrap() {
            fields[name] = value.clone();
        }
        let mut person = Person::opens(self.server, &self.server.link_token(fields));
        self.looks(&person);
        for (action, fields) in ways {
            person.does(action, fields);
            self.looks(&person);
        }
    }

    fn looks(&mut self, person: &Person<'_>) {
        let pane = person.pane().to_owned();
        let found = unbracketed(person.page(), &self.catalog);
        self.found
            .extend(found.into_iter().map(|it| format!("{pane}: {it}")));
    }
}

/// Buttons in the order they are pressed, with their fields.
type Ways = &'static [(&'static str, &'static [(&'static str, &'static str)])];

const SKIP: (&str, &[(&str, &str)]) = ("continue_without_phone", &[]);
const BANK: (&str, &[(&str, &str)]) = ("select_institution", &[("institution_id", "ins_109508")]);
const OAUTH_BANK: (&str, &[(&str, &str)]) =
    ("select_institution", &[("institution_id", "ins_127287")]);
const PROVIDER: (&str, &[(&str, &str)]) =
    ("select_institution", &[("institution_id", "ins_135842")]);

const LOGIN: Ways = &[
    SKIP,
    BANK,
    (
        "submit_credentials",
        &[("username", "user_good"), ("password", "no")],
    ),
    ("exit", &[]),
    ("stay", &[]),
    (
        "submit_credentials",
        &[("username", "user_good"), ("password", "pass_good")],
    ),
    ("select_accounts", &[("account", "0")]),
    ("continue", &[]),
];
const ERROR: Ways = &[
    ("submit_phone", &[("phone", "1")]),
    SKIP,
    BANK,
    (
        "submit_credentials",
        &[
            ("username", "user_good"),
            ("password", "error_INSTITUTION_DOWN"),
        ],
    ),
    ("back", &[]),
];
const RETURNING: Ways = &[
    ("submit_phone", &[("phone", "4155550011")]),
    ("submit_otp", &[("code", "000000")]),
    ("resend_code", &[]),
    ("submit_otp", &[("code", "123456")]),
    ("pick_kept", &[("kept", "0")]),
];
const NUMBER: &str = "1111222233330000";
const NUMBERS: Ways = &[
    SKIP,
    ("select_auth_type", &[("flow_type", "manual")]),
    ("submit_routing_number", &[("routing_number", "1")]),
    ("submit_routing_number", &[("routing_number", "110000000")]),
    (
        "submit_account_number",
        &[("account_number", NUMBER), ("confirmation", "2")],
    ),
    (
        "submit_account_number",
        &[("account_number", NUMBER), ("confirmation", NUMBER)],
    ),
    ("submit_name", &[("full_name", "")]),
    ("submit_name", &[("full_name", "Test App")]),
    ("select_account_type", &[("account_type", "checking")]),
    ("authorize_deposit", &[]),
];
const OAUTH: Ways = &[SKIP, OAUTH_BANK, ("open_oauth", &[]), ("close_oauth", &[])];
const VERIFICATION: Ways = &[
    ("accept_terms", &[]),
    ("submit_identity_phone", &[("phone", "2345678909")]),
    ("submit_identity_code", &[("code", "1")]),
    ("submit_identity_code", &[("code", "11111")]),
];
const PAYROLL: Ways = &[
    SKIP,
    ("choose_payroll", &[]),
    PROVIDER,
    (
        "submit_payroll_login",
        &[("username", "a"), ("password", "b")],
    ),
    (
        "submit_payroll_login",
        &[("username", "test-good"), ("password", "test")],
    ),
];
const PROOF: Ways = &[SKIP, ("submit_proof", &[]), ("sample_proof", &[])];
const DOCUMENTS: Ways = &[SKIP, ("choose_documents", &[]), ("submit_documents", &[])];

#[test]
fn every_pane_speaks_the_language_of_the_token() {
    let server = bracketing();
    let mut walk = Walk {
        server: &server,
        catalog: fixtures::built_in(),
        found: BTreeSet::new(),
    };
    let numbers = json!({
        "products": ["auth"],
        "auth": { "same_day_microdeposits_enabled": true, "auth_type_select_enabled": true },
    });
    let verification = json!({
        "products": ["identity_verification"],
        "identity_verification": { "template_id": "idvtmp_4FrXJvfQU3zGUR" },
    });
    let user = server.ok("/user/create", json!({ "client_user_id": "u1" }));
    let income = json!({
        "products": ["income_verification"],
        "user_token": user.json()["user_token"],
        "income_verification": { "income_source_types": ["payroll"] },
    });
    let access_token = server.access_token(&["auth"]);
    let accounts = server.ok("/accounts/get", json!({ "access_token": access_token }));
    let proof = json!({
        "access_token": access_token,
        "products": ["identity"],
        "identity": {
            "is_document_upload": true,
            "account_ids": [accounts.text_at("/accounts/0/account_id")],
        },
    });
    for (request, ways) in [
        (json!({}), LOGIN),
        (json!({}), ERROR),
        (json!({}), RETURNING),
        (json!({}), OAUTH),
        (numbers, NUMBERS),
        (verification, VERIFICATION),
        (income.clone(), PAYROLL),
        (income, DOCUMENTS),
        (proof, PROOF),
    ] {
        walk.goes(request, ways);
    }
    let told: Vec<String> = walk.found.into_iter().collect();
    assert!(told.is_empty(), "in another language:\n{}", told.join("\n"));
}

#[test]
fn sums_are_written_in_the_language_of_the_token() {
    let server = Server::start();
    for (language, balance, lang) in [
        ("en", "$43,200.00", "lang=\"en\""),
        ("de", "43.200,00\u{a0}$", "lang=\"de\""),
        // Nobody has written Danish.
        ("da", "$43,200.00", "lang=\"en\""),
    ] {
        let mut person =
            Person::opens(&server, &server.link_token(json!({ "language": language })));
        person.skips_the_phone().picks("ins_109508");
        person.signs_in("user_good", "pass_good");
        assert!(
            person.page().contains(balance),
            "{language}: {}",
            person.page()
        );
        let token = server.link_token(json!({ "language": language }));
        let page = server.get(&format!("/link/v2/stable/link.html?token={token}"));
        assert!(page.text.contains(lang), "{language}: {}", page.text);
    }
}
