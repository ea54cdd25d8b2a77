//! Every page with values it may have, for tests and for looking at.

mod extra;
mod identity;
mod income;
mod issue;
mod layer;
mod money;
mod numbers;
mod own_site;
mod proof;
mod returning;
mod values;

use super::{
    BootPage, ConnectedPane, CredentialsPane, EmbeddedJson, EmbeddedPage, ErrorPane, ExitPane,
    FinishedPane, Frame, Health, HealthPane, InstitutionsPane, LoadingPane, MfaPane, MfaPrompt,
    MfaQuestion, Mode, OtpPane, Page, Pane, PhonePane, RecaptchaPane, SavePane, Selection, WayOut,
};
use crate::ui::words::Words;
use values::{accounts, institutions, mark, platypus, platypus_bank};

const APP: &str = "Wonderwallet";
const SESSION: &str = "3f1c9a52-7d3e-4b68-9d0a-5a1be2c7f604";
const TOKEN: &str = "link-sandbox-af1a0311-da53-4636-b754-dd15cc058176";
const ORIGIN: &str = "http://localhost:3000";
const OPENED: &str = r#"[{"eventName": "OPEN", "metadata": {
  "link_session_id": "3f1c9a52-7d3e-4b68-9d0a-5a1be2c7f604", "view_name": "CONSENT"
}}]"#;
const SUCCESS: &str = r#"{
  "result": "success",
  "public_token": "public-sandbox-b0e2c4ee-a763-4df5-bfe9-46a46bce993d",
  "metadata": {"institution": {"name": "A <b> & C", "institution_id": "ins_109508"}},
  "events": [{"eventName": "HANDOFF", "metadata": {}}]
}"#;
const EXIT: &str = r#"{
  "result": "exit",
  "error": null,
  "metadata": {"institution": null, "status": "</script>"},
  "events": []
}"#;

impl Page {
    /// Every pane in its states, each with a name.
    pub fn samples(words: &Words) -> Vec<(&'static str, Page)> {
        let mut samples = start();
        samples.extend(login());
        samples.extend(own_site::pages());
        samples.extend(questions());
        samples.extend(numbers::samples());
        samples.extend(income::pages());
        samples.extend([money::pages(), proof::pages()].concat());
        samples.extend(end());
        samples.extend(extra::pages());
        samples.extend(layer::pages());
        samples.extend(identity::pages());
        samples.extend(issue::pages());
        samples.extend(returning::pages());
        for (_, page) in &mut samples {
            page.words = words.clone();
        }
        samples
    }
}

impl BootPage {
    /// The first document as it is framed and as it stands alone.
    pub fn samples(words: &Words) -> Vec<(&'static str, BootPage)> {
        let boot = |mode, received_redirect_uri| BootPage {
            words: words.clone(),
            mode,
            token: TOKEN.to_owned(),
            received_redirect_uri,
        };
        let returned =
            format!("{ORIGIN}/oauth?oauth_state_id=9d5feadd-a873-43eb-97ba-422f35ce849b");
        vec![
            (
                "boot",
                boot(
                    Mode::Frame {
                        origin: ORIGIN.to_owned(),
                    },
                    None,
                ),
            ),
            ("boot-page", boot(Mode::Page, Some(returned))),
        ]
    }
}

impl EmbeddedPage {
    /// The tiles.
    pub fn samples(words: &Words) -> Vec<(&'static str, EmbeddedPage)> {
        let it = InstitutionsPane {
            brands: Vec::new(),
            ..institutions("")
        };
        let tiles = EmbeddedPage {
            words: words.clone(),
            origin: ORIGIN.to_owned(),
            it,
            manual: true,
            refusal: None,
        };
        let refusal = ("No institutions here".to_owned(), "Open Link.".to_owned());
        let refused = EmbeddedPage {
            manual: false,
            refusal: Some(refusal),
            ..tiles.clone()
        };
        vec![("embedded", tiles), ("embedded-refused", refused)]
    }
}

fn start() -> Vec<(&'static str, Page)> {
    let phone = |app_name: &str, phone: &str, error: Option<&str>| {
        Pane::Phone(PhonePane {
            app_name: app_name.to_owned(),
            purpose: "connect your account".to_owned(),
            known: phone.contains('•'),
            phone: phone.to_owned(),
            error: error.map(str::to_owned),
        })
    };
    let frame = Frame {
        live_events: Some(EmbeddedJson::from_json(OPENED)),
        ..frame(8, false)
    };
    let nothing = InstitutionsPane {
        featured: Vec::new(),
        ..institutions("zzz")
    };
    vec![
        (
            "phone",
            Page {
                words: Words::default(),
                frame,
                pane: phone(APP, "", None),
            },
        ),
        (
            "phone-error",
            page(
                8,
                phone(APP, "415555", Some("Enter a US number of 10 digits.")),
            ),
        ),
        (
            "phone-hostile",
            page(8, phone("<b>\"Tom\" & 'Co'</b></script>", "\"><i>", None)),
        ),
        ("phone-known", page(8, phone(APP, "(•••) •••-0011", None))),
        ("otp", page(16, otp(None))),
        (
            "otp-error",
            page(
                16,
                otp(Some("Security code incorrect. Check it and try again.")),
            ),
        ),
        (
            "institutions",
            page(25, Pane::Institutions(institutions(""))),
        ),
        ("institutions-none", page(25, Pane::Institutions(nothing))),
        ("brand", page(30, Pane::Brand(platypus()))),
        (
            "health-degraded",
            page(
                30,
                health("Unhealthy Platypus Bank - Degraded", Health::Degraded),
            ),
        ),
        (
            "health-down",
            page(30, health("Unhealthy Platypus Bank - Down", Health::Down)),
        ),
        ("health-old-app", page(30, health("Chase", Health::OldApp))),
        (
            "health-unsupported",
            page(
                30,
                health(
                    "Unsupported Platypus Bank - Institution Not Supported",
                    Health::Unsupported,
                ),
            ),
        ),
    ]
}

fn otp(error: Option<&str>) -> Pane {
    let phone = "415-555-0010".to_owned();
    Pane::Otp(OtpPane {
        phone,
        resent: error.is_some(),
        error: error.map(str::to_owned),
    })
}

fn login() -> Vec<(&'static str, Page)> {
    let credentials = |username: &str, error: Option<&str>, attempt| {
        Pane::Credentials(CredentialsPane {
            institution: platypus_bank(),
            username_label: "Username".to_owned(),
            password_label: "Password".to_owned(),
            pin_label: (username == "pin_user").then(|| "PIN".to_owned()),
            username: username.to_owned(),
            error: error.map(str::to_owned),
            attempt,
        })
    };
    let wrong = "The credentials you provided were incorrect. Check that they are the ones you \
                 use at First Platypus Bank.";
    let loading = LoadingPane {
        waits_for: "Logging in to Tartan Bank".to_owned(),
        poll: true,
    };
    vec![
        ("credentials", page(45, credentials("", None, 1))),
        (
            "credentials-error",
            page(45, credentials("user_bad", Some(wrong), 2)),
        ),
        (
            "credentials-pin",
            page(45, credentials("pin_user", None, 1)),
        ),
        ("loading", page(60, Pane::Loading(loading))),
        ("accounts-all", page(75, accounts(Selection::All))),
        ("accounts-multiple", page(75, accounts(Selection::Multiple))),
        ("accounts-single", page(75, accounts(Selection::Single))),
    ]
}

fn questions() -> Vec<(&'static str, Page)> {
    let mfa = |prompt, error: Option<&str>| {
        let error = error.map(str::to_owned);
        page(
            55,
            Pane::Mfa(MfaPane {
                institution: platypus_bank(),
                prompt,
                error,
            }),
        )
    };
    let question = |text: &str, options: &[&str]| MfaQuestion {
        text: text.to_owned(),
        options: options.iter().map(|option| (*option).to_owned()).collect(),
    };
    let devices = ["••• ••• 1111", "s...h@plaid.com"]
        .map(str::to_owned)
        .to_vec();
    let sent_to = "••• ••• 1111".to_owned();
    let asked = vec![
        question("What is <your> pet's name?", &[]),
        question("And yours?", &[]),
    ];
    let chosen = vec![question("You say tomato, I say...?", &["tomato", "potato"])];
    let wrong = Some("Your answers were incorrect.");
    vec![
        (
            "recaptcha",
            page(
                50,
                Pane::Recaptcha(RecaptchaPane {
                    institution: platypus_bank(),
                }),
            ),
        ),
        ("mfa-device", mfa(MfaPrompt::Devices(devices), None)),
        (
            "mfa-code",
            mfa(
                MfaPrompt::Code {
                    sent_to: sent_to.clone(),
                },
                None,
            ),
        ),
        ("mfa-code-error", mfa(MfaPrompt::Code { sent_to }, wrong)),
        ("mfa-questions", mfa(MfaPrompt::Questions(asked), wrong)),
        ("mfa-selections", mfa(MfaPrompt::Questions(chosen), None)),
    ]
}

fn end() -> Vec<(&'static str, Page)> {
    let finished = |success, result: &str, redirect: Option<&str>| {
        Pane::Finished(FinishedPane {
            success,
            app_name: APP.to_owned(),
            result: EmbeddedJson::from_json(result),
            redirect: redirect.map(str::to_owned),
        })
    };
    vec![
        (
            "connected",
            page(
                100,
                Pane::Connected(ConnectedPane {
                    title: "Success".to_owned(),
                    text: format!("Your account has been successfully linked to {APP}"),
                    button: "Continue".to_owned(),
                }),
            ),
        ),
        (
            "save",
            page(
                95,
                Pane::Save(SavePane {
                    institution: platypus_bank(),
                    phone: String::new(),
                    error: None,
                }),
            ),
        ),
        (
            "error-retry",
            page(
                45,
                error("We could not reach your institution", WayOut::Retry),
            ),
        ),
        (
            "error-institution",
            page(
                45,
                error(
                    "Your institution is not responding",
                    WayOut::AnotherInstitution,
                ),
            ),
        ),
        (
            "error-exit",
            page(45, error("This session has expired", WayOut::Exit)),
        ),
        (
            "exit",
            page(
                45,
                Pane::Exit(ExitPane {
                    app_name: APP.to_owned(),
                }),
            ),
        ),
        ("finished-success", page(100, finished(true, SUCCESS, None))),
        (
            "finished-exit",
            page(
                45,
                finished(
                    false,
                    EXIT,
                    Some("plaidlink://exit?status=requires_credentials"),
                ),
            ),
        ),
    ]
}

fn page(progress: u8, pane: Pane) -> Page {
    Page {
        words: Words::default(),
        frame: frame(progress, progress > 25 && progress < 100),
        pane,
    }
}

fn frame(progress: u8, back: bool) -> Frame {
    Frame {
        session: SESSION.to_owned(),
        progress,
        back,
        ..Frame::default()
    }
}

fn health(name: &str, health: Health) -> Pane {
    Pane::Health(HealthPane {
        institution: mark(name),
        app_name: APP.to_owned(),
        health,
        may_choose: true,
    })
}

fn error(title: &str, way_out: WayOut) -> Pane {
    Pane::Error(ErrorPane {
        title: title.to_owned(),
        text: "We cannot connect to it at the moment. Nothing was shared.".to_owned(),
        error_code: Some("INSTITUTION_NOT_RESPONDING".to_owned()),
        way_out,
    })
}
