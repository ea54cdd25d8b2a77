//! From a session's state to the values of the page that shows it.

mod custom;
mod embedded;
mod events;
mod extra;
pub(super) mod webview;

pub(super) use embedded::embedded;
pub(super) use events::{opened, tell_all, tell_at_once};

use crate::api::wire::link_callback::Finish;
use crate::errors::{Error, ErrorCode};
use crate::http::language::{app_name, balance, english, words};
use crate::link::mfa::{DEVICES, Round};
use crate::link::{Extra, Portal, Step};
use crate::sandbox::catalog::{AccountSelect, Handoff, Institution, Language, LinkUi};
use crate::sandbox::ids::{LinkToken, Uuid};
use crate::sandbox::{LinkConfiguration, LinkSession, Sandbox};
use crate::ui::link as ui;
use crate::ui::link::{EmbeddedJson, Frame, InstitutionMark, Page, Pane};
use crate::ui::words::Words;

use super::identity;
use super::income;
use super::issue;
use super::layer;
use super::money;
use super::numbers;
use super::oauth::Browser;
use super::proof;
use super::returning;
use super::tiles::{brand_pane, colour, institutions};
use super::wording;

/// The page of a session as it stands; `None` if there is none.
pub(super) fn session(
    world: &Sandbox,
    session_id: Uuid,
    browser: &Browser,
    username: &str,
) -> Option<Page> {
    let record = world.token_of_session(session_id)?;
    let session = world.link_session(session_id)?;
    let language = world.catalog().language(&record.configuration.language);
    let view = View {
        language,
        words: words(language),
        world,
        session,
        configuration: &record.configuration,
        token: record.token,
        browser,
        username,
    };
    let mut page = Page {
        frame: view.frame(),
        pane: view.pane(),
        words: view.words,
    };
    if browser.is_webview() {
        webview::tell_of(&mut page, world, session, browser.told);
    }
    Some(page)
}

/// The name of the pane that is up.
pub(super) fn pane_name(world: &Sandbox, session_id: Uuid) -> Option<&'static str> {
    session(world, session_id, &Browser::default(), "").map(|page| page.pane.name())
}

/// The pane of an app whose token, or key, opens nothing.
pub(super) fn refused(words: Words, error: &Error) -> Page {
    let pane = wording::pane(&words, error, "", false);
    Page {
        words,
        frame: frame_without_session(),
        pane: Pane::Error(pane),
    }
}

/// The last page, with what the app is told.
fn finished(words: Words, finish: &Finish<'_>, app_name: &str) -> Page {
    let result = serde_json::to_string(finish).unwrap_or_default();
    let pane = ui::FinishedPane {
        success: finish.is_success(),
        app_name: app_name.to_owned(),
        result: EmbeddedJson::from_json(&result),
        redirect: None,
    };
    Page {
        words,
        frame: frame_without_session(),
        pane: Pane::Finished(pane),
    }
}

fn frame_without_session() -> Frame {
    Frame {
        progress: 100,
        ..Frame::default()
    }
}

/// What a page is drawn from.
pub(super) struct View<'a> {
    pub(super) language: &'a Language,
    pub(super) words: Words,
    pub(super) world: &'a Sandbox,
    pub(super) session: &'a LinkSession,
    pub(super) configuration: &'a LinkConfiguration,
    token: LinkToken,
    browser: &'a Browser,
    username: &'a str,
}

impl View<'_> {
    fn frame(&self) -> Frame {
        let session = self.session;
        Frame {
            session: session.id.to_string(),
            progress: progress(session.progress_step()),
            back: session.goes_back(),
            numbers: self.world.offers_numbers(self.configuration, session),
            colours: self.colours(),
            ..Frame::default()
        }
    }

    fn pane(&self) -> Pane {
        if let Some(finish) = Finish::new(self.world, self.session) {
            return finished(self.words.clone(), &finish, &self.app_name()).pane;
        }
        match self.session.step {
            Step::Consent => Pane::Phone(ui::PhonePane {
                app_name: self.app_name(),
                purpose: self.purpose(),
                known: !self.known_phone().is_empty(),
                phone: self.known_phone(),
                error: self.inline_error(),
            }),
            Step::VerifyPhone => Pane::Otp(ui::OtpPane {
                phone: self.given_phone(),
                resent: self.session.returning.resent > 0,
                error: self.inline_error(),
            }),
            Step::Institutions => {
                let query = self.session.search_query().unwrap_or_default();
                Pane::Institutions(institutions(
                    self.world,
                    &self.words,
                    self.configuration,
                    query,
                ))
            }
            Step::Brand => {
                let brand = self.session.brand.as_deref().unwrap_or_default();
                Pane::Brand(brand_pane(self.world, self.configuration, brand))
            }
            Step::Notice => self.notice(),
            Step::Credentials => self.credentials(),
            Step::Oauth => Pane::Oauth(ui::OauthPane {
                institution: self.mark(),
                boxes: self.boxes(),
                shared: self.shared(),
                site: self.bank_site(),
                scan: self.scan_code(),
            }),
            Step::OauthWaiting => Pane::OauthWaiting(ui::OauthWaitingPane {
                institution: self.mark(),
                site: self.bank_site(),
            }),
            Step::Recaptcha => Pane::Recaptcha(ui::RecaptchaPane {
                institution: self.mark(),
            }),
            Step::Mfa => self.mfa(),
            Step::Accounts => self.accounts(),
            Step::Numbers(step) => Pane::Numbers(numbers::pane(self, step)),
            Step::Identity(step) => Pane::Identity(identity::pane(self, step)),
            Step::Returning(step) => Pane::Returning(returning::pane(self, step)),
            Step::Issue(step) => Pane::Issue(issue::pane(self, step)),
            Step::Income(step) => Pane::Income(income::pane(self, step)),
            Step::Layer(step) => layer::pane(self, step),
            Step::Money(step) => Pane::Money(money::pane(self, step)),
            Step::Proof => Pane::Proof(proof::pane(self)),
            Step::Connected => Pane::Connected(self.connected()),
            Step::Failed => self.failed(),
            Step::Leaving => Pane::Exit(ui::ExitPane {
                app_name: self.app_name(),
            }),
            Step::Extra(extra) => self.extra(extra),
        }
    }

    fn ui(&self) -> LinkUi {
        self.world.link_ui(self.configuration)
    }

    pub(super) fn app_name(&self) -> String {
        app_name(&self.words, self.configuration)
    }

    /// An institution's own word for a field, if it has one.
    fn label(&self, own: &str, usual: &'static str) -> String {
        let catalog = self.world.catalog();
        if own == english(catalog).say(usual) {
            self.said(usual)
        } else {
            own.to_owned()
        }
    }

    fn said(&self, key: &'static str) -> String {
        self.words.say(key).to_owned()
    }

    fn bank_site(&self) -> ui::BankSite {
        self.browser
            .bank_site(self.token, self.session, self.configuration)
            .expect("a session on the way to a bank has an institution and a state id")
    }

    /// The code that takes a phone to the bank's own site, at banks that have one.
    fn scan_code(&self) -> Option<ui::ScanCode> {
        let institution = self.institution()?;
        let scans = institution.handoff == Handoff::QrCode;
        scans
            .then(|| self.browser.scan_code(self.session, self.configuration))
            .flatten()
    }

    fn institution(&self) -> Option<&Institution> {
        let (id, _) = self.session.institution.as_ref()?;
        self.world.institution(id)
    }

    pub(super) fn mark(&self) -> InstitutionMark {
        self.institution().map_or_else(
            || InstitutionMark {
                name: String::new(),
                colour: String::new(),
            },
            |it| InstitutionMark {
                name: it.name.clone(),
                colour: colour(it),
            },
        )
    }

    pub(super) fn inline_error(&self) -> Option<String> {
        let error = self
            .session
            .error
            .as_ref()
            .filter(|_| self.session.shows_error())?;
        Some(wording::inline(&self.words, error.code, &self.mark().name))
    }

    fn notice(&self) -> Pane {
        let health = match self.session.portal {
            Portal::Degraded | Portal::DegradedOauth => ui::Health::Degraded,
            Portal::Down => ui::Health::Down,
            Portal::OutOfReach => ui::Health::OldApp,
            Portal::Filtered | Portal::Credentials | Portal::Numbers | Portal::Oauth => {
                ui::Health::Unsupported
            }
        };
        Pane::Health(ui::HealthPane {
            institution: self.mark(),
            app_name: self.app_name(),
            health,
            may_choose: self.session.chooses_institution(),
        })
    }

    fn credentials(&self) -> Pane {
        let labels = self
            .institution()
            .map(|it| (&it.username_label, &it.password_label));
        let (username_label, password_label) = labels.map_or_else(
            || (self.said("username"), self.said("password")),
            |(username, password)| {
                let labels = (username.as_str(), password.as_str());
                (
                    self.label(labels.0, "username"),
                    self.label(labels.1, "password"),
                )
            },
        );
        Pane::Credentials(ui::CredentialsPane {
            institution: self.mark(),
            username_label,
            password_label,
            pin_label: self.institution().and_then(|it| it.pin_label.clone()),
            username: self.username.to_owned(),
            error: self.inline_error(),
            attempt: u32::from(self.session.wrong_logins()) + 1,
        })
    }

    fn mfa(&self) -> Pane {
        let asked = self.session.mfa.as_ref();
        let prompt = match asked.and_then(|asked| asked.round()) {
            Some(Round::Devices) => {
                ui::MfaPrompt::Devices(DEVICES.iter().map(|it| (*it).to_owned()).collect())
            }
            Some(Round::Questions(questions)) => ui::MfaPrompt::Questions(
                questions
                    .iter()
                    .map(|it| ui::MfaQuestion {
                        text: it.text.clone(),
                        options: it.options.clone(),
                    })
                    .collect(),
            ),
            Some(Round::Code) | None => ui::MfaPrompt::Code {
                sent_to: asked.map_or("", |asked| asked.device()).to_owned(),
            },
        };
        Pane::Mfa(ui::MfaPane {
            institution: self.mark(),
            prompt,
            error: self.inline_error(),
        })
    }

    fn accounts(&self) -> Pane {
        let select = self.world.account_select(self.configuration, self.session);
        let offered = self.session.offered_accounts(self.configuration);
        Pane::Accounts(ui::AccountsPane {
            institution: self.mark(),
            selection: match select {
                AccountSelect::Single => ui::Selection::Single,
                AccountSelect::Multiple => ui::Selection::Multiple,
                AccountSelect::All => ui::Selection::All,
            },
            accounts: offered
                .into_iter()
                .map(|(position, account)| ui::Account {
                    account_id: position.to_string(),
                    name: account.name.clone(),
                    mask: Some(account.mask.clone()),
                    balance: balance(self.language, account),
                    selected: select != AccountSelect::Single && self.session.suggests(position),
                })
                .collect(),
            shared: self.shared(),
            error: None,
        })
    }

    fn failed(&self) -> Pane {
        let unknown = Error::from(ErrorCode::InternalServerError);
        let error = self.session.error.as_ref().unwrap_or(&unknown);
        let again = self.session.updates() || self.session.portal == Portal::Oauth;
        let pane = wording::pane(&self.words, error, &self.mark().name, again);
        let lost = error.code == ErrorCode::ProfileAuthenticationFailed;
        Pane::Error(match self.configuration.layer {
            Some(_) if lost => layer::failed(&self.words, pane),
            _ => pane,
        })
    }
}

fn progress(step: Step) -> u8 {
    match step {
        Step::Extra(Extra::Consent(_)) => 4,
        Step::Consent => 8,
        Step::VerifyPhone => 16,
        Step::Institutions => 25,
        Step::Brand | Step::Notice => 30,
        Step::Credentials | Step::Oauth | Step::Failed | Step::Leaving => 45,
        Step::Recaptcha | Step::OauthWaiting => 50,
        Step::Mfa => 60,
        Step::Accounts => 75,
        Step::Numbers(step) => numbers::progress(step),
        Step::Identity(step) => identity::progress(step),
        Step::Returning(step) => returning::progress(step),
        Step::Issue(_) | Step::Proof => 50,
        Step::Income(step) => income::progress(step),
        Step::Layer(step) => layer::progress(step),
        Step::Money(step) => money::progress(step),
        Step::Extra(Extra::Returned) => 80,
        Step::Extra(Extra::Sharing) => 85,
        Step::Extra(Extra::Report) => 90,
        Step::Connected | Step::Extra(Extra::Another | Extra::Save) => 95,
    }
}
