//! Every page with values it may have, for tests and for looking at.

use super::{
    Account, AccountsPane, BootPage, BrandPane, Choice, ConnectedPane, CredentialsPane,
    EmbeddedJson, EmbeddedPage, ErrorPane, ExitPane, FinishedPane, Frame, Health, HealthPane,
    InstitutionMark, InstitutionsPane, LoadingPane, Mode, Page, Pane, PhonePane, SavePane,
    Selection, Tile, WayOut,
};

const APP: &str = "Wonderwallet";
const SESSION: &str = "3f1c9a52-7d3e-4b68-9d0a-5a1be2c7f604";
const TOKEN: &str = "link-sandbox-af1a0311-da53-4636-b754-dd15cc058176";
const ORIGIN: &str = "http://localhost:3000";

impl Page {
    /// Every pane in its states, each with a name.
    pub fn samples() -> Vec<(&'static str, Page)> {
        let mut samples = start();
        samples.extend(login());
        samples.extend(end());
        samples
    }
}

impl BootPage {
    /// The first document as it is framed and as it stands alone.
    pub fn samples() -> Vec<(&'static str, BootPage)> {
        let boot = |mode, received_redirect_uri| BootPage {
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
    pub fn samples() -> Vec<(&'static str, EmbeddedPage)> {
        let it = InstitutionsPane {
            brands: Vec::new(),
            ..institutions("")
        };
        vec![(
            "embedded",
            EmbeddedPage {
                origin: ORIGIN.to_owned(),
                it,
            },
        )]
    }
}

fn start() -> Vec<(&'static str, Page)> {
    let opened = r#"[{"eventName":"OPEN","metadata":{"link_session_id":"3f1c9a52-7d3e-4b68-9d0a-5a1be2c7f604","view_name":"CONSENT"}}]"#;
    let phone = |app_name: &str, phone: &str, error: Option<&str>| {
        Pane::Phone(PhonePane {
            app_name: app_name.to_owned(),
            phone: phone.to_owned(),
            error: error.map(str::to_owned),
        })
    };
    let frame = Frame {
        live_events: Some(EmbeddedJson::from_json(opened)),
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

fn login() -> Vec<(&'static str, Page)> {
    let credentials = |username: &str, error: Option<&str>, attempt| {
        Pane::Credentials(CredentialsPane {
            institution: platypus_bank(),
            username_label: "Username".to_owned(),
            password_label: "Password".to_owned(),
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
        ("loading", page(60, Pane::Loading(loading))),
        ("accounts-all", page(75, accounts(Selection::All))),
        ("accounts-multiple", page(75, accounts(Selection::Multiple))),
        ("accounts-single", page(75, accounts(Selection::Single))),
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
    let success = r#"{"result":"success","public_token":"public-sandbox-b0e2c4ee-a763-4df5-bfe9-46a46bce993d","metadata":{"institution":{"name":"First Platypus Bank","institution_id":"ins_109508"},"accounts":[],"link_session_id":"3f1c9a52-7d3e-4b68-9d0a-5a1be2c7f604"},"events":[{"eventName":"HANDOFF","metadata":{}}]}"#;
    let exit = r#"{"result":"exit","error":null,"metadata":{"institution":null,"status":"</script>","link_session_id":null,"request_id":null},"events":[]}"#;
    vec![
        (
            "connected",
            page(
                100,
                Pane::Connected(ConnectedPane {
                    app_name: APP.to_owned(),
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
        ("finished-success", page(100, finished(true, success, None))),
        (
            "finished-exit",
            page(
                45,
                finished(
                    false,
                    exit,
                    Some("plaidlink://exit?status=requires_credentials"),
                ),
            ),
        ),
    ]
}

fn page(progress: u8, pane: Pane) -> Page {
    Page {
        frame: frame(progress, progress > 25 && progress < 100),
        pane,
    }
}

fn frame(progress: u8, back: bool) -> Frame {
    Frame {
        session: SESSION.to_owned(),
        progress,
        back,
        live_events: None,
    }
}

fn institutions(query: &str) -> InstitutionsPane {
    let featured = [
        ("ins_56", "Chase", "www.chase.com", "#1352a1"),
        (
            "ins_127989",
            "Bank of America",
            "www.bankofamerica.com",
            "#c41230",
        ),
        ("ins_127991", "Wells Fargo", "www.wellsfargo.com", "#d71e28"),
        ("ins_5", "Citibank Online", "www.citi.com", "#003b70"),
        ("ins_109511", "Tartan Bank", "www.tartan.example", "#8b1e3f"),
        (
            "ins_109512",
            "Houndstooth Bank",
            "www.houndstooth.example",
            "#f2c94c",
        ),
        ("ins_19", "Regions Bank", "www.regions.com", "#528400"),
        ("ins_20", "Citizens Bank", "www.citizensbank.com", "#008555"),
        (
            "ins_15",
            "Navy Federal Credit Union",
            "www.navyfederal.org",
            "",
        ),
        ("ins_21", "Huntington Bank", "www.huntington.com", ""),
        ("ins_13", "PNC", "www.pnc.com", "#f58025"),
    ];
    let more = [
        (
            "ins_130016",
            "First Platypus Balance Bank",
            "www.plaid.com",
            "#0075a3",
        ),
        ("ins_109509", "First Gingham Credit Union", "", ""),
        ("ins_109510", "Tattersall Federal Credit Union", "", ""),
        ("ins_115616", "Vanguard", "www.vanguard.com", ""),
    ];
    let brand = Tile {
        choice: Choice::Brand {
            brand: "first_platypus_bank".to_owned(),
            institution_id: "ins_109508".to_owned(),
        },
        ..tile(("", "First Platypus Bank", "www.plaid.com", "#0075a3"))
    };
    let mut featured: Vec<Tile> = featured.into_iter().map(tile).collect();
    featured.insert(4, brand);
    InstitutionsPane {
        query: query.to_owned(),
        featured,
        more: more.into_iter().map(tile).collect(),
        brands: vec![platypus()],
    }
}

fn platypus() -> BrandPane {
    let institutions = [
        (
            "ins_109508",
            "First Platypus Bank",
            "www.plaid.com",
            "#0075a3",
        ),
        (
            "ins_129644",
            "First Platypus Bank - OAuth",
            "www.plaid.com",
            "#0075a3",
        ),
    ];
    BrandPane {
        brand: "first_platypus_bank".to_owned(),
        name: "First Platypus Bank".to_owned(),
        colour: "#0075a3".to_owned(),
        institutions: institutions.into_iter().map(tile).collect(),
    }
}

fn tile((institution_id, name, website, colour): (&str, &str, &str, &str)) -> Tile {
    Tile {
        choice: Choice::Institution {
            institution_id: institution_id.to_owned(),
        },
        name: name.to_owned(),
        website: website.to_owned(),
        colour: colour.to_owned(),
        keywords: String::new(),
    }
}

fn platypus_bank() -> InstitutionMark {
    InstitutionMark {
        name: "First Platypus Bank".to_owned(),
        colour: "#0075a3".to_owned(),
    }
}

fn accounts(selection: Selection) -> Pane {
    let all = [
        ("Plaid Checking", "0000", "$110.00"),
        ("Plaid Saving", "1111", "$210.00"),
        ("Plaid CD", "2222", "$1,000.00"),
        ("Plaid Credit Card", "3333", "$410.00"),
        ("Plaid Money Market", "4444", "$43,200.00"),
        ("Plaid IRA", "5555", "$320.76"),
        ("Plaid 401k", "6666", "$23,631.98"),
        ("Plaid Student Loan", "7777", "$65,262.00"),
        ("Plaid Mortgage", "8888", "$56,302.06"),
    ];
    let accounts = all.into_iter().map(|(name, mask, balance)| Account {
        account_id: format!("account-{mask}"),
        name: name.to_owned(),
        mask: Some(mask.to_owned()),
        balance: (selection != Selection::Single).then(|| balance.to_owned()),
        selected: selection != Selection::Single,
    });
    Pane::Accounts(AccountsPane {
        institution: platypus_bank(),
        selection,
        accounts: accounts.collect(),
        app_name: APP.to_owned(),
        shared_data: ["contact info", "account and balance info", "transactions"]
            .map(str::to_owned)
            .to_vec(),
        error: None,
    })
}

fn health(name: &str, health: Health) -> Pane {
    Pane::Health(HealthPane {
        institution: InstitutionMark {
            name: name.to_owned(),
            colour: String::new(),
        },
        app_name: APP.to_owned(),
        health,
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
